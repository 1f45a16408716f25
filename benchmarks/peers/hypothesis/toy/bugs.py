"""The five seeded bugs, named after those of the kit's gallery; NONE is the correct manager."""

from toy.page_tables import PageTables


class MappingBeforeReference(PageTables):
    def share(self, frame):
        self.machine.add_mapping(frame)
        self.machine.add_reference(frame)


class PostponedFlush(PageTables):
    def __init__(self, machine):
        super().__init__(machine)
        self._owed = []

    def flush_after_unmap(self, gather):
        for owed in self._owed:
            super().flush_after_unmap(owed)
        self._owed.clear()
        if gather.tables:
            super().flush_after_unmap(gather)
        else:
            self._owed.append(gather)


class TablesBeforeFlush(PageTables):
    def finish(self, gather):
        for table in gather.tables:
            self.machine.free_table(table)
        self.flush_after_unmap(gather)
        self.release_frames(gather)


class FreeWhileShared(PageTables):
    def release(self, frame):
        self.machine.drop_reference(frame)
        self.machine.free_frame(frame)


class RememberedOwner(PageTables):
    def __init__(self, machine):
        super().__init__(machine)
        self._mapped_alone = set()

    def mapped_fresh(self, frame):
        self._mapped_alone.add(frame)

    def may_reuse(self, frame):
        return frame in self._mapped_alone or super().may_reuse(frame)


BUGS = {
    "NONE": PageTables,
    "B76": MappingBeforeReference,
    "X01": PostponedFlush,
    "B34": TablesBeforeFlush,
    "X04": FreeWhileShared,
    "X05": RememberedOwner,
}
