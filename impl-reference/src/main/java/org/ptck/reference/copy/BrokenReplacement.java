package org.ptck.reference.copy;

import java.util.function.LongUnaryOperator;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.fact.hardware.EntryOperations;

/**
 * Break before make: the entry is cleared and flushed before it maps the other page. Every
 * architecture permits it, and arm64 permits nothing else; threads never see both pages.
 */
public final class BrokenReplacement implements PageReplacement {

  private final EntryOperations entries;
  private final PageArithmetic pages;
  private final DirtyCarry carry;
  private final Flusher flusher;

  /** Replaces in entries of that platform. */
  public BrokenReplacement(Platform platform, DirtyCarry carry, Flusher flusher) {
    this.entries = platform.entries();
    this.pages = platform.pages();
    this.carry = carry;
    this.flusher = flusher;
  }

  @Override
  public void replace(
      AddressSpace space, long address, long entry, long word, LongUnaryOperator wanted) {
    int old = pages.page(word, entry);
    long cleared = entries.getAndClear(space.id(), 0, address, entry, 1);
    carry.cleared(old, 1, cleared);
    flusher.afterBreak(space, address);
    entries.set(space.id(), 0, address, entry, wanted.applyAsLong(cleared), 1);
  }
}
