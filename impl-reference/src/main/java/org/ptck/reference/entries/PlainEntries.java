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

  private final Geometry geometry;
  private final Architecture architecture;
  private final EntryMemory memory;

  /** Operates on entries of the geometry in that memory. */
  public PlainEntries(Geometry geometry, EntryMemory memory) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.memory = memory;
  }

  @Override
  public void set(int id, int level, long address, long entry, long word, int count) {
    memory.entryWrite(entry, word);
    for (int n = 1; n < count; n++) {
      memory.entryWrite(
          entry(level, entry, n), architecture.advance(word, n * geometry.spanBytes(level)));
    }
  }

  @Override
  public long get(int id, int level, long address, long entry) {
    return memory.entryRead(entry);
  }

  @Override
  public long getLockless(int id, int level, long address, long entry) {
    return memory.entryRead(entry);
  }

  @Override
  public long getAndClear(int id, int level, long address, long entry, int count) {
    long gathered = memory.entryExchange(entry, Architecture.EMPTY);
    for (int n = 1; n < count; n++) {
      long word = memory.entryExchange(entry(level, entry, n), Architecture.EMPTY);
      gathered = withStateOf(gathered, word);
    }
    return gathered;
  }

  @Override
  public void writeProtect(int id, int level, long address, long entry, int count) {
    for (int n = 0; n < count; n++) {
      change(entry(level, entry, n), architecture::writeProtect);
    }
  }

  @Override
  public boolean setAccessFlags(
      int id, int level, long address, long entry, long word, boolean dirty) {
    long before = change(entry, old -> widened(old, word));
    return widened(before, word) != before;
  }

  @Override
  public boolean testAndClearYoung(int id, int level, long address, long entry, int count) {
    boolean young = false;
    for (int n = 0; n < count; n++) {
      long before = change(entry(level, entry, n), architecture::makeOld);
      young |= architecture.isYoung(before);
    }
    return young;
  }

  /** A CPU that has the translation cached does not mark the entry again: that is allowed. */
  @Override
  public boolean clearFlushYoung(int id, int level, long address, long entry, int count) {
    return testAndClearYoung(id, level, address, entry, count);
  }

  @Override
  public void clearYoungDirty(
      int id, int level, long address, long entry, int count, int flags) {
    for (int n = 0; n < count; n++) {
      change(entry(level, entry, n), word -> without(word, flags));
    }
  }

  /** Replaces what an entry holds, whatever hardware sets in it meanwhile; what it held. */
  private long change(long entry, Change change) {
    long before;
    long after;
    do {
      before = memory.entryRead(entry);
      after = change.of(before);
    } while (after != before && !memory.entryCompareAndSet(entry, before, after));
    return before;
  }

  /** The word without the flags. */
  private long without(long word, int flags) {
    long old = (flags & CLEAR_YOUNG) != 0 ? architecture.makeOld(word) : word;
    return (flags & CLEAR_DIRTY) != 0 ? architecture.makeClean(old) : old;
  }

  /** The word with all that the wanted one permits and says. */
  private long widened(long word, long wanted) {
    long permitted = architecture.isWritable(wanted) ? architecture.makeWritable(word) : word;
    return withStateOf(permitted, wanted);
  }

  /** The word, accessed and dirty as well if the other is. */
  private long withStateOf(long word, long other) {
    long young = architecture.isYoung(other) ? architecture.makeYoung(word) : word;
    return architecture.isDirty(other) ? architecture.makeDirty(young) : young;
  }

  private long entry(int level, long first, int n) {
    return first + ((long) n << geometry.entryShift(level));
  }

  /** A change of a word. */
  @FunctionalInterface
  private interface Change {
    long of(long word);
  }
}
