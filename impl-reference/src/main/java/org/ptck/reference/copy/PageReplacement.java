package org.ptck.reference.copy;

import java.util.function.LongUnaryOperator;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.Flusher;

/** Decides how a present entry comes to map another page. */
@FunctionalInterface
public interface PageReplacement {

  /** How to make the part for a manager that is being built. */
  @FunctionalInterface
  interface Maker {

    /**
     * Makes the part.
     *
     * @param carry what becomes of the dirty state of the old entry
     * @param flusher flushes the old translation
     */
    PageReplacement make(Platform platform, DirtyCarry carry, Flusher flusher);
  }

  /**
   * Makes a present, write-protected entry map another page, and sees to it that no CPU can use the
   * old one any more. Its table is locked; what hardware marked in the entry is not lost.
   *
   * @param word what the entry holds
   * @param wanted the new entry, given what the old one held in the end
   */
  void replace(
      AddressSpace space, long address, long entry, long word, LongUnaryOperator wanted);
}
