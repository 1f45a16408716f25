package org.ptck.peers.toy;

import java.util.ArrayList;
import java.util.List;
import org.ptck.peers.toy.Machine.Entry;
import org.ptck.peers.toy.Machine.Table;

/** The manager under test; correct. What subclasses override is where the seeded bugs are. */
class PageTables {

  /** Pages that were taken from a space, before they are released. */
  record Gather(int space, int page, int count, List<Table> tables, List<Integer> frames) {}

  /** A mapped range's page: accessible even while it has no entry. */
  private record Area(boolean writable) {}

  protected final Machine machine;
  private final Area[][] areas = new Area[Model.SPACES][Model.PAGES];

  PageTables(Machine machine) {
    this.machine = machine;
  }

  // ---- operations

  void map(int space, int page, int count, boolean writable) {
    for (int i = page; i < page + count; i++) {
      areas[space][i] = new Area(writable);
    }
  }

  void unmap(int space, int page, int count) {
    Gather gather = new Gather(space, page, count, new ArrayList<>(), new ArrayList<>());
    for (int i = page; i < page + count; i++) {
      areas[space][i] = null;
      Entry entry = machine.entry(space, i);
      if (entry != null) {
        setEntry(space, i, null);
        gather.frames.add(entry.frame());
      }
    }
    for (int i = page; i < page + count; i++) {
      Table table = machine.roots[space][i / Machine.SPAN];
      if (table != null && isUnused(space, i / Machine.SPAN)) {
        machine.roots[space][i / Machine.SPAN] = null;
        gather.tables.add(table);
      }
    }
    finish(gather);
  }

  void protect(int space, int page, int count, boolean writable) {
    for (int i = page; i < page + count; i++) {
      areas[space][i] = new Area(writable);
      if (!writable) {
        forbidStores(space, i);
      }
    }
    machine.flush(space, page, count);
  }

  void fork(int space, int child) {
    for (int page = 0; page < Model.PAGES; page++) {
      areas[child][page] = areas[space][page];
      forbidStores(space, page);
      Entry entry = machine.entry(space, page);
      if (entry != null) {
        share(entry.frame());
        setEntry(child, page, entry);
      }
    }
    machine.flush(space, 0, Model.PAGES);
  }

  void exit(int space) {
    unmap(space, 0, Model.PAGES);
  }

  /** Makes a permitted access possible that a CPU could not do. */
  void fault(int space, int page, boolean store) {
    Entry entry = machine.entry(space, page);
    if (entry == null) {
      int frame = machine.allocateFrame();
      count(frame);
      mappedFresh(frame);
      setEntry(space, page, new Entry(frame, areas[space][page].writable));
    } else if (store && mayReuse(entry.frame())) {
      setEntry(space, page, new Entry(entry.frame(), true));
    } else if (store) {
      int frame = machine.allocateFrame();
      count(frame);
      mappedFresh(frame);
      machine.copy(entry.frame(), frame);
      setEntry(space, page, new Entry(frame, true));
      machine.flush(space, page, 1);
      machine.dropMapping(entry.frame());
      release(entry.frame());
    }
  }

  // ---- seams

  /** Counts one more mapping of a frame at fork. */
  protected void share(int frame) {
    count(frame);
  }

  /** Flushes, then frees what was taken. */
  protected void finish(Gather gather) {
    flushAfterUnmap(gather);
    gather.tables.forEach(machine::freeTable);
    releaseFrames(gather);
  }

  /** Flushes what an unmap has taken. */
  protected void flushAfterUnmap(Gather gather) {
    machine.flush(gather.space, gather.page, gather.count);
  }

  /** Drops a reference and frees the frame if it was the last. */
  protected void release(int frame) {
    if (machine.dropReference(frame) == 0) {
      machine.freeFrame(frame);
    }
  }

  /** Told that a frame was mapped for one space alone. */
  protected void mappedFresh(int frame) {}

  /** Whether a store may keep the frame instead of a copy. */
  protected boolean mayReuse(int frame) {
    return machine.mappings(frame) == 1;
  }

  // ---- helpers

  protected final void releaseFrames(Gather gather) {
    for (int frame : gather.frames) {
      machine.dropMapping(frame);
      release(frame);
    }
  }

  private void count(int frame) {
    machine.addReference(frame);
    machine.addMapping(frame);
  }

  private void forbidStores(int space, int page) {
    Entry entry = machine.entry(space, page);
    if (entry != null) {
      setEntry(space, page, new Entry(entry.frame(), false));
    }
  }

  private void setEntry(int space, int page, Entry entry) {
    int index = page / Machine.SPAN;
    if (machine.roots[space][index] == null) {
      machine.roots[space][index] = new Table();
    }
    machine.roots[space][index].entries[page % Machine.SPAN] = entry;
  }

  private boolean isUnused(int space, int index) {
    for (int i = 0; i < Machine.SPAN; i++) {
      if (areas[space][index * Machine.SPAN + i] != null) {
        return false;
      }
    }
    return true;
  }
}
