package org.ptck.conformance.gallery;

import org.ptck.spec.fact.hardware.EntryOperations;

/** Entry operations that hand every call on: a bug overrides the one that it gets wrong. */
class ForwardingEntries implements EntryOperations {

  private final EntryOperations entries;

  ForwardingEntries(EntryOperations entries) {
    this.entries = entries;
  }

  @Override
  public void set(int id, long address, long entry, long word, int count) {
    entries.set(id, address, entry, word, count);
  }

  @Override
  public long get(int id, long address, long entry) {
    return entries.get(id, address, entry);
  }

  @Override
  public long getLockless(int id, long address, long entry) {
    return entries.getLockless(id, address, entry);
  }

  @Override
  public long getAndClear(int id, long address, long entry, int count) {
    return entries.getAndClear(id, address, entry, count);
  }

  @Override
  public void writeProtect(int id, long address, long entry, int count) {
    entries.writeProtect(id, address, entry, count);
  }

  @Override
  public boolean setAccessFlags(int id, long address, long entry, long word) {
    return entries.setAccessFlags(id, address, entry, word);
  }
}
