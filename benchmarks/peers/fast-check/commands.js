import fc from 'fast-check';
import { CPUS, PAGES, SPACES } from './toy/model.js';

/** An operation as a fast-check command: run only where the model permits it. */
class OperationCommand {
  constructor(operation) {
    this.operation = operation;
  }

  check(model) {
    return model.permits(this.operation);
  }

  run(_model, toy) {
    toy.execute(this.operation);
  }

  toString() {
    const { kind, ...operands } = this.operation;
    return `${kind}(${Object.values(operands).join(', ')})`;
  }
}

const space = fc.nat({ max: SPACES - 1 });
const page = fc.nat({ max: PAGES - 1 });
const count = fc.integer({ min: 1, max: PAGES });
const cpu = fc.nat({ max: CPUS - 1 });
const writable = fc.boolean();

const kinds = {
  spawn: { space },
  exit: { space },
  map: { space, page, count, writable },
  unmap: { space, page, count },
  protect: { space, page, count, writable },
  fork: { space, child: space },
  read: { cpu, space, page },
  write: { cpu, space, page },
};

/** One arbitrary for each kind of operation. */
export const commands = Object.entries(kinds).map(([kind, operands]) =>
  fc.record({ kind: fc.constant(kind), ...operands }).map((each) => new OperationCommand(each)),
);
