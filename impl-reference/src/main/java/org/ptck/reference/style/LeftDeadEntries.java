package org.ptck.reference.style;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.DeadEntries;
import org.ptck.reference.Gather;

/**
 * Leaves the entries of a dying space where they are. They stop to count once the space has no root
 * and nothing cached can be used, which therefore comes first.
 */
final class LeftDeadEntries implements DeadEntries {

  @Override
  public void visiting(Gather gather) {
    gather.unlinkTables();
    gather.flush();
  }

  @Override
  public void remove(AddressSpace space, long address, long entry, int pageCount) {
    // The tables are freed with the entries in them.
  }
}
