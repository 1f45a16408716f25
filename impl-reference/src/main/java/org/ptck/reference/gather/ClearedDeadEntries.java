package org.ptck.reference.gather;

import org.ptck.reference.book.AddressSpace;
import org.ptck.spec.fact.hardware.EntryOperations;

/** Clears the entries of a dying space as those of any other. */
public final class ClearedDeadEntries implements DeadEntries {

  private final EntryOperations entries;

  /** Clears through those entry operations. */
  public ClearedDeadEntries(EntryOperations entries) {
    this.entries = entries;
  }

  @Override
  public long remove(AddressSpace space, long address, long entry, int pageCount) {
    return entries.getAndClear(space.id(), 0, address, entry, pageCount);
  }
}
