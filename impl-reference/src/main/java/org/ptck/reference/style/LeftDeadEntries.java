package org.ptck.reference.style;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.gather.DeadEntries;
import org.ptck.reference.gather.Gather;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.hardware.EntryOperations;

/**
 * Leaves the entries of a dying space where they are. No CPU has the space loaded, so that what
 * they say changes no more and is only read. They stop to count once the space has no root and
 * nothing cached can be used: dirty state has been carried over by then, and no lock let go of.
 */
final class LeftDeadEntries implements DeadEntries {

  private final Architecture architecture;
  private final EntryOperations entries;
  private final PageArithmetic pages;

  LeftDeadEntries(Platform platform) {
    this.architecture = platform.architecture();
    this.entries = platform.entries();
    this.pages = platform.pages();
  }

  @Override
  public long remove(AddressSpace space, long address, long entry, int pageCount) {
    long gathered = entries.get(space.id(), 0, address, entry);
    for (int i = 1; i < pageCount; i++) {
      long word = entries.get(space.id(), 0, pages.end(address, i), pages.entry(entry, i));
      if (architecture.isDirty(word)) {
        gathered = architecture.makeDirty(gathered);
      }
    }
    // The tables are freed with the entries in them.
    return gathered;
  }

  @Override
  public void removed(Gather gather) {
    gather.unlinkTables();
    gather.flush();
  }
}
