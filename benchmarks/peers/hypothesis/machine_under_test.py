"""The toy as a rule-based state machine."""

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, precondition, rule

from toy.model import CPUS, PAGES, SPACES, Operation
from toy.toy import Toy

pages = st.integers(0, PAGES - 1)
counts = st.integers(1, PAGES)
cpus = st.integers(0, CPUS - 1)


class PageTableMachine(RuleBasedStateMachine):
    """Spaces live in a bundle; what makes no sense when its turn comes is skipped."""

    spaces = Bundle("spaces")

    def __init__(self, tables, probe):
        super().__init__()
        self.toy = Toy(tables, probe)
        self.length = 0

    def _execute(self, operation):
        self.length += 1
        self.toy.execute(operation)

    def _dead(self):
        return [space for space in range(SPACES) if not self.toy.model.is_alive(space)]

    @precondition(lambda self: self._dead())
    @rule(target=spaces)
    def spawn(self):
        space = self._dead()[0]
        self._execute(Operation("spawn", space))
        return space

    @rule(space=consumes(spaces))
    def exit(self, space):
        self._execute(Operation("exit", space))

    @rule(space=spaces, page=pages, count=counts, writable=st.booleans())
    def map(self, space, page, count, writable):
        self._execute(Operation("map", space, page, count, writable))

    @rule(space=spaces, page=pages, count=counts)
    def unmap(self, space, page, count):
        self._execute(Operation("unmap", space, page, count))

    @rule(space=spaces, page=pages, count=counts, writable=st.booleans())
    def protect(self, space, page, count, writable):
        self._execute(Operation("protect", space, page, count, writable))

    @precondition(lambda self: self._dead())
    @rule(target=spaces, space=spaces)
    def fork(self, space):
        child = self._dead()[0]
        self._execute(Operation("fork", space, child=child))
        return child

    @rule(cpu=cpus, space=spaces, page=pages)
    def read(self, cpu, space, page):
        self._execute(Operation("read", space, page, cpu=cpu))

    @rule(cpu=cpus, space=spaces, page=pages)
    def write(self, cpu, space, page):
        self._execute(Operation("write", space, page, cpu=cpu))
