package org.ptck.reference;

import java.util.List;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/** Unmaps a range and gives back its memory. Never allocates, so that it cannot fail. */
final class UnmapRange {

  private final Kernel kernel;

  UnmapRange(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The MMAP lock is held exclusively. */
  Outcome execute(AddressSpace space, Operation.Unmap request) {
    long start = request.address();
    long end = kernel.end(start, request.pageCount());
    if (!space.mappings().covers(start, end)) {
      return Outcome.refused(Rejection.NOT_MAPPED);
    }
    List<Mapping> parts = space.mappings().parts(start, end);
    space.mappings().remove(start, end);
    Gather gather = new RangeGather(kernel, space, start, end);
    gather.takeEntries(start, end);
    for (Mapping part : parts) {
      kernel.reverseMap().unlink(space, part);
    }
    kernel.gatherFinish().finish(gather);
    return Outcome.done();
  }
}
