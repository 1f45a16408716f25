#!/usr/bin/env bash
# A good guess: whether hardware marks entries accessed and dirty is a matter of the architecture's switch: always on x86, with
#   TCR_EL1.HA and HD on arm64.
# What happens: on x86 the marks are dropped without a word when the table lies in memory that the host has made read-only:
#   the store is done, the entry stays clean. On arm64 HA and HD change nothing, not even for the model "max": an entry without
#   the access flag faults, and so does a store to one that is read-only with DBM set. (The ID register says 0, if asked.)
# Why it matters: write-protecting the tables in the host is the obvious way to catch stores of the code under test that go
#   past its entry operations; here it also turns the dirty bits off. Code that relies on DBM has no way to be tried.
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

def x86(protection):
    uc = machine()
    uc.mem_protect(0x4000, 0x1000, protection)          # the last table
    run(uc, STORE, value=5)
    return "stored %x, entry %x" % (uc.mem_read(0x50000, 1)[0], entry_at(uc, 0x4800))

def arm64(leaf, tcr, instruction):
    uc = Uc(UC_ARCH_ARM64, UC_MODE_ARM)
    uc.ctl_set_cpu_model(a.UC_CPU_ARM64_MAX)
    uc.mem_map(0, 0x200000)
    q(uc, 0x1000, 0x2003); q(uc, 0x2000, 0x3003); q(uc, 0x3080, 0x10703); q(uc, 0x3800, leaf)
    uc.cpr_write(3, 6, 1, 1, 0, 1 << 10 | 1)
    uc.cpr_write(3, 4, 1, 1, 0, 1 << 31)
    code = (0xd5182003, 0xd5182044, 0xd518a205, 0xd5033fdf, 0xd5181006, 0xd5033fdf, instruction)
    uc.mem_write(0x10000, b"".join(struct.pack("<I", c) for c in code))
    for reg, value in ((a.UC_ARM64_REG_X3, 0x1000), (a.UC_ARM64_REG_X4, 25 | 1 << 23 | 2 << 32 | tcr), (a.UC_ARM64_REG_X5, 0xff),
                       (a.UC_ARM64_REG_X6, uc.cpr_read(3, 0, 1, 0, 0) | 1), (a.UC_ARM64_REG_X1, 0x100000)):
        uc.reg_write(reg, value)
    raised = []
    uc.hook_add(UC_HOOK_INTR, lambda uc, number, _: (raised.append(number), uc.emu_stop()))
    uc.emu_start(0x10000, 0x1001c)
    return ("interrupt %d" % raised[0] if raised else "done") + ", entry %x" % entry_at(uc, 0x3800)

HA, HD, DBM, READ_ONLY, AF = 1 << 39, 1 << 40, 1 << 51, 1 << 7, 1 << 10
LDR, STR = 0xf9400020, 0xf9000020
print("unicorn", unicorn.__version__)
print("x86, table in plain memory:    ", x86(UC_PROT_READ | UC_PROT_WRITE))
print("x86, table in read-only memory:", x86(UC_PROT_READ))
print("arm64, accessed, load:           ", arm64(0x50303 | AF, 0, LDR))
print("arm64, not accessed, HA, load:   ", arm64(0x50303, HA, LDR))
print("arm64, not accessed, HA HD, load:", arm64(0x50303, HA | HD, LDR))
print("arm64, DBM, HA HD, store:        ", arm64(0x50303 | AF | READ_ONLY | DBM, HA | HD, STR))
most = Uc(UC_ARCH_ARM64, UC_MODE_ARM)
most.ctl_set_cpu_model(a.UC_CPU_ARM64_MAX)
print("ID_AA64MMFR1_EL1.HAFDBS %x" % (most.cpr_read(3, 0, 0, 7, 1) & 15))
PY

cat > "$tmp/expected" <<'OUT'
unicorn 2.1.4
x86, table in plain memory:     stored 5, entry 50067
x86, table in read-only memory: stored 5, entry 50007
arm64, accessed, load:            done, entry 50703
arm64, not accessed, HA, load:    interrupt 4, entry 50303
arm64, not accessed, HA HD, load: interrupt 4, entry 50303
arm64, DBM, HA HD, store:         interrupt 4, entry 8000000050783
ID_AA64MMFR1_EL1.HAFDBS 0
OUT

"$tmp/venv/bin/python" "$tmp/probe.py" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: no longer as found"; exit 1; }
echo "as found"
