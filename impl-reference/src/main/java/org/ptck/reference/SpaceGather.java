package org.ptck.reference;

import java.util.Iterator;

/** What taking a whole space apart owes. No CPU has the space loaded. */
final class SpaceGather extends Gather {

  private boolean rootDropped;
  private boolean flushed;

  SpaceGather(Kernel kernel, AddressSpace space) {
    super(kernel, space);
  }

  @Override
  void flushStores() {
    // No CPU runs the space any more.
  }

  @Override
  long remove(BatchCursor batch) {
    return kernel()
        .deadEntries()
        .remove(space(), batch.address(), batch.entry(), batch.pageCount());
  }

  /** Drops the root; the links below it lead nowhere then, and may stay. */
  @Override
  public void unlinkTables() {
    if (!rootDropped) {
      rootDropped = true;
      kernel().hardware().rootDrop(space().number());
    }
  }

  @Override
  public void flush() {
    if (!flushed) {
      flushed = true;
      kernel().spaceIds().end(space());
    }
  }

  /** Frees every table, those below before those above. */
  @Override
  public void freeTables() {
    Iterator<Mapping> mappings = space().mappings().all().iterator();
    while (mappings.hasNext()) {
      Mapping mapping = mappings.next();
      mappings.remove();
      long ceiling = space().mappings().startFrom(mapping.end());
      new UnneededTables(kernel(), 0, ceiling, this::free)
          .visit(space(), mapping.start(), mapping.end());
    }
    kernel().hardware().tableFree(space().root());
  }

  private void free(int level, long upper, long entry, long table, long spanStart) {
    kernel().hardware().tableFree(table);
  }
}
