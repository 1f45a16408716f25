#!/usr/bin/env bash
# A good guess: when the host changes an entry with mem_write(), the emulator, which owns that memory, notices; at the latest
#   when emu_start() is called anew, or after ctl_flush_tb(), "flush the translation cache". And what maps memory elsewhere
#   does not change what the guest sees at an address that it has just used.
# What happens: the other way round. The old translation outlives mem_write(), emu_start(), ctl_flush_tb() (that cache holds
#   translated code) and ctl_remove_cache() of the address. It goes when host memory is mapped, unmapped or protected anywhere,
#   related or not. The TLB flush has a control of its own, which Python has no method for in this version; it is reached
#   by number.
# Why it matters: a check for stale translations that maps a scratch page between two steps finds none, ever. One that lets
#   the host mend entries sees stale ones that the code under test is not to blame for.
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

from unicorn.unicorn_const import UC_CTL_TLB_FLUSH, UC_CTL_IO_WRITE

def unmap(uc):
    uc.mem_unmap(0x800000, 0x1000)

between = (
    ("nothing", lambda uc: None),
    ("emu_start elsewhere", lambda uc: run(uc, b"\x90")),
    ("ctl_flush_tb", lambda uc: uc.ctl_flush_tb()),
    ("ctl_remove_cache of the page", lambda uc: uc.ctl_remove_cache(0x100000, 0x101000)),
    ("CR3 written", lambda uc: uc.reg_write(UC_X86_REG_CR3, uc.reg_read(UC_X86_REG_CR3))),
    ("UC_CTL_TLB_FLUSH", lambda uc: uc.ctl(UC_CTL_TLB_FLUSH, UC_CTL_IO_WRITE)),
    ("mem_map elsewhere", lambda uc: uc.mem_map(0xa00000, 0x1000)),
    ("mem_unmap elsewhere", unmap),
    ("mem_protect elsewhere", lambda uc: uc.mem_protect(0x800000, 0x1000, UC_PROT_READ)),
)
print("unicorn", unicorn.__version__)
print("method of Python that flushes the TLB:", [name for name in dir(Uc) if "flush" in name and "tlb" in name])
for name, act in between:
    uc = machine()
    uc.mem_map(0x800000, 0x1000)
    assert run(uc, LOAD) == 0x1111111111111111
    q(uc, 0x4800, 0x60007)
    act(uc)
    print("%s:" % name, "old page" if run(uc, LOAD) == 0x1111111111111111 else "new page")
PY

cat > "$tmp/expected" <<'OUT'
unicorn 2.1.4
method of Python that flushes the TLB: []
nothing: old page
emu_start elsewhere: old page
ctl_flush_tb: old page
ctl_remove_cache of the page: old page
CR3 written: new page
UC_CTL_TLB_FLUSH: new page
mem_map elsewhere: new page
mem_unmap elsewhere: new page
mem_protect elsewhere: new page
OUT

"$tmp/venv/bin/python" "$tmp/probe.py" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: no longer as found"; exit 1; }
echo "as found"
