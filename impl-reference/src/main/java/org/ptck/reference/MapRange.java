package org.ptck.reference;

import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/** Maps a range: promises memory; faults keep the promise. */
final class MapRange {

  private final Kernel kernel;

  MapRange(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The MMAP lock is held exclusively. */
  Outcome execute(AddressSpace space, Operation.Map request) {
    long start = request.address();
    long end = kernel.end(start, request.pageCount());
    if (space.mappings().overlaps(start, end)) {
      return Outcome.refused(Rejection.ALREADY_MAPPED);
    }
    space.mappings().add(new Mapping(start, end, request.permission(), request.order()));
    return Outcome.done();
  }
}
