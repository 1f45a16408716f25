package org.ptck.spec.machine.adopt;

import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.MappedPages;

/** Finds pages whose data is not what it was when it was last looked at, and makes events of it. */
final class FoundPages {

  private final FolioCells folios;
  private final MappedPages pages;
  private final EventCore events;

  FoundPages(MachineMemory memory, MappedPages pages, EventCore events) {
    this.folios = memory.folios();
    this.pages = pages;
    this.events = events;
  }

  /**
   * Tells of the pages of every allocated folio but one.
   *
   * @param everyWord whether to look at all of a page, or at its ends only, which is enough while
   *   whole pages are written
   */
  void tell(int folioLeftOut, boolean everyWord) {
    for (int page = folios.firstUsed(0); page != 0; page = folios.firstUsed(page + 1)) {
      if (folios.isAllocated(page) && folios.folioOf(page) != folioLeftOut) {
        long known = folios.stamp(page);
        boolean suspect = everyWord || (known != MappedPages.TORN && !pages.looksLike(page, known));
        if (suspect) {
          compare(page, known);
        }
      }
    }
  }

  private void compare(int page, long known) {
    long stamp = pages.stamp(page);
    if (stamp != known) {
      folios.noteStamp(page, stamp);
      events.found(
          stamp == 0 ? EventKind.PAGE_ZERO : EventKind.PAGE_FOUND, page, known, stamp);
    }
  }
}
