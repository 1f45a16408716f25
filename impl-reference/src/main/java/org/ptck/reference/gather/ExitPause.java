package org.ptck.reference.gather;

import org.ptck.reference.book.AddressSpace;

/** What exit does between taking its entries out and giving its memory back. */
@FunctionalInterface
public interface ExitPause {

  /** Goes straight on. */
  ExitPause NONE = space -> {};

  /** The MMAP lock is held exclusively, before and after. No request finds the space. */
  void pause(AddressSpace space);
}
