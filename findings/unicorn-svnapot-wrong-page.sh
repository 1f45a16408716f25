#!/usr/bin/env bash
# A good guess: an emulator without Svnapot takes bit 63 of a RISC-V entry for what the manual calls it then, reserved, and
#   raises a page fault; likewise bits 60 to 54, and accessed, dirty or user in an entry that leads to a table.
# What happens: Unicorn raises no page fault for any of them. Bit 63 is dropped, and the frame number is used as it stands. In
#   a 64 KiB block its low four bits are 1000 by definition, so that all sixteen pages of the block lead to one page, the ninth.
#   Bits 54 and up are taken for more address. arm64's contiguous bit is ignored too, but there each entry has its own frame
#   and every page comes out right.
# Why it matters: a manager that makes Svnapot blocks and is tried out on Unicorn reads and writes the wrong page fifteen times
#   out of sixteen, without a fault. A manager that leaves rubbish in reserved bits is not told.
# unicorn 2.1.4 (PyPI); 2026-11-27
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check --no-deps unicorn==2.1.4 2> "$tmp/pip.log" || { cat "$tmp/pip.log"; exit 1; }

cat > "$tmp/probe.py" <<'PY'
import struct, unicorn
from unicorn import *
from unicorn.riscv_const import *
from unicorn import arm64_const as a

LEAF = 0xc7                         # valid, read, write, accessed, dirty
def q(uc, at, value):
    uc.mem_write(at, struct.pack("<Q", value))

def words(uc, at, *codes):
    uc.mem_write(at, b"".join(struct.pack("<I", c) for c in codes))

def memory(uc):
    """64 KiB from 50000 on, each page with its own number in it."""
    uc.mem_map(0, 0x200000)
    for page in range(16):
        q(uc, 0x50000 + 0x1000 * page, page)

def outcome(uc, start, end, result):
    raised = []
    uc.hook_add(UC_HOOK_INTR, lambda uc, number, _: (raised.append(number), uc.emu_stop()))
    uc.reg_write(result, 0x77)
    try:
        uc.emu_start(start, end)
    except UcError as e:
        return "error %d of the host" % e.errno     # 6: no memory there
    return "interrupt %d" % raised[0] if raised else str(uc.reg_read(result))

def riscv(entry, page=0, link=1):
    uc = Uc(UC_ARCH_RISCV, UC_MODE_RISCV64)
    memory(uc)
    q(uc, 0x1000, 0x2000 >> 2 | 1); q(uc, 0x2000, 0x3000 >> 2 | link); q(uc, 0x3080, 0x10000 >> 2 | 0xcb)
    for n in range(16):
        q(uc, 0x3800 + 8 * n, entry(n))
    words(uc, 0x7000, 0x3b0e1073, 0x3a0e9073, 0x18029073, 0x34131073, 0x30039073, 0x30200073)
    words(uc, 0x10000, 0x0005b503)                  # ld a0, (a1)
    for reg, value in ((UC_RISCV_REG_T3, (1 << 54) - 1), (UC_RISCV_REG_T4, 0x1f), (UC_RISCV_REG_T0, 8 << 60 | 1),
                       (UC_RISCV_REG_T1, 0x10000), (UC_RISCV_REG_T2, 1 << 11), (UC_RISCV_REG_A1, 0x100000 + 0x1000 * page)):
        uc.reg_write(reg, value)
    return outcome(uc, 0x7000, 0x10004, UC_RISCV_REG_A0)

def arm64(page):
    uc = Uc(UC_ARCH_ARM64, UC_MODE_ARM)
    memory(uc)
    q(uc, 0x1000, 0x2003); q(uc, 0x2000, 0x3003); q(uc, 0x3080, 0x10703)
    for n in range(16):
        q(uc, 0x3800 + 8 * n, 1 << 52 | 0x50000 + 0x1000 * n | 0x703)
    uc.cpr_write(3, 6, 1, 1, 0, 1 << 10 | 1)        # SCR_EL3.RW, HCR_EL2.RW: AArch64 below
    uc.cpr_write(3, 4, 1, 1, 0, 1 << 31)
    words(uc, 0x10000, 0xd5182003, 0xd5182044, 0xd518a205, 0xd5033fdf, 0xd5181006, 0xd5033fdf, 0xf9400020)
    for reg, value in ((a.UC_ARM64_REG_X3, 0x1000), (a.UC_ARM64_REG_X4, 25 | 1 << 23 | 2 << 32), (a.UC_ARM64_REG_X5, 0xff),
                       (a.UC_ARM64_REG_X6, uc.cpr_read(3, 0, 1, 0, 0) | 1), (a.UC_ARM64_REG_X1, 0x100000 + 0x1000 * page)):
        uc.reg_write(reg, value)
    return outcome(uc, 0x10000, 0x1001c, a.UC_ARM64_REG_X0)

napot = (0x50000 >> 12 | 8) << 10 | 1 << 63 | LEAF
plain = lambda n: (0x50 + n) << 10 | LEAF
print("unicorn", unicorn.__version__)
print("plain entries, pages 0 to 15:  ", *(riscv(plain, page) for page in range(16)))
print("Svnapot block, pages 0 to 15:  ", *(riscv(lambda n: napot, page) for page in range(16)))
print("arm64 contiguous, pages 0 to 15:", *(arm64(page) for page in range(16)))
print("bit 54:", riscv(lambda n: plain(n) | 1 << 54))
for name, bit in (("accessed", 64), ("dirty", 128), ("user", 16)):
    print("%s in a link:" % name, riscv(plain, 5, 1 | bit))
print("not valid, for comparison:", riscv(lambda n: 0))
PY

cat > "$tmp/expected" <<'OUT'
unicorn 2.1.4
plain entries, pages 0 to 15:   0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
Svnapot block, pages 0 to 15:   8 8 8 8 8 8 8 8 8 8 8 8 8 8 8 8
arm64 contiguous, pages 0 to 15: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
bit 54: error 6 of the host
accessed in a link: 5
dirty in a link: 5
user in a link: 5
not valid, for comparison: interrupt 13
OUT

"$tmp/venv/bin/python" "$tmp/probe.py" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: no longer as found"; exit 1; }
echo "as found"
