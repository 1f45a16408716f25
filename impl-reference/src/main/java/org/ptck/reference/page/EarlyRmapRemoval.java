package org.ptck.reference.page;

import org.ptck.spec.fact.hardware.FolioMemory;

/** Pages stop to count as mapped while the lock of the table still hides the difference. */
public final class EarlyRmapRemoval implements RmapRemoval {

  private final FolioMemory memory;

  /** Counts in that memory. */
  public EarlyRmapRemoval(FolioMemory memory) {
    this.memory = memory;
  }

  @Override
  public void cleared(int page, int pageCount) {
    memory.mapcountSubtract(page, pageCount);
  }

  @Override
  public void releasing(int page, int pageCount) {
    // Done when the entries were cleared.
  }
}
