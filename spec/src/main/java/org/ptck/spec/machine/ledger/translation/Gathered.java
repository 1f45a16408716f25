package org.ptck.spec.machine.ledger.translation;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.memory.TableMemoryCells;

/** What user code may do through what a TLB holds of a leaf, or may have gathered over a block. */
final class Gathered {

  private final Geometry geometry;
  private final Architecture architecture;
  private final TableMemoryCells words;
  private boolean isExecutionAsked;
  private boolean young;
  private boolean stores;
  private boolean writable;
  private boolean executable;

  Gathered(TableContents contents) {
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.words = contents.words();
  }

  void reset(boolean executionAsked) {
    isExecutionAsked = executionAsked;
  }

  /** Whether user code may use what a TLB holds of the leaf, if it can hold it. */
  boolean isUsable(long leaf) {
    return architecture.isCacheable(leaf)
        && (architecture.leafAccess(leaf).isAny() || isExecuted(leaf));
  }

  /** Whether fetches pass through the leaf, and anybody asks. */
  boolean isExecuted(long leaf) {
    return isExecutionAsked && architecture.isExecutable(leaf);
  }

  /** Whether fetches passed before and do not after, and anybody asks. */
  boolean losesExecution(long before, long after) {
    return isExecuted(before) && !architecture.isExecutable(after);
  }

  /** Whether stores pass, accessed or not: the other entries of a block may say accessed. */
  boolean passesStores(long word) {
    return architecture.isStoreCacheable(architecture.makeYoung(word))
        && architecture.leafAccess(word) == UserAccess.WRITE;
  }

  /** Finds what a TLB may have gathered over a block of which one entry held {@code before}. */
  void look(int level, long block, long entry, long before) {
    young = false;
    stores = false;
    writable = false;
    executable = false;
    for (int n = 0; n < geometry.contiguousRun(level); n++) {
      long each = block + ((long) n << geometry.entryShift(level));
      long word = each == entry ? before : words.get(level, each);
      if (architecture.isLeaf(level, word) && architecture.isContiguous(word)) {
        young |= isUsable(word);
        stores |= passesStores(word);
        writable |= architecture.isWritable(word);
        executable |= isExecuted(word);
      }
    }
  }

  /** Whether some entry of the block that was looked at can be cached, and lets user code pass. */
  boolean young() {
    return young;
  }

  /** Whether stores pass through some entry of it. */
  boolean stores() {
    return stores;
  }

  /** Whether some entry of it permits writing. */
  boolean writable() {
    return writable;
  }

  /** Whether fetches pass through some entry of it, and anybody asks. */
  boolean executable() {
    return executable;
  }
}
