package org.ptck.reference.request;

import java.util.List;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.book.ReverseMap;
import org.ptck.reference.gather.Gather;
import org.ptck.reference.gather.GatherFinish;
import org.ptck.reference.gather.Gathers;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/** Unmaps a range and gives back its memory. Never allocates, so that it cannot fail. */
public final class UnmapRange {

  private final PageArithmetic pages;
  private final ReverseMap reverseMap;
  private final Gathers gathers;
  private final GatherFinish gatherFinish;

  /** Unmaps by gathers. */
  public UnmapRange(
      PageArithmetic pages,
      ReverseMap reverseMap,
      Gathers gathers,
      GatherFinish gatherFinish) {
    this.pages = pages;
    this.reverseMap = reverseMap;
    this.gathers = gathers;
    this.gatherFinish = gatherFinish;
  }

  /** The MMAP lock is held exclusively. */
  public Outcome execute(AddressSpace space, Operation.Unmap request) {
    long start = request.address();
    long end = pages.end(start, request.pageCount());
    if (!space.mappings().covers(start, end)) {
      return Outcome.refused(Rejection.NOT_MAPPED);
    }
    List<Mapping> parts = space.mappings().parts(start, end);
    space.mappings().remove(start, end);
    Gather gather = gathers.ofRange(space, start, end);
    gather.takeEntries(start, end);
    for (Mapping part : parts) {
      reverseMap.unlink(space, part);
    }
    gatherFinish.finish(gather);
    return Outcome.done();
  }
}
