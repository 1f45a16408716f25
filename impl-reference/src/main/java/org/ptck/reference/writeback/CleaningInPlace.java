package org.ptck.reference.writeback;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.BatchCursor;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.hardware.EntryOperations;

/**
 * Entries stay valid throughout, so that whoever loads meets no fault: they lose permission to
 * store, then what says dirty, and are invalidated once.
 */
public final class CleaningInPlace implements Cleaning {

  private final Platform platform;
  private final Architecture architecture;
  private final EntryOperations entries;
  private final Flusher flusher;

  /** Cleans entries of that platform. */
  public CleaningInPlace(Platform platform, Flusher flusher) {
    this.platform = platform;
    this.architecture = platform.architecture();
    this.entries = platform.entries();
    this.flusher = flusher;
  }

  @Override
  public boolean clean(AddressSpace space, BatchCursor batch, DirtyCarry carry) {
    int id = space.id();
    long address = batch.address();
    long entry = batch.entry();
    int count = batch.pageCount();
    entries.writeProtect(id, 0, address, entry, count);
    // Asked afterwards: until then hardware may make an entry dirty.
    boolean dirty = batch.isDirty() || isAnyDirty(space, batch);
    if (dirty) {
      long word = entries.get(id, 0, address, entry);
      carry.cleared(batch.page(), count, architecture.makeDirty(word));
      entries.clearYoungDirty(id, 0, address, entry, count, EntryOperations.CLEAR_DIRTY);
    }
    flusher.afterClean(space, address, batch.addressEnd());
    return dirty;
  }

  private boolean isAnyDirty(AddressSpace space, BatchCursor batch) {
    long end = batch.addressEnd();
    long entry = batch.entry();
    for (long at = batch.address(); at < end; at += platform.geometry().pageBytes()) {
      if (architecture.isDirty(entries.get(space.id(), 0, at, entry))) {
        return true;
      }
      entry += 1L << platform.geometry().entryShift(0);
    }
    return false;
  }
}
