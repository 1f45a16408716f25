package org.ptck.reference.style;

import org.ptck.reference.Kernel;
import org.ptck.reference.LinkClear;

/**
 * Holds the lock of an empty leaf table and tries for the lock of the table above, against the
 * order. Links to other tables, and those for which it tried in vain, go another way.
 */
final class TryLockLinkClear implements LinkClear {

  private final Kernel kernel;
  private final LinkClear otherwise;

  TryLockLinkClear(Kernel kernel, LinkClear otherwise) {
    this.kernel = kernel;
    this.otherwise = otherwise;
  }

  @Override
  public void clear(int level, long upper, long entry, long table) {
    if (level != 1 || !clearLeafLink(upper, entry, table)) {
      otherwise.clear(level, upper, entry, table);
    }
  }

  private boolean clearLeafLink(long upper, long entry, long table) {
    kernel.locks().lockTable(table);
    boolean locked = kernel.locks().tryLockTable(upper);
    if (locked) {
      kernel.hardware().entryWrite(entry, Kernel.EMPTY);
      kernel.locks().unlockTable(upper);
    }
    kernel.locks().unlockTable(table);
    return locked;
  }
}
