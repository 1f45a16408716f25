package org.ptck.spec.machine.ledger;

import java.util.Arrays;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * Leaf entries that lose validity, target, size or hardware write: what TLBs could still hold of
 * them becomes a record, one for each place where the entry translates.
 *
 * <p>A TLB holds a contiguous block as a whole, with what any of its entries said. So the record
 * covers the block, and allows what any entry allowed before the change.
 */
final class Narrowings {

  private final Ledger ledger;
  private final Geometry geometry;
  private final Architecture architecture;
  private final TableMemoryCells words;
  private final BlockIndex blocks;
  private final Positions positions;
  private final StaleSet stale;
  private final long[] operations;
  private final boolean[] writeRequested;
  private final int[] counts;

  private boolean gatheredYoung;
  private boolean gatheredStores;
  private boolean gatheredWritable;

  Narrowings(Ledger ledger, int cpuCountMax) {
    this.ledger = ledger;
    this.geometry = ledger.geometry;
    this.architecture = ledger.architecture;
    this.words = ledger.words;
    this.blocks = ledger.blocks;
    this.positions = ledger.positions;
    this.stale = ledger.stale;
    operations = new long[cpuCountMax];
    writeRequested = new boolean[cpuCountMax];
    counts = new int[cpuCountMax];
  }

  void reset() {
    Arrays.fill(operations, 0);
    Arrays.fill(writeRequested, false);
    Arrays.fill(counts, 0);
  }

  void begin(int cpu, long operation, boolean writes) {
    operations[cpu] = operation;
    writeRequested[cpu] = writes;
    counts[cpu] = 0;
  }

  void end(int cpu) {
    writeRequested[cpu] = false;
  }

  long operation(int cpu) {
    return operations[cpu];
  }

  boolean isWriteRequested(int cpu) {
    return writeRequested[cpu];
  }

  /** The translations and paths that the running operation of the CPU took away. */
  int count(int cpu) {
    return counts[cpu];
  }

  void addCount(int cpu) {
    counts[cpu]++;
  }

  /** A leaf has changed. */
  void leafChanged(
      int cpu, int frame, int level, long entry, long before, long after, boolean stays) {
    if (blocks.isPart(level, before)) {
      gather(level, blocks.blockOf(frame, level, entry), entry, before);
      if (gatheredYoung && isBlockNarrowed(before, after, stays)) {
        blockNarrowed(cpu, frame, level, entry, before);
      }
    } else if (isNarrowed(before, after, stays)) {
      positions.locate(frame);
      long offset = offset(frame, level, entry);
      for (int n = 0; n < positions.count(); n++) {
        addLeaf(
            cpu, positions.space(n), positions.base(n) + offset, level, before,
            positions.mask(n));
      }
    }
  }

  /** Whether a TLB that cached the old leaf allows what the new word does not. */
  private boolean isNarrowed(long before, long after, boolean stays) {
    if (!architecture.isCacheable(before)) {
      return false;
    }
    return !stays
        || architecture.isContiguous(before) != architecture.isContiguous(after)
        || (architecture.isStoreCacheable(before) && !architecture.isStoreCacheable(after));
  }

  /** As {@link #isNarrowed}, for a TLB that cached the block that the old leaf was part of. */
  private boolean isBlockNarrowed(long before, long after, boolean stays) {
    if (!stays || !architecture.isContiguous(after)) {
      return true;
    }
    boolean losesWrite = architecture.isWritable(before) && !architecture.isWritable(after);
    boolean losesDirty = passesStores(before) && !passesStores(after);
    return gatheredStores && (losesWrite || losesDirty);
  }

  /** Whether stores pass, accessed or not: the other entries of a block may say accessed. */
  private boolean passesStores(long word) {
    return architecture.isStoreCacheable(architecture.makeYoung(word));
  }

  /** Finds what a TLB may have gathered over a block of which one entry held {@code before}. */
  private void gather(int level, long block, long entry, long before) {
    gatheredYoung = false;
    gatheredStores = false;
    gatheredWritable = false;
    for (int n = 0; n < geometry.contiguousRun(level); n++) {
      long each = block + ((long) n << geometry.entryShift(level));
      long word = each == entry ? before : words.get(level, each);
      if (architecture.isLeaf(level, word) && architecture.isContiguous(word)) {
        gatheredYoung |= architecture.isCacheable(word);
        gatheredStores |= passesStores(word);
        gatheredWritable |= architecture.isWritable(word);
      }
    }
  }

  private void blockNarrowed(int cpu, int frame, int level, long entry, long word) {
    long offset = offset(frame, level, entry);
    positions.locate(frame);
    for (int n = 0; n < positions.count(); n++) {
      addBlock(
          cpu, positions.space(n), positions.base(n) + offset, level, entry, word,
          positions.mask(n));
    }
  }

  /** Records a leaf by itself, which is no part of a block. */
  void addLeaf(int cpu, int space, long address, int level, long word, long mask) {
    if (mask == 0) {
      return;
    }
    counts[cpu]++;
    int flags =
        (architecture.isStoreCacheable(word) ? StaleSet.STORES : 0)
            | (architecture.isWritable(word) ? StaleSet.WRITABLE : 0)
            | (architecture.isContiguous(word) ? StaleSet.CONTIGUOUS : 0)
            | (level << StaleSet.LEVEL_SHIFT);
    long pageCount = geometry.spanBytes(level) >>> geometry.pageShift();
    long target = ledger.page(architecture.physicalAddress(word));
    stale.add(space, ledger.page(address), pageCount, target, flags, mask, operations[cpu]);
  }

  /** Records the block around a leaf, what was gathered; adds nothing to a record that stands. */
  private void addBlock(
      int cpu, int space, long address, int level, long entry, long word, long mask) {
    if (mask == 0) {
      return;
    }
    long unit = geometry.spanBytes(level) >>> geometry.pageShift();
    long count = unit * geometry.contiguousRun(level);
    long page = ledger.page(address);
    long first = page & -count;
    long target = ledger.page(architecture.target(word, entry)) - (page - first);
    int flags =
        (gatheredStores ? StaleSet.STORES : 0)
            | (gatheredWritable ? StaleSet.WRITABLE : 0)
            | StaleSet.CONTIGUOUS
            | (level << StaleSet.LEVEL_SHIFT);
    if (stale.addParts(space, first, count, unit, target, flags, mask, operations[cpu])) {
      counts[cpu]++;
    }
  }

  /**
   * Records the leaf of a table to which a cached path led, where an invalidation has taken the
   * path away and reached the addresses from {@code reached} to before {@code reachedEnd}.
   */
  void spillLeaf(
      int cpu, int space, long address, int level, long entry, long mask, long reached,
      long reachedEnd) {
    long word = words.get(level, entry);
    int frame = ledger.frames.frame(entry);
    long span = geometry.spanBytes(level);
    boolean reachedItself = address < reachedEnd && address + span > reached;
    if (!blocks.isPart(level, word)) {
      if (architecture.isCacheable(word) && !reachedItself) {
        addLeaf(cpu, space, address, level, word, mask);
      }
      return;
    }
    gather(level, blocks.blockOf(frame, level, entry), entry, word);
    long blockBytes = span * geometry.contiguousRun(level);
    long start = address & -blockBytes;
    if (!gatheredYoung || reachedItself) {
      return;
    }
    if (start >= reachedEnd || start + blockBytes <= reached) {
      addBlock(cpu, space, address, level, entry, word, mask);
    } else {
      // The block as a whole is gone; what is left was cached leaf by leaf.
      long plain = architecture.makeNonContiguous(architecture.makeYoung(word), entry);
      addLeaf(
          cpu, space, address, level,
          gatheredStores ? architecture.makeDirty(plain) : plain, mask);
    }
  }

  private long offset(int frame, int level, long entry) {
    long index = (entry - ledger.frames.address(frame)) >>> geometry.entryShift(level);
    return index << geometry.spanShift(level);
  }
}
