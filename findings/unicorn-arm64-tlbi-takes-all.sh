#!/usr/bin/env bash
# A good guess: TLBI VAE1IS takes the address it names, and a flush of the wrong address shows as a stale read.
# What happens: arm64 in Unicorn works in units of 1 KiB by default (ctl_get_page_size() says so), for the sake of old ARM. A
#   4 KiB page is a "large page" to it, and of large pages it remembers one range that spans all it has seen: TLBI of any address
#   in that range empties the whole TLB. Which addresses flush everything thus depends on what else the guest has touched.
#   After ctl_set_page_size(4096), right after the engine was made, only the page that is named goes.
# Why it matters: a TLBI of the wrong page, an off-by-one in a range, a shift too many: none shows with the default.
# unicorn 2.1.4 (PyPI); 2026-11-27
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check --no-deps unicorn==2.1.4 2> "$tmp/pip.log" || { cat "$tmp/pip.log"; exit 1; }

cat > "$tmp/probe.py" <<'PY'
import struct, unicorn
from unicorn import *
from unicorn.arm64_const import *

def q(uc, at, value):
    uc.mem_write(at, struct.pack("<Q", value))

def stale(page_size, tlbi):
    """Load of 100000; its entry changed; TLBI of another address; load again."""
    uc = Uc(UC_ARCH_ARM64, UC_MODE_ARM)
    if page_size:
        uc.ctl_set_page_size(page_size)
    uc.mem_map(0, 0x200000)
    uc.mem_write(0x50000, b"\x11" * 8)
    uc.mem_write(0x60000, b"\x22" * 8)
    q(uc, 0x1000, 0x2003); q(uc, 0x2000, 0x3003)
    q(uc, 0x3080, 0x10703); q(uc, 0x3018, 0x3703); q(uc, 0x3800, 0x50703)
    uc.cpr_write(3, 6, 1, 1, 0, 1 << 10 | 1)        # SCR_EL3.RW, HCR_EL2.RW: AArch64 below
    uc.cpr_write(3, 4, 1, 1, 0, 1 << 31)
    code = (0xd5182003, 0xd518204a, 0xd518a205, 0xd5033fdf, 0xd5181006, 0xd5033fdf,     # TTBR0, TCR, MAIR, SCTLR
            0xf9400020, 0xf90000e8, 0xd5033f9f, 0xd5088324, 0xd5033f9f, 0xd5033fdf, 0xf9400020)
            # ldr x0, [x1]; str x8, [x7]; dsb; tlbi vae1is, x4; dsb; isb; ldr x0, [x1]
    uc.mem_write(0x10000, b"".join(struct.pack("<I", c) for c in code))
    for reg, value in ((UC_ARM64_REG_X3, 0x1000), (UC_ARM64_REG_X4, tlbi >> 12), (UC_ARM64_REG_X5, 0xff),
                       (UC_ARM64_REG_X6, uc.cpr_read(3, 0, 1, 0, 0) | 1), (UC_ARM64_REG_X1, 0x100000),
                       (UC_ARM64_REG_X7, 0x3800), (UC_ARM64_REG_X8, 0x60703),
                       (UC_ARM64_REG_X10, 25 | 1 << 23 | 2 << 32)):
        uc.reg_write(reg, value)
    uc.emu_start(0x10000, 0x10000 + 4 * len(code))
    return "flushed" if uc.reg_read(UC_ARM64_REG_X0) == 0x2222222222222222 else "stale"

print("unicorn", unicorn.__version__)
print("page size by default:", Uc(UC_ARCH_ARM64, UC_MODE_ARM).ctl_get_page_size())
for tlbi in (0x100000, 0x101000, 0x1ff000, 0x200000, 0x1000, 0x100):
    print("TLBI of %x:" % tlbi, stale(None, tlbi), "by default,", stale(4096, tlbi), "with pages of 4096")
PY

cat > "$tmp/expected" <<'OUT'
unicorn 2.1.4
page size by default: 1024
TLBI of 100000: flushed by default, flushed with pages of 4096
TLBI of 101000: flushed by default, stale with pages of 4096
TLBI of 1ff000: flushed by default, stale with pages of 4096
TLBI of 200000: stale by default, stale with pages of 4096
TLBI of 1000: flushed by default, stale with pages of 4096
TLBI of 100: flushed by default, stale with pages of 4096
OUT

"$tmp/venv/bin/python" "$tmp/probe.py" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: no longer as found"; exit 1; }
echo "as found"
