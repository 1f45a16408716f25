#!/usr/bin/env bash
# A good guess: arm64 in Unicorn starts at EL1 in AArch64 state (PSTATE says EL1h), so that TTBR0_EL1, TCR_EL1, MAIR_EL1 and
#   SCTLR_EL1.M are all it takes to run on page tables of one's own, as on any bare board.
# What happens: nobody above EL1 has said that EL1 is AArch64 (SCR_EL3.RW and HCR_EL2.RW are 0), and the table walk believes
#   that. It reads TCR_EL1 as the AArch32 register: bit 31 (there "use long descriptors", here a part of TG1, which has to do
#   with TTBR1 only) must be set or nothing is mapped; of T0SZ only the lowest three bits count, so that 16 and 24 both mean
#   a 32-bit space of three levels. A right table of four levels (T0SZ=16) faults, and a table that lacks its first level
#   works. Setting both RW bits from outside first (the guest cannot) makes it walk as the manual says.
# Why it matters: correct tables seem wrong, and wrong ones right. A small table of three levels under the TCR value that
#   kernels use (TG1=2) works by luck, until somebody makes it 48 bits wide.
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

def walks(t0sz, levels, tg1, rw):
    """Does code go on, mapped one to one, after the MMU was switched on?"""
    uc = Uc(UC_ARCH_ARM64, UC_MODE_ARM)
    uc.mem_map(0, 0x200000)
    assert uc.reg_read(UC_ARM64_REG_PSTATE) & 0x1f == 5         # EL1h: bit 4 clear means AArch64
    if rw:
        uc.cpr_write(3, 6, 1, 1, 0, uc.cpr_read(3, 6, 1, 1, 0) | 1 << 10)       # SCR_EL3.RW
        uc.cpr_write(3, 4, 1, 1, 0, uc.cpr_read(3, 4, 1, 1, 0) | 1 << 31)       # HCR_EL2.RW
    q(uc, 0x1000, 0x2003); q(uc, 0x2000, 0x3003); q(uc, 0x3000, 0x4003)
    for page in range(512):
        q(uc, 0x4000 + 8 * page, page << 12 | 0x703)
    code = (0xd5182003, 0xd5182044, 0xd518a205, 0xd5033fdf,     # msr ttbr0_el1, x3; tcr_el1, x4; mair_el1, x5; isb
            0xd5181006, 0xd5033fdf, 0xd2800540)                 # msr sctlr_el1, x6; isb; mov x0, #42
    uc.mem_write(0x10000, b"".join(struct.pack("<I", c) for c in code))
    tcr = t0sz | 1 << 8 | 1 << 10 | 3 << 12 | 1 << 23 | tg1 << 30 | 2 << 32     # 4 KiB, EPD1, 40 bits
    for reg, value in ((UC_ARM64_REG_X3, 0x1000 if levels == 4 else 0x2000), (UC_ARM64_REG_X4, tcr),
                       (UC_ARM64_REG_X5, 0xff), (UC_ARM64_REG_X6, uc.cpr_read(3, 0, 1, 0, 0) | 1)):
        uc.reg_write(reg, value)
    uc.hook_add(UC_HOOK_INTR, lambda uc, number, _: uc.emu_stop())
    uc.emu_start(0x10000, 0x10000 + 4 * len(code))
    return "runs" if uc.reg_read(UC_ARM64_REG_X0) == 42 else "faults"

print("unicorn", unicorn.__version__)
for rw in (False, True):
    print("SCR_EL3.RW and HCR_EL2.RW", "set" if rw else "as they come")
    for t0sz, right in ((16, 4), (24, 4), (25, 3), (28, 3)):
        for tg1 in (0, 2):
            print("  T0SZ=%d TG1=%d (%d levels are right):" % (t0sz, tg1, right),
                  ", ".join("%d levels: %s" % (levels, walks(t0sz, levels, tg1, rw)) for levels in (3, 4)))
PY

cat > "$tmp/expected" <<'OUT'
unicorn 2.1.4
SCR_EL3.RW and HCR_EL2.RW as they come
  T0SZ=16 TG1=0 (4 levels are right): 3 levels: faults, 4 levels: faults
  T0SZ=16 TG1=2 (4 levels are right): 3 levels: runs, 4 levels: faults
  T0SZ=24 TG1=0 (4 levels are right): 3 levels: faults, 4 levels: faults
  T0SZ=24 TG1=2 (4 levels are right): 3 levels: runs, 4 levels: faults
  T0SZ=25 TG1=0 (3 levels are right): 3 levels: faults, 4 levels: faults
  T0SZ=25 TG1=2 (3 levels are right): 3 levels: runs, 4 levels: faults
  T0SZ=28 TG1=0 (3 levels are right): 3 levels: faults, 4 levels: faults
  T0SZ=28 TG1=2 (3 levels are right): 3 levels: faults, 4 levels: faults
SCR_EL3.RW and HCR_EL2.RW set
  T0SZ=16 TG1=0 (4 levels are right): 3 levels: faults, 4 levels: runs
  T0SZ=16 TG1=2 (4 levels are right): 3 levels: faults, 4 levels: runs
  T0SZ=24 TG1=0 (4 levels are right): 3 levels: faults, 4 levels: runs
  T0SZ=24 TG1=2 (4 levels are right): 3 levels: faults, 4 levels: runs
  T0SZ=25 TG1=0 (3 levels are right): 3 levels: runs, 4 levels: faults
  T0SZ=25 TG1=2 (3 levels are right): 3 levels: runs, 4 levels: faults
  T0SZ=28 TG1=0 (3 levels are right): 3 levels: runs, 4 levels: faults
  T0SZ=28 TG1=2 (3 levels are right): 3 levels: runs, 4 levels: faults
OUT

"$tmp/venv/bin/python" "$tmp/probe.py" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: no longer as found"; exit 1; }
echo "as found"
