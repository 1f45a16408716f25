package org.ptck.reference;

import java.util.function.LongUnaryOperator;

/**
 * Break before make: the entry is cleared and flushed before it maps the other page. Every
 * architecture permits it, and arm64 permits nothing else; threads never see both pages.
 */
public final class BrokenReplacement implements PageReplacement {

  private final Kernel kernel;

  /** Replaces in entries of the kernel. */
  public BrokenReplacement(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void replace(
      AddressSpace space, long address, long entry, long word, LongUnaryOperator wanted) {
    int old = kernel.page(word, entry);
    long cleared = kernel.entries().getAndClear(space.id(), address, entry, 1);
    kernel.dirtyCarry().cleared(old, 1, cleared);
    kernel.flusher().afterBreak(space, address);
    kernel.entries().set(space.id(), address, entry, wanted.applyAsLong(cleared), 1);
  }
}
