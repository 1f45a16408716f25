package org.ptck.contpte;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.hardware.EntryOperations;

/**
 * What {@link ContpteEntries} does to the entries of tables of one level. What each argument means
 * is said in {@link EntryOperations}; what Linux v6.12 does stands in
 * {@code arch/arm64/mm/contpte.c}.
 */
final class LevelEntries {

  private final Blocks blocks;
  private final Architecture architecture;
  private final ContpteParts parts;
  private final LocklessRead locklessRead;
  private final EntryChanges changes;

  /** Operates on those blocks by those decisions. */
  LevelEntries(Blocks blocks, ContpteParts parts) {
    this.blocks = blocks;
    this.architecture = blocks.architecture();
    this.parts = parts;
    this.locklessRead = new LocklessRead(blocks);
    this.changes = new EntryChanges(blocks);
  }

  // ---- storing

  void set(int id, long address, long entry, long word, int count) {
    // The bit of a word that is not present means something else, and stays.
    long plain =
        architecture.isValid(word) ? architecture.makeNonContiguous(word, entry) : word;
    if (count == 1) {
      setOne(id, address, entry, plain);
    } else {
      setRun(address, entry, plain, count);
    }
  }

  private void setOne(int id, long address, long entry, long word) {
    if (blocks.isFolded(blocks.hardware().entryRead(entry))) {
      convert(id, address, entry, false);
    }
    blocks.hardware().entryWrite(entry, word);
    if (blocks.run() > 1
        && architecture.isValid(word)
        && parts.foldTest().mayFold(blocks, address, entry, word)) {
      convert(id, address, entry, true);
    }
  }

  /** Fills empty entries, block by block: nothing needs invalidating. */
  private void setRun(long address, long entry, long word, int count) {
    int done = 0;
    while (done < count) {
      int index = blocks.indexOf(blocks.address(address, done));
      int length = Math.min(blocks.run() - index, count - done);
      long first = blocks.word(word, done);
      boolean isWhole =
          blocks.run() > 1
              && length == blocks.run()
              && (blocks.page(first) & (blocks.run() - 1)) == 0;
      blocks.fill(
          blocks.entry(entry, done),
          isWhole ? architecture.makeContiguous(first) : first,
          length);
      done += length;
    }
  }

  // ---- reading

  long get(long address, long entry) {
    long word = blocks.hardware().entryRead(entry);
    return blocks.isFolded(word)
        ? parts.gathering().gather(blocks, blocks.blockOf(address, entry), word)
        : word;
  }

  long getLockless(long address, long entry) {
    return locklessRead.read(address, entry);
  }

  // ---- taking away

  long getAndClear(int id, long address, long entry, int count) {
    parts.beforeClear().before(blocks, parts.conversion(), id, address, entry, count);
    return blocks.take(entry, count);
  }

  void writeProtect(int id, long address, long entry, int count) {
    parts.beforeProtect().before(blocks, parts.conversion(), id, address, entry, count);
    for (int n = 0; n < count; n++) {
      changes.writeProtect(blocks.entry(entry, n));
    }
  }

  /** Makes entries old, and with them their blocks; returns whether any was accessed. */
  boolean clearYoung(long address, long entry, int count) {
    return architecture.isYoung(
        clearState(address, entry, count, EntryOperations.CLEAR_YOUNG));
  }

  /**
   * Takes accessed, dirty or both from entries, and with them from their blocks.
   *
   * @param flags as in {@link EntryOperations#clearYoungDirty}
   */
  void clearYoungDirty(int id, long address, long entry, int count, int flags) {
    boolean isMore =
        startOfFirst(address, entry) < 0 || endOfLast(address, entry, count) > count;
    boolean isDirty = architecture.isDirty(clearState(address, entry, count, flags));
    // The caller knows what it named. Through what a CPU holds of the rest, stores would pass that
    // mark nothing, and where hardware sets no dirty, stores that the entry does not permit.
    if (isMore && isDirty && (flags & EntryOperations.CLEAR_DIRTY) != 0) {
      invalidate(id, address, count);
    }
  }

  /**
   * Takes state from entries, and from all others of the folded blocks that the run begins and ends
   * in: they are read as one.
   *
   * @param flags as in {@link EntryOperations#clearYoungDirty}
   * @return the first of them as it was, accessed and dirty if any was
   */
  private long clearState(long address, long entry, int count, int flags) {
    int start = startOfFirst(address, entry);
    int end = endOfLast(address, entry, count);
    long gathered = changes.clearState(blocks.entry(entry, start), flags);
    for (int n = start + 1; n < end; n++) {
      gathered = blocks.withStateOf(gathered, changes.clearState(blocks.entry(entry, n), flags));
    }
    return gathered;
  }

  /** The number of the first entry of the block that the entry is part of; 0 or negative. */
  private int startOfFirst(long address, long entry) {
    return isFolded(entry) ? -blocks.indexOf(address) : 0;
  }

  /** The number of the entry after the last of the block that the last of a run is part of. */
  private int endOfLast(long address, long entry, int count) {
    int last = count - 1;
    return isFolded(blocks.entry(entry, last))
        ? last - blocks.indexOf(blocks.address(address, last)) + blocks.run()
        : count;
  }

  private boolean isFolded(long entry) {
    return blocks.isFolded(blocks.hardware().entryRead(entry));
  }

  /** Invalidates the leaf translations of all blocks that the run lies in, on every CPU. */
  void invalidate(int id, long address, int count) {
    long end = blocks.address(address, count);
    for (long at = blocks.start(address); at < end; at = blocks.address(at, blocks.run())) {
      blocks.invalidate(id, at);
    }
  }

  // ---- widening

  boolean setAccessFlags(int id, long address, long entry, long word) {
    long before = blocks.hardware().entryRead(entry);
    if (!blocks.isFolded(before)) {
      return changes.widen(entry, word);
    }
    long block = blocks.blockOf(address, entry);
    if (parts.flagTest().isMet(blocks, parts.gathering(), block, before, word)) {
      return false;
    }
    if (architecture.isWritable(word) && !architecture.isWritable(before)) {
      // One entry would differ from the rest.
      convert(id, address, entry, false);
      changes.widen(entry, word);
    } else {
      for (int n = 0; n < blocks.run(); n++) {
        changes.widen(blocks.entry(block, n), word);
      }
    }
    return true;
  }

  private void convert(int id, long address, long entry, boolean folded) {
    parts.conversion().convert(blocks, id, address, blocks.blockOf(address, entry), folded);
  }
}
