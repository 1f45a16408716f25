package org.ptck.conformance.gallery;

import org.ptck.spec.fact.hardware.EntryOperations;

/** Entry operations that hand every call on: a bug overrides the one that it gets wrong. */
class ForwardingEntries implements EntryOperations {

  private final EntryOperations entries;

  ForwardingEntries(EntryOperations entries) {
    this.entries = entries;
  }

  @Override
  public void set(int id, int level, long address, long entry, long word, int count) {
    entries.set(id, level, address, entry, word, count);
  }

  @Override
  public long get(int id, int level, long address, long entry) {
    return entries.get(id, level, address, entry);
  }

  @Override
  public long getLockless(int id, int level, long address, long entry) {
    return entries.getLockless(id, level, address, entry);
  }

  @Override
  public long getAndClear(int id, int level, long address, long entry, int count) {
    return entries.getAndClear(id, level, address, entry, count);
  }

  @Override
  public void writeProtect(int id, int level, long address, long entry, int count) {
    entries.writeProtect(id, level, address, entry, count);
  }

  @Override
  public boolean setAccessFlags(
      int id, int level, long address, long entry, long word, boolean dirty) {
    return entries.setAccessFlags(id, level, address, entry, word, dirty);
  }

  @Override
  public boolean testAndClearYoung(int id, int level, long address, long entry, int count) {
    return entries.testAndClearYoung(id, level, address, entry, count);
  }

  @Override
  public boolean clearFlushYoung(int id, int level, long address, long entry, int count) {
    return entries.clearFlushYoung(id, level, address, entry, count);
  }

  @Override
  public void clearYoungDirty(
      int id, int level, long address, long entry, int count, int flags) {
    entries.clearYoungDirty(id, level, address, entry, count, flags);
  }
}
