package org.ptck.reference;

import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;

/** Changes what a range permits. */
final class ProtectRange {

  private final Platform platform;
  private final Flusher flusher;

  ProtectRange(Platform platform, Flusher flusher) {
    this.platform = platform;
    this.flusher = flusher;
  }

  /** The MMAP lock is held exclusively. */
  Outcome execute(AddressSpace space, Operation.Protect request) {
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
          platform
              .entries()
              .writeProtect(space.id(), batch.address(), batch.entry(), batch.pageCount());
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
