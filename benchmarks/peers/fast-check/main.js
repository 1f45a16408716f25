// Tests every bug with every seed:  node main.js SEEDS OUTPUT-FILE
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { commands } from './commands.js';
import { BUGS } from './toy/bugs.js';
import { Probe } from './toy/probe.js';
import { Toy } from './toy/toy.js';

/** Tries after which a bug counts as not found. */
const TRIES_MAX = 5_000;

/** Up to 30 steps, and not mostly five as by default. */
const SIZE = { maxCommands: 30, size: 'max' };

function trial(bug, seed) {
  const probe = new Probe();
  const rulesHold = fc.property(fc.commands(commands, SIZE), (steps) => {
    fc.modelRun(() => {
      const toy = new Toy(BUGS[bug], probe);
      return { model: toy.model, real: toy };
    }, steps);
  });
  const details = fc.check(rulesHold, { seed, numRuns: TRIES_MAX });
  const length = details.failed
    ? details.counterexample[0].commands.filter((command) => command.hasRan).length
    : 0;
  return probe.result('fast-check commands', bug, seed, length);
}

const [seeds, output] = process.argv.slice(2);
const lines = [];
for (const bug of Object.keys(BUGS)) {
  for (let seed = 1; seed <= (bug === 'NONE' ? 1 : Number(seeds)); seed++) {
    lines.push(trial(bug, seed));
  }
}
writeFileSync(output, `${lines.join('\n')}\n`);
