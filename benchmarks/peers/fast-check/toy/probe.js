import { performance } from 'node:perf_hooks';

/** Counts executions of the subject before and after the first failure, and takes the time. */
export class Probe {
  #start = performance.now();
  #executions = 0;
  #tries = 0;
  #findMs = 0;
  #rule = '';

  begin() {
    this.#executions++;
  }

  fail(violation) {
    if (this.#tries === 0) {
      this.#tries = this.#executions;
      this.#findMs = performance.now() - this.#start;
    }
    this.#rule = violation.rule;
  }

  /** The result as one line of JSON; length is that of the counterexample the tool reported. */
  result(peer, bug, seed, length) {
    const found = this.#tries > 0;
    const shrinkMs = performance.now() - this.#start - this.#findMs;
    return JSON.stringify({
      peer,
      bug,
      seed,
      found,
      tries: found ? this.#tries : this.#executions,
      findMs: Number(this.#findMs.toFixed(3)),
      shrinkExecutions: this.#executions - this.#tries,
      shrinkMs: Number(shrinkMs.toFixed(3)),
      length,
      rule: this.#rule,
    });
  }
}
