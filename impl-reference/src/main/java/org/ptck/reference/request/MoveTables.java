package org.ptck.reference.request;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.BatchCursor;
import org.ptck.reference.table.LeafCursor;
import org.ptck.reference.table.Span;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.fact.hardware.EntryOperations;

/** Moves entries within a space from leaf tables to leaf tables that are there already. */
final class MoveTables {

  private final Platform platform;
  private final Flusher flusher;
  private final AddressSpace space;
  private final long distance;

  /**
   * A mover.
   *
   * @param distance what is added to the address of every entry
   */
  MoveTables(Platform platform, Flusher flusher, AddressSpace space, long distance) {
    this.platform = platform;
    this.flusher = flusher;
    this.space = space;
    this.distance = distance;
  }

  /** Moves the entries of a range. The MMAP lock is held exclusively. */
  void move(long start, long end) {
    LeafCursor source = new LeafCursor(platform, space, start, end);
    while (source.next()) {
      LeafCursor target =
          new LeafCursor(platform, space, source.start() + distance, source.end() + distance);
      while (target.next()) {
        move(source.table(), target);
      }
    }
  }

  private void move(long sourceTable, LeafCursor target) {
    MachineLocks locks = platform.locks();
    boolean sameTable = sourceTable == target.table();
    locks.lockTable(sourceTable);
    if (!sameTable) {
      locks.lockTable(target.table());
    }
    Span moved = moveBatches(sourceTable, target);
    if (!moved.isEmpty()) {
      // Under both locks: write-back that comes by the old table relies on it, and so does whoever
      // takes the page away from the new one.
      flusher.afterMove(space, moved.start(), moved.end());
    }
    if (!sameTable) {
      locks.unlockTable(target.table());
    }
    locks.unlockTable(sourceTable);
  }

  private Span moveBatches(long sourceTable, LeafCursor target) {
    EntryOperations entries = platform.entries();
    Span moved = new Span();
    BatchCursor batch =
        new BatchCursor(
            platform, space, sourceTable, target.start() - distance, target.end() - distance);
    while (batch.next()) {
      // Accessed and dirty travel in the value that the clear returned.
      long word =
          entries.getAndClear(space.id(), 0, batch.address(), batch.entry(), batch.pageCount());
      long address = batch.address() + distance;
      long entry = platform.geometry().entryAddress(0, target.table(), address);
      long wanted = platform.architecture().makeNonContiguous(word, batch.entry());
      entries.set(space.id(), 0, address, entry, wanted, batch.pageCount());
      moved.add(batch.address(), batch.addressEnd());
    }
    return moved;
  }
}
