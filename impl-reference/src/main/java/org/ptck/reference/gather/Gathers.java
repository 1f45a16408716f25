package org.ptck.reference.gather;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.page.MappedPages;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.Flusher;
import org.ptck.reference.tlb.SpaceIds;

/** Begins gathers. */
public final class Gathers {

  private final Platform platform;
  private final Flusher flusher;
  private final SpaceIds ids;
  private final EntryTaker taker;
  private final LinkClear linkClear;
  private final DeadEntries deadEntries;

  /** Gathers of one manager. */
  public Gathers(
      Platform platform,
      Flusher flusher,
      SpaceIds ids,
      MappedPages mappedPages,
      DirtyCarry carry,
      LinkClear linkClear,
      DeadEntries deadEntries) {
    this.platform = platform;
    this.flusher = flusher;
    this.ids = ids;
    this.taker = new EntryTaker(platform, mappedPages, carry);
    this.linkClear = linkClear;
    this.deadEntries = deadEntries;
  }

  /** Of entries of a space, whose mappings stay. */
  public Gather ofEntries(AddressSpace space) {
    return new EntryGather(platform, flusher, taker, space);
  }

  /** Of a range of a space in which nothing is mapped any more. */
  public Gather ofRange(AddressSpace space, long start, long end) {
    return new RangeGather(platform, flusher, taker, linkClear, space, start, end);
  }

  /** Of a whole space that no CPU has loaded. */
  public SpaceGather ofSpace(AddressSpace space) {
    return new SpaceGather(platform, ids, taker, deadEntries, space);
  }
}
