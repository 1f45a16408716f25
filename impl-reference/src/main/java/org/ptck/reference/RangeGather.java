package org.ptck.reference;

import java.util.Arrays;
import org.ptck.spec.fact.Translations;

/** What unmapping a range of a living space owes. */
final class RangeGather extends Gather {

  private final long start;
  private final long end;
  private final Span flushed = new Span();
  private long[] tables = new long[2];
  private int tableCount;

  RangeGather(Kernel kernel, AddressSpace space, long start, long end) {
    super(kernel, space);
    this.start = start;
    this.end = end;
  }

  @Override
  void remove(BatchCursor batch) {
    kernel()
        .entries()
        .getAndClear(space().number(), batch.address(), batch.entry(), batch.pageCount());
    flushed.add(batch.address(), batch.addressEnd());
  }

  /** Unlinks tables that neighbouring mappings do not need; the range itself is unmapped. */
  @Override
  public void unlinkTables() {
    Mappings mappings = space().mappings();
    new UnneededTables(kernel(), mappings.endBelow(start), mappings.startFrom(end), this::unlink)
        .visit(space(), start, end);
  }

  private void unlink(int level, long upper, long entry, long table, long spanStart) {
    kernel().linkClear().clear(level, upper, entry, table);
    // A walk cache may offer the table for any address of its span, mapped or not.
    flushed.add(spanStart, spanStart + kernel().geometry().spanBytes(level));
    if (tableCount == tables.length) {
      tables = Arrays.copyOf(tables, 2 * tableCount);
    }
    tables[tableCount++] = table;
  }

  @Override
  public void flush() {
    if (flushed.isEmpty()) {
      return;
    }
    int depth = tableCount > 0 ? Translations.ALL_LEVELS : Translations.LEAF_ONLY;
    long limit = kernel().geometry().addressLast() + 1;
    kernel()
        .flusher()
        .afterUnmap(space(), flushed.start(), Math.min(flushed.end(), limit), depth);
  }

  @Override
  public void freeTables() {
    for (int i = 0; i < tableCount; i++) {
      kernel().hardware().tableFree(tables[i]);
    }
    tableCount = 0;
  }
}
