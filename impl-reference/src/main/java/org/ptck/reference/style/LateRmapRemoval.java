package org.ptck.reference.style;

import org.ptck.reference.page.RmapRemoval;
import org.ptck.spec.fact.hardware.FolioMemory;

/** Pages count as mapped until the flush is done; only then do they lose their references too. */
final class LateRmapRemoval implements RmapRemoval {

  private final FolioMemory memory;

  LateRmapRemoval(FolioMemory memory) {
    this.memory = memory;
  }

  @Override
  public void cleared(int page, int pageCount) {
    // The flush has not been done yet.
  }

  @Override
  public void releasing(int page, int pageCount) {
    memory.mapcountSubtract(page, pageCount);
  }
}
