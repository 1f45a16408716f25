import { Machine } from './machine.js';
import { Model } from './model.js';
import { check, RuleViolation } from './rule-violation.js';

const FAULTS_MAX = 3;

/** One execution: the manager on a machine beside the model, looked at after every operation. */
export class Toy {
  model = new Model();
  #machine = new Machine();
  #tables;
  #probe;

  /** Begins an execution, which the probe counts. */
  constructor(Tables, probe) {
    this.#tables = new Tables(this.#machine);
    this.#probe = probe;
    probe.begin();
  }

  /** Executes the operation if the model permits it, else does nothing; throws RuleViolation. */
  execute(operation) {
    if (this.model.permits(operation)) {
      try {
        this.model.apply(operation);
        this.#executePermitted(operation);
        this.#machine.checkState(this.model);
      } catch (error) {
        if (error instanceof RuleViolation) {
          this.#probe.fail(error);
        }
        throw error;
      }
    }
  }

  #executePermitted({ kind, cpu, space, page, count, writable, child }) {
    switch (kind) {
      case 'exit':
        this.#tables.exit(space);
        break;
      case 'map':
        this.#tables.map(space, page, count, writable);
        break;
      case 'unmap':
        this.#tables.unmap(space, page, count);
        break;
      case 'protect':
        this.#tables.protect(space, page, count, writable);
        break;
      case 'fork':
        this.#tables.fork(space, child);
        break;
      case 'read': {
        const loaded = this.#machine.load(this.#access(cpu, space, page, false));
        check(loaded === this.model.value(space, page), 'SEM-2', `loaded ${loaded}`);
        break;
      }
      case 'write':
        this.#machine.store(this.#access(cpu, space, page, true), this.model.value(space, page));
        break;
    }
  }

  #access(cpu, space, page, store) {
    for (let faults = 0; faults < FAULTS_MAX; faults++) {
      const frame = this.#machine.translate(cpu, space, page, store);
      if (frame >= 0) {
        return frame;
      }
      this.#tables.fault(space, page, store);
    }
    throw new RuleViolation('RUN-3', 'an access faults again and again');
  }
}
