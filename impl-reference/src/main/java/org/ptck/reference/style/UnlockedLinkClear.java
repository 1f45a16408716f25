package org.ptck.reference.style;

import org.ptck.reference.gather.LinkClear;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.hardware.EntryMemory;

/**
 * Clears links without the lock of the table: with the mapping gone and the MMAP lock held, nobody
 * else has any business there.
 */
final class UnlockedLinkClear implements LinkClear {

  private final EntryMemory memory;

  UnlockedLinkClear(EntryMemory memory) {
    this.memory = memory;
  }

  @Override
  public void clear(int level, long upper, long entry, long table) {
    memory.entryWrite(entry, Architecture.EMPTY);
  }
}
