package org.ptck.reference.gather;

import org.ptck.reference.book.AddressSpace;

/** Takes the entries out of the tables of a space that exits and that no CPU has loaded. */
public interface DeadEntries {

  /**
   * Removes present entries that map consecutive pages of one folio; their table is locked.
   *
   * @return the first entry, accessed and dirty if any of them was
   */
  long remove(AddressSpace space, long address, long entry, int pageCount);

  /** All entries were removed; the locks of tables are released, that of the space is held. */
  default void removed(Gather gather) {}
}
