#!/usr/bin/env bash
# A good guess: of two emulators, the one that descends from QEMU's CPU is the faithful one, and the one made for browsers takes
#   the short way.
# What happens: under PAE a CPU reads the four root entries when CR3 is loaded and keeps them (Intel SDM 4.4.1), so that a
#   changed one does not count before the next load of CR3, INVLPG or not. v86 does exactly that. Unicorn reads the root entry
#   with every walk, so that INVLPG of the page is enough.
# Why it matters: forgetting the reload after a root entry was filled or changed is the classic PAE mistake, and Unicorn
#   cannot find it. A table that works there may fail on a real CPU.
# unicorn 2.1.4 (PyPI), v86 0.5.462 (npm); 2026-11-27
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
(cd "$tmp" && npm install --silent --no-audit --no-fund --ignore-scripts v86@0.5.462 > npm.log 2>&1) || { cat "$tmp/npm.log"; exit 1; }
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check --no-deps unicorn==2.1.4 2> "$tmp/pip.log" || { cat "$tmp/pip.log"; exit 1; }

cat > "$tmp/probe.mjs" <<'JS'
import { V86 } from "v86";
import { createRequire } from "module";
import { readFileSync } from "fs";

const here = createRequire(import.meta.url);
const version = JSON.parse(readFileSync(new URL("./node_modules/v86/package.json", import.meta.url))).version;
const hex = text => Uint8Array.from(text.replace(/\s/g, "").match(/../g), byte => parseInt(byte, 16));

// From reset into flat 32-bit code at 8000.
const boot = hex(`fa 2e660f01164800 0f20c0 6683c801 0f22c0 66ea1a000f000800      // lgdt; cr0.pe; far jump
  66b81000 8ed8 8ec0 8ed0 bc00700000 b800800000 ffe0                             // segments; esp; jmp 8000
  0000000000000000 ffff0000009acf00 ffff00000092cf00 1700 30000f00`.replace(/\/\/.*/g, ""));
// CR4 from 7004, CR3 from 7000, paging on; load 100000 into 7200; store [7014] to [7010] if that is not 0;
// [7018] 1: invlpg of 100000, 2: reload of CR3; load 100000 into 7204; d0e to 7208; hlt.
const guest = hex(`0f011d00710000 8b1d04700000 0f22e3 a100700000 0f22d8 0f20c0 0d00000180 0f22c0
  a100001000 a300720000 8b3d10700000 85ff 7407 a114700000 8907
  a118700000 83f801 7507 0f013d00001000 83f802 7506 0f20d9 0f22d9
  a100001000 a304720000 c705087200000e0d0000 f4`);
// Page fault: error code to 720c, fa017 to 7208; hlt.
const handler = hex(`8f050c720000 c7050872000017a00f00 f4`);

/** PAE tables: root 1000, directory 2000, table 3000; the first MiB one to one, 100000 to frame 50000. */
async function run({ rootLow = 0x2001, leafHigh = 0, store = [0, 0], flush = 0 }) {
  const bios = new Uint8Array(0x10000);
  bios.set(boot, 0);
  bios.set([0xea, 0, 0, 0, 0xf0], 0xfff0);
  const machine = new V86({ wasm_path: here.resolve("v86/build/v86.wasm"), bios: { buffer: bios.buffer },
    memory_size: 16 << 20, vga_memory_size: 1 << 20, autostart: false, disable_speaker: true });
  await new Promise(ready => machine.add_listener("emulator-ready", ready));
  const put = (at, ...values) => machine.write_memory(new Uint8Array(Uint32Array.from(values).buffer), at);
  const get = at => new Uint32Array(machine.read_memory(at, 4).slice().buffer)[0];
  machine.write_memory(guest, 0x8000);
  machine.write_memory(handler, 0x8100);
  put(0x7100, 0x60000077); put(0x7104, 0);          // IDT at 6000
  put(0x6070, 0x00088100, 0x8e00);
  put(0x1000, rootLow, 0); put(0x2000, 0x3007, 0);
  for (let page = 0; page < 0x100; page++) put(0x3000 + 8 * page, page << 12 | 7, 0);
  put(0x3800, 0x50007, leafHigh);
  put(0x9000, 0xa007, 0);                           // a second directory, and its table: 100000 to frame 60000
  for (let page = 0; page < 0x100; page++) put(0xa000 + 8 * page, page << 12 | 7, 0);
  put(0xa800, 0x60007, 0);
  put(0x50000, 0x11111111); put(0x60000, 0x22222222);
  put(0x7000, 0x1000, 0x20, 0, 0, ...store, flush);
  await machine.run();
  for (let wait = 0; wait < 400 && !get(0x7208); wait++) await new Promise(go => setTimeout(go, 25));
  const out = { end: get(0x7208), first: get(0x7200).toString(16), second: get(0x7204).toString(16), error: get(0x720c) };
  await machine.destroy();
  if (out.end === 0xfa017) return `page fault, error ${out.error}`;
  return out.end === 0xd0e ? `${out.first}, then ${out.second}` : "did not end";
}

console.log("v86", version);
console.log("root entry changed, nothing:  ", await run({ store: [0x1000, 0x9001] }));
console.log("root entry changed, INVLPG:   ", await run({ store: [0x1000, 0x9001], flush: 1 }));
console.log("root entry changed, CR3 again:", await run({ store: [0x1000, 0x9001], flush: 2 }));
console.log("leaf changed, INVLPG:         ", await run({ store: [0x3800, 0x60007], flush: 1 }));
process.exit(0);
JS

cat > "$tmp/probe.py" <<'PY'
import struct, unicorn
from unicorn import *
from unicorn.x86_const import *

def q(uc, at, value):
    uc.mem_write(at, struct.pack("<Q", value))

def run(at, value, flush):
    uc = Uc(UC_ARCH_X86, UC_MODE_32)
    uc.mem_map(0, 0x200000)
    for directory, frame in ((0x2000, 0x50), (0x9000, 0x60)):
        q(uc, directory, directory + 0x1000 | 7)
        for page in range(0x100):
            q(uc, directory + 0x1000 + 8 * page, page << 12 | 7)
        q(uc, directory + 0x1800, frame << 12 | 7)
    q(uc, 0x1000, 0x2001)
    uc.mem_write(0x50000, b"\x11" * 4)
    uc.mem_write(0x60000, b"\x22" * 4)
    uc.reg_write(UC_X86_REG_CR3, 0x1000)
    uc.reg_write(UC_X86_REG_CR4, 0x20)
    uc.reg_write(UC_X86_REG_CR0, 0x80010011)
    uc.reg_write(UC_X86_REG_EBX, 0x100000)
    uc.reg_write(UC_X86_REG_EDI, at)
    uc.reg_write(UC_X86_REG_EDX, value)
    # mov eax, [ebx]; mov esi, eax; mov [edi], edx; flush; mov eax, [ebx]
    code = b"\x8b\x03\x89\xc6\x89\x17" + flush + b"\x8b\x03"
    uc.mem_write(0x10000, code)
    uc.emu_start(0x10000, 0x10000 + len(code))
    return "%x, then %x" % (uc.reg_read(UC_X86_REG_ESI), uc.reg_read(UC_X86_REG_EAX))

INVLPG, RELOAD = b"\x0f\x01\x3b", b"\x0f\x20\xd9\x0f\x22\xd9"
print("unicorn", unicorn.__version__)
print("root entry changed, nothing:  ", run(0x1000, 0x9001, b""))
print("root entry changed, INVLPG:   ", run(0x1000, 0x9001, INVLPG))
print("root entry changed, CR3 again:", run(0x1000, 0x9001, RELOAD))
print("leaf changed, INVLPG:         ", run(0x3800, 0x60007, INVLPG))
PY

cat > "$tmp/expected" <<'OUT'
v86 0.5.462+g5f9a90f
root entry changed, nothing:   11111111, then 11111111
root entry changed, INVLPG:    11111111, then 11111111
root entry changed, CR3 again: 11111111, then 22222222
leaf changed, INVLPG:          11111111, then 22222222
unicorn 2.1.4
root entry changed, nothing:   11111111, then 11111111
root entry changed, INVLPG:    11111111, then 22222222
root entry changed, CR3 again: 11111111, then 22222222
leaf changed, INVLPG:          11111111, then 22222222
OUT

{ node "$tmp/probe.mjs"; "$tmp/venv/bin/python" "$tmp/probe.py"; } | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: no longer as found"; exit 1; }
echo "as found"
