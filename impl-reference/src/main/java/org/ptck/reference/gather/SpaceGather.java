package org.ptck.reference.gather;

import java.util.Iterator;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.BatchCursor;
import org.ptck.reference.table.UnneededTables;
import org.ptck.reference.tlb.SpaceIds;
import org.ptck.spec.fact.hardware.Hardware;

/** What taking a whole space apart owes. No CPU has the space loaded. */
public final class SpaceGather extends Gather {

  private final Platform platform;
  private final Hardware hardware;
  private final SpaceIds ids;
  private final DeadEntries deadEntries;
  private boolean rootDropped;
  private boolean flushed;

  SpaceGather(
      Platform platform,
      SpaceIds ids,
      EntryTaker taker,
      DeadEntries deadEntries,
      AddressSpace space) {
    super(taker, space);
    this.platform = platform;
    this.hardware = platform.hardware();
    this.ids = ids;
    this.deadEntries = deadEntries;
  }

  @Override
  void flushStores() {
    // No CPU runs the space any more.
  }

  @Override
  long remove(BatchCursor batch) {
    return deadEntries.remove(space(), batch.address(), batch.entry(), batch.pageCount());
  }

  /** All entries were taken out, and no lock of a table is held. */
  public void entriesTaken() {
    deadEntries.removed(this);
  }

  /** Drops the root; the links below it lead nowhere then, and may stay. */
  @Override
  public void unlinkTables() {
    if (!rootDropped) {
      rootDropped = true;
      hardware.rootDrop(space().number());
    }
  }

  @Override
  public void flush() {
    if (!flushed) {
      flushed = true;
      ids.end(space());
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
      new UnneededTables(platform, 0, ceiling, this::free)
          .visit(space(), mapping.start(), mapping.end());
    }
    hardware.tableFree(space().root());
  }

  private void free(int level, long upper, long entry, long table, long spanStart) {
    hardware.tableFree(table);
  }
}
