"""One execution of the subject."""

from toy.machine import Machine
from toy.model import Model
from toy.rule_violation import RuleViolation, check

FAULTS_MAX = 3


class Toy:
    """The manager on a machine beside the model, looked at after every operation."""

    def __init__(self, tables, probe):
        """Begins an execution, which the probe counts."""
        self.model = Model()
        self._machine = Machine()
        self._tables = tables(self._machine)
        self._probe = probe
        probe.begin()

    def execute(self, operation):
        """Executes the operation if the model permits it, else does nothing."""
        if self.model.permits(operation):
            try:
                self.model.apply(operation)
                self._execute_permitted(operation)
                self._machine.check_state(self.model)
            except RuleViolation as violation:
                self._probe.fail(violation)
                raise

    def _execute_permitted(self, operation):
        kind, space, page, count, writable, child, cpu = operation
        if kind == "exit":
            self._tables.exit(space)
        elif kind == "map":
            self._tables.map(space, page, count, writable)
        elif kind == "unmap":
            self._tables.unmap(space, page, count)
        elif kind == "protect":
            self._tables.protect(space, page, count, writable)
        elif kind == "fork":
            self._tables.fork(space, child)
        elif kind == "read":
            loaded = self._machine.load(self._access(cpu, space, page, False))
            check(loaded == self.model.value(space, page), "SEM-2", f"loaded {loaded}")
        elif kind == "write":
            frame = self._access(cpu, space, page, True)
            self._machine.store(frame, self.model.value(space, page))

    def _access(self, cpu, space, page, store):
        for _ in range(FAULTS_MAX):
            frame = self._machine.translate(cpu, space, page, store)
            if frame >= 0:
                return frame
            self._tables.fault(space, page, store)
        raise RuleViolation("RUN-3", "an access faults again and again")
