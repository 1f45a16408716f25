package org.ptck.reference.copy;

import org.ptck.spec.fact.hardware.FolioMemory;

/**
 * A page is kept if it carries the exclusive mark, or if its folio has neither another page nor
 * another user: no second mapping, no pin, and not the page cache, which hold references.
 */
public final class SoleOwnerReuse implements PageReuse {

  private final FolioMemory memory;

  /** Looks at counts in that memory. */
  public SoleOwnerReuse(FolioMemory memory) {
    this.memory = memory;
  }

  @Override
  public boolean mayReuse(int page) {
    if (memory.isExclusive(page)) {
      return true;
    }
    // References to a larger folio may stand for its other pages: they tell nothing about this one.
    // The count is read now: one remembered from before a fork would share what must be private.
    return memory.folioOrder(memory.folioOf(page)) == 0
        && memory.references(page) == 1
        && memory.mapcount(page) == 1;
  }
}
