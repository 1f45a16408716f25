package org.ptck.reference.table;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryMemory;

/**
 * Finds the tables, the root aside, that no mapping needs any more after a range was unmapped.
 *
 * <p>Entries stand only where something is mapped, so that a table whose whole span holds no
 * mapping is empty: nobody has to count or search its entries.
 */
public final class UnneededTables {

  private final Geometry geometry;
  private final EntryMemory memory;
  private final long floor;
  private final long ceiling;
  private final Visitor visitor;

  /**
   * A search.
   *
   * @param floor the end of the last mapping below the range
   * @param ceiling the start of the first mapping above the range
   */
  public UnneededTables(Platform platform, long floor, long ceiling, Visitor visitor) {
    this.geometry = platform.geometry();
    this.memory = platform.hardware();
    this.floor = floor;
    this.ceiling = ceiling;
    this.visitor = visitor;
  }

  /** Meets a table that is not needed, after all those below it. */
  public interface Visitor {

    /**
     * Takes the table away.
     *
     * @param level the level of the table that holds the link
     * @param upper the table that holds the link
     * @param entry the link
     * @param table the table
     * @param spanStart the first address that the table translates
     */
    void visit(int level, long upper, long entry, long table, long spanStart);
  }

  /** Visits the tables that translate any part of the range. */
  public void visit(AddressSpace space, long start, long end) {
    visit(geometry.rootLevel(), space.root(), start, end);
  }

  private void visit(int level, long upper, long start, long end) {
    Architecture architecture = geometry.architecture();
    long span = geometry.spanBytes(level);
    long next;
    for (long at = start; at < end; at = next) {
      long spanStart = at & -span;
      next = Math.min(end, spanStart + span);
      long entry = geometry.entryAddress(level, upper, at);
      long word = memory.entryRead(entry);
      if (!architecture.isTable(level, word)) {
        continue;
      }
      long table = architecture.physicalAddress(word);
      if (level > 1) {
        visit(level - 1, table, at, next);
      }
      if (spanStart >= floor && spanStart + span <= ceiling) {
        visitor.visit(level, upper, entry, table, spanStart);
      }
    }
  }
}
