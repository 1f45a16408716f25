package org.ptck.reference.table;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryMemory;

/**
 * Steps through the leaf tables that exist in a range of an address space. Where a link is missing
 * it passes over all that the link would span. The MMAP lock is held, or the reverse-map lock of a
 * file with a link for the range: either keeps tables from being freed.
 */
public final class LeafCursor {

  private final Geometry geometry;
  private final EntryMemory memory;
  private final AddressSpace space;
  private final long rangeEnd;
  private long start;
  private long end;
  private long table;

  /** The leaf tables of a range of the space. */
  public LeafCursor(Platform platform, AddressSpace space, long rangeStart, long rangeEnd) {
    this.geometry = platform.geometry();
    this.memory = platform.hardware();
    this.space = space;
    this.rangeEnd = rangeEnd;
    this.end = rangeStart;
  }

  /** Goes to the next leaf table; false when there is none. */
  public boolean next() {
    while (end < rangeEnd) {
      start = end;
      if (descend()) {
        return true;
      }
    }
    return false;
  }

  /** The leaf table. */
  public long table() {
    return table;
  }

  /** The first address of the range that the table translates. */
  public long start() {
    return start;
  }

  /** The end of the part of the range that the table translates. */
  public long end() {
    return end;
  }

  private boolean descend() {
    Architecture architecture = geometry.architecture();
    table = space.root();
    int level = geometry.rootLevel();
    while (level > 0) {
      long word = memory.entryRead(geometry.entryAddress(level, table, start));
      if (!architecture.isTable(level, word)) {
        break;
      }
      table = architecture.physicalAddress(word);
      level--;
    }
    long span = geometry.spanBytes(Math.max(level, 1));
    end = Math.min(rangeEnd, (start & -span) + span);
    return level == 0;
  }
}
