"""The manager under test."""

from typing import NamedTuple

from toy.machine import SPAN, Entry, Table
from toy.model import PAGES, SPACES


class Area(NamedTuple):
    """What an accessible page permits, also while it has no entry."""

    writable: bool


class Gather(NamedTuple):
    """Pages that were taken from a space, before they are released."""

    space: int
    page: int
    count: int
    tables: list
    frames: list


class PageTables:
    """Correct. What subclasses override is where the seeded bugs are."""

    def __init__(self, machine):
        self.machine = machine
        self._areas = [[None] * PAGES for _ in range(SPACES)]

    # ---- operations

    def map(self, space, page, count, writable):
        self._areas[space][page : page + count] = [Area(writable)] * count

    def unmap(self, space, page, count):
        gather = Gather(space, page, count, [], [])
        for i in range(page, page + count):
            self._areas[space][i] = None
            entry = self.machine.entry(space, i)
            if entry is not None:
                self._set_entry(space, i, None)
                gather.frames.append(entry.frame)
        roots = self.machine.roots[space]
        for i in range(page, page + count):
            index = i // SPAN
            if roots[index] is not None and self._is_unused(space, index):
                gather.tables.append(roots[index])
                roots[index] = None
        self.finish(gather)

    def protect(self, space, page, count, writable):
        for i in range(page, page + count):
            self._areas[space][i] = Area(writable)
            if not writable:
                self._forbid_stores(space, i)
        self.machine.flush(space, page, count)

    def fork(self, space, child):
        for page in range(PAGES):
            self._areas[child][page] = self._areas[space][page]
            self._forbid_stores(space, page)
            entry = self.machine.entry(space, page)
            if entry is not None:
                self.share(entry.frame)
                self._set_entry(child, page, entry)
        self.machine.flush(space, 0, PAGES)

    def exit(self, space):
        self.unmap(space, 0, PAGES)

    def fault(self, space, page, store):
        """Makes a permitted access possible that a CPU could not do."""
        entry = self.machine.entry(space, page)
        if entry is None:
            writable = self._areas[space][page].writable
            self._set_entry(space, page, Entry(self._fresh_frame(), writable))
        elif store and self.may_reuse(entry.frame):
            self._set_entry(space, page, Entry(entry.frame, True))
        elif store:
            frame = self._fresh_frame()
            self.machine.copy(entry.frame, frame)
            self._set_entry(space, page, Entry(frame, True))
            self.machine.flush(space, page, 1)
            self.machine.drop_mapping(entry.frame)
            self.release(entry.frame)

    # ---- seams

    def share(self, frame):
        """Counts one more mapping of a frame at fork."""
        self._count(frame)

    def finish(self, gather):
        """Flushes, then frees what was taken."""
        self.flush_after_unmap(gather)
        for table in gather.tables:
            self.machine.free_table(table)
        self.release_frames(gather)

    def flush_after_unmap(self, gather):
        """Flushes what an unmap has taken."""
        self.machine.flush(gather.space, gather.page, gather.count)

    def release(self, frame):
        """Drops a reference and frees the frame if it was the last."""
        if self.machine.drop_reference(frame) == 0:
            self.machine.free_frame(frame)

    def mapped_fresh(self, frame):
        """Told that a frame was mapped for one space alone."""

    def may_reuse(self, frame):
        """Whether a store may keep the frame instead of a copy."""
        return self.machine.mappings(frame) == 1

    # ---- helpers

    def release_frames(self, gather):
        for frame in gather.frames:
            self.machine.drop_mapping(frame)
            self.release(frame)

    def _fresh_frame(self):
        frame = self.machine.allocate_frame()
        self._count(frame)
        self.mapped_fresh(frame)
        return frame

    def _count(self, frame):
        self.machine.add_reference(frame)
        self.machine.add_mapping(frame)

    def _forbid_stores(self, space, page):
        entry = self.machine.entry(space, page)
        if entry is not None:
            self._set_entry(space, page, Entry(entry.frame, False))

    def _set_entry(self, space, page, entry):
        roots = self.machine.roots[space]
        index = page // SPAN
        if roots[index] is None:
            roots[index] = Table()
        roots[index].entries[page % SPAN] = entry

    def _is_unused(self, space, index):
        span = self._areas[space][index * SPAN : (index + 1) * SPAN]
        return all(area is None for area in span)
