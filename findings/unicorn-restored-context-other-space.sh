#!/usr/bin/env bash
# A good guess: a saved context holds what the CPU holds. Switch to another address space, look around, restore the context:
#   the registers, CR3 among them, are back, and so is the first space.
# What happens: CR3 reads as the first root again, and loads still go through the translations of the other space, which its
#   loads left in the TLB. context_restore() puts CR3 back without the flush that reg_write() and the guest's own mov make.
#   Writing CR3 with the value that it already has mends it.
# Why it matters: snapshots are the natural way to try many operations from one state. One that changes the space, or whose
#   tables are put back by hand, reads pages of the trial that was taken back.
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

print("unicorn", unicorn.__version__)
uc = machine()
tables(uc, 0x8000, 0x60000)
first = uc.context_save()

def show(when):
    print("%s: CR3 %x, load %x" % (when, uc.reg_read(UC_X86_REG_CR3), run(uc, LOAD)))

show("first space")
uc.reg_write(UC_X86_REG_CR3, 0x8000)
show("second space")
uc.context_restore(first)
show("context of the first restored")
uc.reg_write(UC_X86_REG_CR3, uc.reg_read(UC_X86_REG_CR3))
show("CR3 written with its own value")
PY

cat > "$tmp/expected" <<'OUT'
unicorn 2.1.4
first space: CR3 1000, load 1111111111111111
second space: CR3 8000, load 2222222222222222
context of the first restored: CR3 1000, load 2222222222222222
CR3 written with its own value: CR3 1000, load 1111111111111111
OUT

"$tmp/venv/bin/python" "$tmp/probe.py" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: no longer as found"; exit 1; }
echo "as found"
