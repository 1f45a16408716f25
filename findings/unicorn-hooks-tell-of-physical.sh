#!/usr/bin/env bash
# A good guess: a memory hook tells what the guest did: the address that the instruction named, and only what was done.
# What happens, with page tables on: the hook is told the physical address; the virtual one appears nowhere (with the TLB of
#   the other kind, UC_TLB_VIRTUAL, it is the virtual one). What the CPU itself does to memory, reading the tables and
#   marking entries accessed and dirty, calls no hook. And a store over the end of a page whose next page is not mapped calls
#   the hook with all its eight bytes before it faults: not a byte is stored, but the first page's entry becomes dirty.
# Why it matters: a trace taken with these hooks cannot be compared with the tables by address, misses every walk, and has
#   stores that never happened. A checker that takes "dirty" for "was stored to" is wrong here; arm64 allows the same.
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

def watch(uc):
    seen = []
    kinds = {UC_MEM_READ: "read", UC_MEM_WRITE: "write"}
    uc.hook_add(UC_HOOK_MEM_READ | UC_HOOK_MEM_WRITE,
                lambda uc, kind, at, size, value, _: seen.append("%s %x, %d bytes" % (kinds[kind], at, size)))
    uc.hook_add(UC_HOOK_INTR, lambda uc, number, _: (seen.append("interrupt %d" % number), uc.emu_stop()))
    return seen

print("unicorn", unicorn.__version__)
uc = machine()
seen = watch(uc)
run(uc, LOAD)
print("load of 100000:", seen, "entries %x %x" % (entry_at(uc, 0x1000), entry_at(uc, 0x4800)))
uc = machine()
seen = watch(uc)
run(uc, STORE, value=5)
print("store to 100000:", seen, "entry %x" % entry_at(uc, 0x4800))

uc = machine()
seen = watch(uc)
run(uc, STORE, address=0x100ffc, value=0xffffffffffffffff)
print("store to 100ffc, 101000 not mapped:", seen, "entry %x," % entry_at(uc, 0x4800),
      "memory", uc.mem_read(0x50ff8, 8).hex())

uc = Uc(UC_ARCH_X86, UC_MODE_64)
uc.ctl_set_tlb_mode(UC_TLB_VIRTUAL)
uc.mem_map(0, 0x200000)
seen = watch(uc)
run(uc, LOAD)
print("UC_TLB_VIRTUAL, load of 100000:", seen)
PY

cat > "$tmp/expected" <<'OUT'
unicorn 2.1.4
load of 100000: ['read 50000, 8 bytes'] entries 2027 50027
store to 100000: ['write 50000, 8 bytes'] entry 50067
store to 100ffc, 101000 not mapped: ['write 50ffc, 8 bytes', 'interrupt 14'] entry 50067, memory 0000000000000000
UC_TLB_VIRTUAL, load of 100000: ['read 100000, 8 bytes']
OUT

"$tmp/venv/bin/python" "$tmp/probe.py" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: no longer as found"; exit 1; }
echo "as found"
