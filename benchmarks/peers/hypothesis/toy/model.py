"""What programs ask for, and what they must see."""

from typing import NamedTuple

SPACES = 2
"""Spaces that there can be at a time."""

PAGES = 8
"""Pages of a space."""

CPUS = 2
"""CPUs that loads and stores run on."""


class Operation(NamedTuple):
    """What programs ask for; operands that a kind does not have are 0."""

    kind: str
    space: int
    page: int = 0
    count: int = 0
    writable: bool = False
    child: int = 0
    cpu: int = 0


class Page(NamedTuple):
    """A mapped page."""

    writable: bool
    value: int


class Model:
    """Spaces of pages with a permission and a value. No tables, no sharing."""

    def __init__(self):
        self._alive = [False] * SPACES
        self._pages = [[None] * PAGES for _ in range(SPACES)]
        self._last_value = 0

    def is_alive(self, space):
        """Whether the space was begun and not ended."""
        return self._alive[space]

    def is_mapped(self, space, page):
        """Whether the page is mapped."""
        return self._pages[space][page] is not None

    def is_writable(self, space, page):
        """Whether stores to the page are permitted."""
        return self.is_mapped(space, page) and self._pages[space][page].writable

    def value(self, space, page):
        """What a load from the mapped page returns."""
        return self._pages[space][page].value

    def permits(self, operation):
        """Whether the operation makes sense now; any other is never begun."""
        kind, space, page, count, _, child, _ = operation
        fits = page + count <= PAGES
        if kind == "spawn":
            return not self._alive[space]
        if kind == "exit":
            return self._alive[space]
        if kind == "map":
            return self._alive[space] and fits and self._mapped(space, page, count) == 0
        if kind == "unmap":
            return fits and self._mapped(space, page, count) > 0
        if kind == "protect":
            return fits and self._mapped(space, page, count) == count
        if kind == "fork":
            return self._alive[space] and not self._alive[child]
        if kind == "read":
            return self.is_mapped(space, page)
        return self.is_writable(space, page)

    def apply(self, operation):
        """Carries out a permitted operation."""
        kind, space, page, count, writable, child, _ = operation
        pages = self._pages[space]
        if kind == "spawn":
            self._alive[space] = True
        elif kind == "exit":
            self._alive[space] = False
            pages[:] = [None] * PAGES
        elif kind == "map":
            pages[page : page + count] = [Page(writable, 0)] * count
        elif kind == "unmap":
            pages[page : page + count] = [None] * count
        elif kind == "protect":
            for i in range(page, page + count):
                pages[i] = Page(writable, pages[i].value)
        elif kind == "fork":
            self._alive[child] = True
            self._pages[child] = pages.copy()
        elif kind == "write":
            self._last_value += 1
            pages[page] = Page(True, self._last_value)

    def _mapped(self, space, page, count):
        return sum(each is not None for each in self._pages[space][page : page + count])
