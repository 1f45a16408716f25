package org.ptck.reference.style;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.BatchCursor;
import org.ptck.reference.tlb.Flusher;
import org.ptck.reference.writeback.Cleaning;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.hardware.EntryOperations;

/**
 * Entries are cleared, invalidated, and stored again as they should be: needs nothing of a layer
 * but what all have.
 */
final class ClearedCleaning implements Cleaning {

  private final Architecture architecture;
  private final EntryOperations entries;
  private final Flusher flusher;

  ClearedCleaning(Platform platform, Flusher flusher) {
    this.architecture = platform.architecture();
    this.entries = platform.entries();
    this.flusher = flusher;
  }

  @Override
  public boolean clean(AddressSpace space, BatchCursor batch, DirtyCarry carry) {
    long word =
        entries.getAndClear(space.id(), 0, batch.address(), batch.entry(), batch.pageCount());
    carry.cleared(batch.page(), batch.pageCount(), word);
    flusher.afterClean(space, batch.address(), batch.addressEnd());
    long plain = architecture.makeNonContiguous(word, batch.entry());
    long cleaned = architecture.makeClean(architecture.writeProtect(plain));
    entries.set(space.id(), 0, batch.address(), batch.entry(), cleaned, batch.pageCount());
    return architecture.isDirty(word);
  }
}
