package org.ptck.reference.entries;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryMemory;
import org.ptck.spec.fact.hardware.EntryOperations;

/**
 * The plainest entry operations: every entry stands for itself. Accessed and dirty state that
 * hardware sets at any moment is never overwritten.
 */
public final class PlainEntries implements EntryOperations {

  private final Architecture architecture;
  private final EntryMemory memory;
  private final long pageBytes;
  private final long entryBytes;

  /** Operates on entries of the geometry in that memory. */
  public PlainEntries(Geometry geometry, EntryMemory memory) {
    this.architecture = geometry.architecture();
    this.memory = memory;
    this.pageBytes = geometry.pageBytes();
    this.entryBytes = 1L << geometry.entryShift(0);
  }

  @Override
  public void set(int id, long address, long entry, long word, int count) {
    for (int i = 0; i < count; i++) {
      memory.entryWrite(entry + i * entryBytes, architecture.advance(word, i * pageBytes));
    }
  }

  @Override
  public long get(int id, long address, long entry) {
    return memory.entryRead(entry);
  }

  @Override
  public long getLockless(int id, long address, long entry) {
    return memory.entryRead(entry);
  }

  @Override
  public long getAndClear(int id, long address, long entry, int count) {
    long gathered = memory.entryExchange(entry, Architecture.EMPTY);
    for (int i = 1; i < count; i++) {
      long word = memory.entryExchange(entry + i * entryBytes, Architecture.EMPTY);
      gathered = withStateOf(gathered, word);
    }
    return gathered;
  }

  @Override
  public void writeProtect(int id, long address, long entry, int count) {
    for (int i = 0; i < count; i++) {
      writeProtect(entry + i * entryBytes);
    }
  }

  @Override
  public boolean setAccessFlags(int id, long address, long entry, long word) {
    while (true) {
      long before = memory.entryRead(entry);
      long permitted = architecture.isWritable(word) ? architecture.makeWritable(before) : before;
      long after = withStateOf(permitted, word);
      if (after == before) {
        return false;
      }
      if (memory.entryCompareAndSet(entry, before, after)) {
        return true;
      }
    }
  }

  private void writeProtect(long entry) {
    long before;
    long after;
    do {
      before = memory.entryRead(entry);
      after = architecture.writeProtect(before);
    } while (after != before && !memory.entryCompareAndSet(entry, before, after));
  }

  /** The word, accessed and dirty as well if the other is. */
  private long withStateOf(long word, long other) {
    long young = architecture.isYoung(other) ? architecture.makeYoung(word) : word;
    return architecture.isDirty(other) ? architecture.makeDirty(young) : young;
  }
}
