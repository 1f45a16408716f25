package org.ptck.reference.request;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.BatchCursor;
import org.ptck.reference.table.LeafCursor;
import org.ptck.reference.table.LeafWords;
import org.ptck.reference.table.Span;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.fact.Access;
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
  private final LeafWords words;
  private final Flusher flusher;

  /** Protects by entries of the platform. */
  public ProtectRange(Platform platform, LeafWords words, Flusher flusher) {
    this.platform = platform;
    this.words = words;
    this.flusher = flusher;
  }

  /** The MMAP lock is held exclusively. */
  public Outcome execute(AddressSpace space, Operation.Protect request) {
    long start = request.address();
    long end = platform.pages().end(start, request.pageCount());
    if (!space.mappings().covers(start, end)) {
      return Outcome.refused(Rejection.NOT_MAPPED);
    }
    Permission permission = request.permission();
    boolean executable = permission.permits(Access.EXECUTE);
    boolean executionChanges =
        space.mappings()
            .parts(start, end)
            .stream()
            .anyMatch(part -> part.isExecutable() != executable);
    space.mappings().protect(start, end, permission);
    // Entries that may gain write permission wait for a store: it finds out whether to copy. What
    // they say of execution is decided here alone, so that no fault has to think of it.
    if (!permission.permits(Access.WRITE) || executionChanges) {
      change(space, start, end, permission);
    }
    return Outcome.done();
  }

  private void change(AddressSpace space, long start, long end, Permission permission) {
    boolean writable = permission.permits(Access.WRITE);
    boolean executable = permission.permits(Access.EXECUTE);
    Span narrowed = new Span();
    LeafCursor leaf = new LeafCursor(platform, space, start, end);
    while (leaf.next()) {
      platform.locks().lockTable(leaf.table());
      BatchCursor batch = new BatchCursor(platform, space, leaf);
      while (batch.next()) {
        boolean losesWrite = batch.isWritable() && !writable;
        EntryOperations entries = platform.entries();
        int id = space.id();
        if (batch.isExecutable() != executable) {
          setExecution(space, batch, executable);
        }
        if (losesWrite) {
          entries.writeProtect(id, 0, batch.address(), batch.entry(), batch.pageCount());
        }
        if (losesWrite || (batch.isExecutable() && !executable)) {
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

  /** Cleared and set again, so that nothing is lost that hardware marks meanwhile. */
  private void setExecution(AddressSpace space, BatchCursor batch, boolean executable) {
    EntryOperations entries = platform.entries();
    for (int i = 0; i < batch.pageCount(); i++) {
      long address = platform.pages().end(batch.address(), i);
      long entry = platform.pages().entry(batch.entry(), i);
      long old = entries.getAndClear(space.id(), 0, address, entry, 1);
      long word = platform.architecture().makeNonContiguous(old, entry);
      entries.set(space.id(), 0, address, entry, words.withExecution(word, executable), 1);
    }
  }
}
