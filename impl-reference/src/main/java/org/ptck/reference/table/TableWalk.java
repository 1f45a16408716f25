package org.ptck.reference.table;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Finds the leaf table of an address, and builds the way to it where it is missing.
 *
 * <p>The MMAP lock, held in any mode, keeps tables from being freed meanwhile, so that links can be
 * followed without the locks of the tables that hold them.
 */
public final class TableWalk {

  private final Geometry geometry;
  private final Architecture architecture;
  private final Hardware hardware;
  private final MachineLocks locks;

  /** Walks tables of the machine. */
  public TableWalk(Platform platform) {
    this.geometry = platform.geometry();
    this.architecture = platform.architecture();
    this.hardware = platform.hardware();
    this.locks = platform.locks();
  }

  /**
   * The leaf table of the address. Tables that are missing are allocated.
   *
   * @return 0 when memory has run out; tables linked until then stay
   */
  public long ensureLeafTable(AddressSpace space, long address) {
    long table = space.root();
    for (int level = geometry.rootLevel(); level > 0 && table != 0; level--) {
      long entry = geometry.entryAddress(level, table, address);
      long word = hardware.entryRead(entry);
      table =
          architecture.isTable(level, word)
              ? architecture.physicalAddress(word)
              : install(level, table, entry);
    }
    return table;
  }

  /** Links a new table, unless somebody else was faster; returns the one that is linked, or 0. */
  private long install(int level, long upper, long entry) {
    long fresh = hardware.tableAllocate(level - 1);
    if (fresh == 0) {
      return 0;
    }
    locks.lockTable(upper);
    long word = hardware.entryRead(entry);
    if (architecture.isEmpty(word)) {
      hardware.entryWrite(entry, architecture.tableWord(level, fresh));
      locks.unlockTable(upper);
      return fresh;
    }
    locks.unlockTable(upper);
    // Nobody ever saw the loser's table: it is freed without a flush.
    hardware.tableFree(fresh);
    return architecture.physicalAddress(word);
  }
}
