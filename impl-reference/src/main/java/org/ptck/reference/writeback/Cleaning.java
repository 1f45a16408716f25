package org.ptck.reference.writeback;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.BatchCursor;
import org.ptck.reference.tlb.Flusher;

/** Decides how entries of the page cache become clean and write-protected. */
@FunctionalInterface
public interface Cleaning {

  /** How to make the part for a manager that is being built. */
  @FunctionalInterface
  interface Maker {

    /** Makes the part, which has the flusher invalidate what it narrows. */
    Cleaning make(Platform platform, Flusher flusher);
  }

  /**
   * Makes the entries of a batch clean and write-protected, and sees to it that no CPU lets a store
   * pass any more. Their table is locked.
   *
   * @param carry what becomes of dirty state; it is told before the entries cease to say so, or
   *   under the same lock
   * @return whether any of them was dirty
   */
  boolean clean(AddressSpace space, BatchCursor batch, DirtyCarry carry);
}
