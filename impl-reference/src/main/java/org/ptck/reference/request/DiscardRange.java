package org.ptck.reference.request;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.gather.Gather;
import org.ptck.reference.gather.GatherFinish;
import org.ptck.reference.gather.Gathers;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/**
 * Forgets what was stored privately to a range: takes its entries out, and leaves it mapped. Pages
 * of the page cache are found again. Never allocates, so that it cannot fail.
 */
public final class DiscardRange {

  private final PageArithmetic pages;
  private final Gathers gathers;
  private final GatherFinish gatherFinish;

  /** Discards by gathers. */
  public DiscardRange(PageArithmetic pages, Gathers gathers, GatherFinish gatherFinish) {
    this.pages = pages;
    this.gathers = gathers;
    this.gatherFinish = gatherFinish;
  }

  /** The MMAP lock is held exclusively. */
  public Outcome execute(AddressSpace space, Operation.Discard request) {
    long start = request.address();
    long end = pages.end(start, request.pageCount());
    if (!space.mappings().covers(start, end)) {
      return Outcome.refused(Rejection.NOT_MAPPED);
    }
    Gather gather = gathers.ofEntries(space);
    gather.takeEntries(start, end);
    gatherFinish.finish(gather);
    return Outcome.done();
  }
}
