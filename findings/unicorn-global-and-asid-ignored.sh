#!/usr/bin/env bash
# A good guess: as the emulator keeps stale translations, it keeps them by the tags that the hardware has: x86 entries with the
#   global bit live through a reload of CR3 (with CR4.PGE), and arm64's TLBI by address takes an entry that is not global only
#   under the ASID it names.
# What happens: neither tag is looked at. A reload of CR3 takes global entries along, and TLBI VAE1IS with any other ASID
#   takes the entry (an address one page on does not: addresses are looked at). Not every emulator is so: v86 keeps global
#   entries over a reload.
# Why it matters: forgetting to flush global mappings, and flushing under the wrong ASID, are classic bugs of page-table code,
#   and a run on Unicorn finds neither.
# unicorn 2.1.4 (PyPI); 2026-11-27
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check --no-deps unicorn==2.1.4 2> "$tmp/pip.log" || { cat "$tmp/pip.log"; exit 1; }

cat > "$tmp/probe.py" <<'PY'
import struct, unicorn
from unicorn import *
from unicorn.x86_const import *

LOAD, STORE = b"\x48\x8b\x03", b"\x48\x89\x03"         # mov rax, [rbx]; mov [rbx], rax

def q(uc, at, value):
    uc.mem_write(at, struct.pack("<Q", value))

def entry_at(uc, at):
    return struct.unpack("<Q", uc.mem_read(at, 8))[0]

def tables(uc, root, frame):
    """Four tables from root on: code mapped one to one, and 100000 mapped to frame."""
    for table in (root, root + 0x1000, root + 0x2000):
        q(uc, table, table + 0x1000 | 7)
    q(uc, root + 0x3080, 0x10007)
    q(uc, root + 0x3800, frame | 7)

def machine():
    uc = Uc(UC_ARCH_X86, UC_MODE_64)
    uc.mem_map(0, 0x200000)
    tables(uc, 0x1000, 0x50000)
    uc.mem_write(0x50000, b"\x11" * 8)
    uc.mem_write(0x60000, b"\x22" * 8)
    uc.reg_write(UC_X86_REG_CR3, 0x1000)
    uc.reg_write(UC_X86_REG_CR4, uc.reg_read(UC_X86_REG_CR4) | 0x20)
    uc.reg_write(UC_X86_REG_CR0, uc.reg_read(UC_X86_REG_CR0) | 0x80010001)
    return uc

def run(uc, code, address=0x100000, value=0):
    uc.mem_write(0x10000, code)
    uc.ctl_remove_cache(0x10000, 0x10000 + len(code))
    uc.reg_write(UC_X86_REG_RBX, address)
    uc.reg_write(UC_X86_REG_RAX, value)
    uc.emu_start(0x10000, 0x10000 + len(code))
    return uc.reg_read(UC_X86_REG_RAX)

from unicorn import arm64_const as a

def x86(globally):
    uc = machine()
    uc.reg_write(UC_X86_REG_CR4, uc.reg_read(UC_X86_REG_CR4) | 1 << 7)          # PGE
    q(uc, 0x4800, 0x50007 | globally)
    run(uc, LOAD)
    q(uc, 0x4800, 0x60007 | globally)
    old = run(uc, LOAD)
    new = run(uc, b"\x0f\x20\xd8\x0f\x22\xd8" + LOAD)                           # mov rax, cr3; mov cr3, rax
    return "before %x, after a reload of CR3 %x" % (old & 0xff, new & 0xff)

def arm64(tlbi):
    """Space of ASID 1. Load; entry changed by the guest; TLBI of x4; load."""
    uc = Uc(UC_ARCH_ARM64, UC_MODE_ARM)
    uc.ctl_set_page_size(4096)              # else every TLBI takes everything: unicorn-arm64-tlbi-takes-all.sh
    uc.mem_map(0, 0x200000)
    uc.mem_write(0x50000, b"\x11" * 8)
    uc.mem_write(0x60000, b"\x22" * 8)
    q(uc, 0x1000, 0x2003); q(uc, 0x2000, 0x3003)
    q(uc, 0x3080, 0x10703); q(uc, 0x3018, 0x3703); q(uc, 0x3800, 0x50f03)       # bit 11: not global
    uc.cpr_write(3, 6, 1, 1, 0, 1 << 10 | 1)
    uc.cpr_write(3, 4, 1, 1, 0, 1 << 31)
    code = (0xd5182003, 0xd5182044, 0xd518a205, 0xd5033fdf, 0xd5181006, 0xd5033fdf,
            0xf9400020, 0xf90000e8, 0xd5033f9f, 0xd5088324 if tlbi is not None else 0xd503201f, 0xd5033f9f, 0xd5033fdf,
            0xf9400020)     # ldr x0, [x1]; str x8, [x7]; dsb; tlbi vae1is, x4 or nop; dsb; isb; ldr x0, [x1]
    uc.mem_write(0x10000, b"".join(struct.pack("<I", c) for c in code))
    for reg, value in ((a.UC_ARM64_REG_X3, 1 << 48 | 0x1000), (a.UC_ARM64_REG_X4, tlbi or 0), (a.UC_ARM64_REG_X5, 0xff),
                       (a.UC_ARM64_REG_X6, uc.cpr_read(3, 0, 1, 0, 0) | 1), (a.UC_ARM64_REG_X1, 0x100000),
                       (a.UC_ARM64_REG_X7, 0x3800), (a.UC_ARM64_REG_X8, 0x60f03)):
        uc.reg_write(reg, value)
    tcr = 25 | 1 << 23 | 2 << 32 | 1 << 36                                      # 16 bits of ASID, of TTBR0
    uc.mem_write(0x10004, struct.pack("<I", 0xd518204a))                        # msr tcr_el1, x10
    uc.reg_write(a.UC_ARM64_REG_X10, tcr)
    uc.emu_start(0x10000, 0x10000 + 4 * len(code))
    return "%x" % (uc.reg_read(a.UC_ARM64_REG_X0) & 0xff)

print("unicorn", unicorn.__version__)
print("x86, plain entry: ", x86(0))
print("x86, global entry:", x86(1 << 8))
print("arm64, no TLBI:                  ", arm64(None))
print("arm64, TLBI, ASID 1, the address:", arm64(1 << 48 | 0x100))
print("arm64, TLBI, ASID 7, the address:", arm64(7 << 48 | 0x100))
print("arm64, TLBI, ASID 1, a page on:  ", arm64(1 << 48 | 0x101))
PY

cat > "$tmp/expected" <<'OUT'
unicorn 2.1.4
x86, plain entry:  before 11, after a reload of CR3 22
x86, global entry: before 11, after a reload of CR3 22
arm64, no TLBI:                   11
arm64, TLBI, ASID 1, the address: 22
arm64, TLBI, ASID 7, the address: 22
arm64, TLBI, ASID 1, a page on:   11
OUT

"$tmp/venv/bin/python" "$tmp/probe.py" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: no longer as found"; exit 1; }
echo "as found"
