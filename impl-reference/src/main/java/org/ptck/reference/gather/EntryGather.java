package org.ptck.reference.gather;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.BatchCursor;
import org.ptck.reference.table.Span;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.fact.hardware.Translations;

/** What taking entries of a living space away owes; the tables stay. */
non-sealed class EntryGather extends Gather {

  private final Platform platform;
  private final Flusher flusher;
  private Span owed = new Span();

  EntryGather(Platform platform, Flusher flusher, EntryTaker taker, AddressSpace space) {
    super(taker, space);
    this.platform = platform;
    this.flusher = flusher;
  }

  @Override
  final long remove(BatchCursor batch) {
    owed.add(batch.address(), batch.addressEnd());
    return platform
        .entries()
        .getAndClear(space().id(), 0, batch.address(), batch.entry(), batch.pageCount());
  }

  @Override
  public void unlinkTables() {
    // They are needed: the range is still mapped.
  }

  /** Has a range flushed as well. */
  final void flushAlso(long start, long end) {
    owed.add(start, end);
  }

  /** How deep the flush must go. */
  int flushDepth() {
    return Translations.LEAF_ONLY;
  }

  @Override
  public final void flush() {
    if (!owed.isEmpty()) {
      long limit = platform.geometry().addressLast() + 1;
      flusher.afterUnmap(space(), owed.start(), Math.min(owed.end(), limit), flushDepth());
      owed = new Span();
    }
  }

  @Override
  final void flushStores() {
    flush();
  }

  @Override
  public void freeTables() {
    // None was taken.
  }
}
