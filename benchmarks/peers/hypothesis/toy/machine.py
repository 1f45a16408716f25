"""Memory with counters, leaf tables under the root of each space, and what two CPUs cache."""

from typing import NamedTuple

from toy.model import CPUS, PAGES, SPACES
from toy.rule_violation import check

SPAN = 4
"""Entries of a leaf table."""

FRAMES = 32
"""More frames than can be in use at a time."""


class Entry(NamedTuple):
    """A present entry, or a copy of one in a TLB."""

    frame: int
    writable: bool


class Table:
    """A leaf table; freed ones are never used again."""

    def __init__(self):
        self.entries = [None] * SPAN
        self.freed = False


def _per_space(length):
    return [[None] * length for _ in range(SPACES)]


def _per_cpu(length):
    return [_per_space(length) for _ in range(CPUS)]


class Machine:
    """What the manager under test runs on; counters and frees are checked as they happen."""

    def __init__(self):
        self.roots = _per_space(PAGES // SPAN)
        self._tlb = _per_cpu(PAGES)
        self._walk_cache = _per_cpu(PAGES // SPAN)
        self._allocated = [False] * FRAMES
        self._references = [0] * FRAMES
        self._mappings = [0] * FRAMES
        self._values = [0] * FRAMES

    # ---- frames

    def allocate_frame(self):
        frame = self._allocated.index(False)
        self._allocated[frame] = True
        self._values[frame] = 0
        return frame

    def free_frame(self, frame):
        check(self._allocated[frame], "REF-4", f"frame {frame} is freed twice")
        check(self._references[frame] == 0, "REF-4", f"frame {frame} is freed but referenced")
        for spaces in self._tlb:
            for entries in spaces:
                for entry in entries:
                    cached = entry is not None and entry.frame == frame
                    check(not cached, "TLB-2", f"frame {frame} in a TLB")
        self._allocated[frame] = False

    def add_reference(self, frame):
        self._references[frame] += 1
        self._check_counts(frame)

    def drop_reference(self, frame):
        """Drops a reference; returns those that are left."""
        self._references[frame] -= 1
        self._check_counts(frame)
        return self._references[frame]

    def add_mapping(self, frame):
        self._mappings[frame] += 1
        self._check_counts(frame)

    def drop_mapping(self, frame):
        self._mappings[frame] -= 1
        self._check_counts(frame)

    def mappings(self, frame):
        return self._mappings[frame]

    def copy(self, source, target):
        self._values[target] = self._values[source]

    def _check_counts(self, frame):
        check(self._references[frame] >= self._mappings[frame], "REF-1", f"frame {frame}")

    # ---- tables

    def entry(self, space, page):
        table = self.roots[space][page // SPAN]
        return None if table is None else table.entries[page % SPAN]

    def free_table(self, table):
        check(not table.freed, "TBL-1", "a table is freed twice")
        linked = any(table in tables for tables in self.roots)
        check(not linked, "TBL-1", "a linked table is freed")
        cached = any(table in tables for spaces in self._walk_cache for tables in spaces)
        check(not cached, "TBL-1", "a table in a walk cache is freed")
        table.freed = True

    # ---- CPUs

    def translate(self, cpu, space, page, store):
        """The frame that a CPU finds for the page; -1 for a fault, after which the TLB forgets."""
        cached = self._tlb[cpu][space][page]
        if cached is None:
            cached = self._walk(cpu, space, page)
        allowed = cached is not None and (cached.writable or not store)
        self._tlb[cpu][space][page] = cached if allowed else None
        return cached.frame if allowed else -1

    def _walk(self, cpu, space, page):
        cached = self._walk_cache[cpu][space]
        index = page // SPAN
        if cached[index] is None:
            cached[index] = self.roots[space][index]
        return None if cached[index] is None else cached[index].entries[page % SPAN]

    def load(self, frame):
        return self._values[frame]

    def store(self, frame, value):
        self._values[frame] = value

    def flush(self, space, page, count):
        """Makes every CPU forget translations of the pages, and the tables they were found in."""
        for cpu in range(CPUS):
            for i in range(page, page + count):
                self._tlb[cpu][space][i] = None
                self._walk_cache[cpu][space][i // SPAN] = None

    # ---- what must hold between operations

    def check_state(self, model):
        for space in range(SPACES):
            for page in range(PAGES):
                entry = self.entry(space, page)
                for spaces in self._tlb:
                    _check_translation(spaces[space][page], entry)
                if entry is not None and entry.writable:
                    permitted = model.is_writable(space, page)
                    check(permitted, "PRM-1", "stores are forbidden but possible")
                    alone = self._mappings[entry.frame] == 1
                    check(alone, "PRM-1", "stores to a shared frame are possible")


def _check_translation(cached, entry):
    if cached is not None:
        present = entry is not None and entry.frame == cached.frame
        check(present, "TLB-1", "what was taken is cached")
        check(entry.writable or not cached.writable, "TLB-1", "what was narrowed is cached")
