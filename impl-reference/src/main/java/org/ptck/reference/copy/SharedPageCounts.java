package org.ptck.reference.copy;

import org.ptck.spec.fact.hardware.FolioMemory;

/** Counts so that whoever looks in between sees no folio with more mappings than references. */
public final class SharedPageCounts implements ForkCounts {

  private final FolioMemory memory;

  /** Counts in that memory. */
  public SharedPageCounts(FolioMemory memory) {
    this.memory = memory;
  }

  @Override
  public void share(int folio, int page, int pageCount) {
    memory.referencesAdd(folio, pageCount);
    memory.mapcountAdd(page, pageCount);
    memory.exclusiveClear(page, pageCount);
  }
}
