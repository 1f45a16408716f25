package org.ptck.reference.gather;

import java.util.Arrays;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Mappings;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.UnneededTables;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.fact.hardware.Translations;

/** What a range of a living space in which nothing is mapped any more owes. */
final class RangeGather extends EntryGather {

  private final Platform platform;
  private final LinkClear linkClear;
  private final long start;
  private final long end;
  private long[] tables = new long[2];
  private int tableCount;

  RangeGather(
      Platform platform,
      Flusher flusher,
      EntryTaker taker,
      LinkClear linkClear,
      AddressSpace space,
      long start,
      long end) {
    super(platform, flusher, taker, space);
    this.platform = platform;
    this.linkClear = linkClear;
    this.start = start;
    this.end = end;
  }

  /** Unlinks tables that neighbouring mappings do not need; the range itself is unmapped. */
  @Override
  public void unlinkTables() {
    Mappings mappings = space().mappings();
    new UnneededTables(platform, mappings.endBelow(start), mappings.startFrom(end), this::unlink)
        .visit(space(), start, end);
  }

  private void unlink(int level, long upper, long entry, long table, long spanStart) {
    linkClear.clear(level, upper, entry, table);
    // A walk cache may offer the table for any address of its span, mapped or not.
    flushAlso(spanStart, spanStart + platform.geometry().spanBytes(level));
    if (tableCount == tables.length) {
      tables = Arrays.copyOf(tables, 2 * tableCount);
    }
    tables[tableCount++] = table;
  }

  @Override
  int flushDepth() {
    return tableCount > 0 ? Translations.ALL_LEVELS : Translations.LEAF_ONLY;
  }

  @Override
  public void freeTables() {
    for (int i = 0; i < tableCount; i++) {
      platform.hardware().tableFree(tables[i]);
    }
    tableCount = 0;
  }
}
