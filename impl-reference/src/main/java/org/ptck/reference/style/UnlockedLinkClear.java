package org.ptck.reference.style;

import org.ptck.reference.Kernel;
import org.ptck.reference.LinkClear;

/**
 * Clears links without the lock of the table: with the mapping gone and the MMAP lock held, nobody
 * else has any business there.
 */
final class UnlockedLinkClear implements LinkClear {

  private final Kernel kernel;

  UnlockedLinkClear(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void clear(int level, long upper, long entry, long table) {
    kernel.hardware().entryWrite(entry, Kernel.EMPTY);
  }
}
