package org.ptck.conformance.gallery;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.hardware.EntryMemory;

/**
 * Entries of arm64 as software writes them that does not know DBM: AP[2] alone says whether stores
 * pass, so that what may be written is dirty from the start.
 */
final class AccessPermissionAlone implements EntryMemory {

  private static final long DBM = 1L << 51;

  private final Architecture architecture;
  private final EntryMemory memory;

  AccessPermissionAlone(Architecture architecture, EntryMemory memory) {
    this.architecture = architecture;
    this.memory = memory;
  }

  @Override
  public long entryRead(long entry) {
    return memory.entryRead(entry);
  }

  @Override
  public void entryWrite(long entry, long word) {
    memory.entryWrite(entry, withoutDbm(word));
  }

  @Override
  public long entryExchange(long entry, long word) {
    return memory.entryExchange(entry, withoutDbm(word));
  }

  @Override
  public boolean entryCompareAndSet(long entry, long expected, long word) {
    return memory.entryCompareAndSet(entry, expected, withoutDbm(word));
  }

  private long withoutDbm(long word) {
    boolean permits = architecture.isValid(word) && architecture.isWritable(word);
    return permits ? architecture.makeDirty(word) & ~DBM : word;
  }
}
