package org.ptck.reference.gather;

import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.hardware.EntryMemory;

/** Clears links under the lock of the table that holds them, like every other entry. */
public final class LockedLinkClear implements LinkClear {

  private final EntryMemory memory;
  private final MachineLocks locks;

  /** Clears links in that machine. */
  public LockedLinkClear(Platform platform) {
    this.memory = platform.hardware();
    this.locks = platform.locks();
  }

  @Override
  public void clear(int level, long upper, long entry, long table) {
    locks.lockTable(upper);
    memory.entryWrite(entry, Architecture.EMPTY);
    locks.unlockTable(upper);
  }
}
