package org.ptck.spec.machine;

import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.memory.MappedPages;
import org.ptck.spec.machine.memory.PhysicalMemory;
import org.ptck.spec.machine.memory.Poison;

/**
 * Makes events of what code under test did to plain memory: before each of its calls takes effect,
 * and when it has returned.
 *
 * <p>Entries that went are told first, then the data of pages, then entries that came: a page is
 * scrubbed after it was taken away, and filled before it is given. Nothing else happens between
 * events that are told together, no CPU of the kit does anything there.
 */
final class Adoption {

  private static final int NOTHING = 0;

  private final Machine machine;
  private final FoundEntries entries;
  private final FoundPages pages;
  private final FreedFrames freed;

  Adoption(Machine machine, PhysicalMemory memory) {
    this.machine = machine;
    this.entries = new FoundEntries(machine, memory);
    this.pages = new FoundPages(machine, new MappedPages(machine.memory.frames, memory));
    this.freed = new FreedFrames(machine, new Poison(machine.memory.frames, memory));
  }

  /** Tells what was done before a call, in the time of a look at each table and page. */
  void before(EventKind kind, long subject) {
    switch (kind) {
      // Kernels poison what they are about to free.
      case TABLE_FREE -> adopt(machine.memory.frames.frame(subject), NOTHING, false);
      case FOLIO_FREE -> adopt(NOTHING, (int) subject, false);
      // Data that becomes durable is looked at closely.
      case STORE_BEGIN -> adopt(NOTHING, NOTHING, true);
      default -> adopt(NOTHING, NOTHING, false);
    }
  }

  /** Tells everything that was done, and looks at freed memory. */
  void all() {
    adopt(NOTHING, NOTHING, true);
    freed.look();
  }

  /** Tells what was done to entries. */
  void entries() {
    if (entries.look(NOTHING)) {
      entries.tellRemovals();
      entries.tellFillings();
    }
  }

  private void adopt(int frameLeftOut, int folioLeftOut, boolean everyWord) {
    boolean entriesChanged = entries.look(frameLeftOut);
    if (entriesChanged) {
      entries.tellRemovals();
    }
    pages.tell(folioLeftOut, everyWord);
    if (entriesChanged) {
      entries.tellFillings();
    }
  }

  void tableFreed(long table) {
    freed.tableFreed(table);
  }

  void folioFreed(int folio) {
    freed.folioFreed(folio);
  }

  /** Makes everything zero that was ever used. */
  void wipe() {
    freed.wipe();
  }
}
