package org.ptck.contpte;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Entry operations that make contiguous blocks wherever entries allow it, and unmake them before
 * they are changed in part.
 *
 * <p>A reader sees what plain entries would show, but that accessed and dirty are those of the
 * whole block, and that the contiguous bit shows. Whenever a block is folded or unfolded, the layer
 * invalidates its translations on every CPU; all other invalidation is the caller's. Each function
 * is described in {@code kernel-semantics.md} section 2.
 */
public final class ContpteEntries implements EntryOperations {

  private final Blocks blocks;
  private final Architecture architecture;
  private final ContpteParts parts;
  private final LocklessRead locklessRead;
  private final EntryChanges changes;

  /** Operates on the entries of the machine; the leaf level of the geometry has runs. */
  public ContpteEntries(Geometry geometry, Hardware hardware) {
    this(geometry, hardware, ContpteParts.correct());
  }

  /** As {@link #ContpteEntries(Geometry, Hardware)}, with these decisions. */
  public ContpteEntries(Geometry geometry, Hardware hardware, ContpteParts parts) {
    this.blocks = new Blocks(geometry, hardware);
    this.architecture = geometry.architecture();
    this.parts = parts;
    this.locklessRead = new LocklessRead(blocks);
    this.changes = new EntryChanges(blocks);
  }

  // ---- storing

  @Override
  public void set(int id, long address, long entry, long word, int count) {
    // The caller may hand back what a reader was shown.
    long plain = architecture.makeNonContiguous(word, entry);
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
    if (architecture.isValid(word) && parts.foldTest().mayFold(blocks, address, entry, word)) {
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
          length == blocks.run() && (blocks.page(first) & (blocks.run() - 1)) == 0;
      blocks.fill(
          blocks.entry(entry, done),
          isWhole ? architecture.makeContiguous(first) : first,
          length);
      done += length;
    }
  }

  // ---- reading

  @Override
  public long get(int id, long address, long entry) {
    long word = blocks.hardware().entryRead(entry);
    return blocks.isFolded(word)
        ? parts.gathering().gather(blocks, blocks.blockOf(address, entry), word)
        : word;
  }

  @Override
  public long getLockless(int id, long address, long entry) {
    return locklessRead.read(address, entry);
  }

  // ---- taking away

  @Override
  public long getAndClear(int id, long address, long entry, int count) {
    parts.beforeClear().before(blocks, parts.conversion(), id, address, entry, count);
    return blocks.take(entry, count);
  }

  @Override
  public void writeProtect(int id, long address, long entry, int count) {
    parts.beforeProtect().before(blocks, parts.conversion(), id, address, entry, count);
    for (int n = 0; n < count; n++) {
      changes.writeProtect(blocks.entry(entry, n));
    }
  }

  // ---- widening

  @Override
  public boolean setAccessFlags(int id, long address, long entry, long word) {
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
