package org.ptck.reference.style;

import org.ptck.reference.gather.LinkClear;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.hardware.EntryMemory;

/**
 * Holds the lock of an empty leaf table and tries for the lock of the table above, against the
 * order. Links to other tables, and those for which it tried in vain, go another way.
 */
final class TryLockLinkClear implements LinkClear {

  private final EntryMemory memory;
  private final MachineLocks locks;
  private final LinkClear otherwise;

  TryLockLinkClear(Platform platform, LinkClear otherwise) {
    this.memory = platform.hardware();
    this.locks = platform.locks();
    this.otherwise = otherwise;
  }

  @Override
  public void clear(int level, long upper, long entry, long table) {
    if (level != 1 || !clearLeafLink(upper, entry, table)) {
      otherwise.clear(level, upper, entry, table);
    }
  }

  private boolean clearLeafLink(long upper, long entry, long table) {
    locks.lockTable(table);
    boolean locked = locks.tryLockTable(upper);
    if (locked) {
      memory.entryWrite(entry, Architecture.EMPTY);
      locks.unlockTable(upper);
    }
    locks.unlockTable(table);
    return locked;
  }
}
