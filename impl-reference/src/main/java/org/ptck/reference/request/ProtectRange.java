package org.ptck.reference.request;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.BatchCursor;
import org.ptck.reference.table.LeafCursor;
import org.ptck.reference.table.Span;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.EntryOperations;

/**
 * Changes what a range permits. What loses permission is made old as well: its translations are
 * invalidated in any case, so that it will be known what is in use.
 */
public final class ProtectRange {

  private final Platform platform;
  private final Flusher flusher;

  /** Protects by entries of the platform. */
  public ProtectRange(Platform platform, Flusher flusher) {
    this.platform = platform;
    this.flusher = flusher;
  }

  /** The MMAP lock is held exclusively. */
  public Outcome execute(AddressSpace space, Operation.Protect request) {
    long start = request.address();
    long end = platform.pages().end(start, request.pageCount());
    if (!space.mappings().covers(start, end)) {
      return Outcome.refused(Rejection.NOT_MAPPED);
    }
    space.mappings().protect(start, end, request.permission());
    // Entries that may gain write permission wait for a store: it finds out whether to copy.
    if (request.permission() == Permission.READ_ONLY) {
      writeProtect(space, start, end);
    }
    return Outcome.done();
  }

  private void writeProtect(AddressSpace space, long start, long end) {
    Span narrowed = new Span();
    LeafCursor leaf = new LeafCursor(platform, space, start, end);
    while (leaf.next()) {
      platform.locks().lockTable(leaf.table());
      BatchCursor batch = new BatchCursor(platform, space, leaf);
      while (batch.next()) {
        if (batch.isWritable()) {
          EntryOperations entries = platform.entries();
          int id = space.id();
          entries.writeProtect(id, 0, batch.address(), batch.entry(), batch.pageCount());
          entries.testAndClearYoung(id, 0, batch.address(), batch.entry(), batch.pageCount());
          narrowed.add(batch.address(), batch.addressEnd());
        }
      }
      platform.locks().unlockTable(leaf.table());
    }
    if (!narrowed.isEmpty()) {
      flusher.afterProtect(space, narrowed.start(), narrowed.end());
    }
  }
}
