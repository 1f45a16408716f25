package org.ptck.reference.request;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.FileBacking;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.book.ReverseMap;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/** Maps a range: promises memory; faults keep the promise. */
public final class MapRange {

  private final PageArithmetic pages;
  private final ReverseMap reverseMap;

  /** Maps, and links mappings of files in that reverse map. */
  public MapRange(PageArithmetic pages, ReverseMap reverseMap) {
    this.pages = pages;
    this.reverseMap = reverseMap;
  }

  /** Maps anonymous memory. The MMAP lock is held exclusively. */
  public Outcome execute(AddressSpace space, Operation.Map request) {
    long start = request.address();
    long end = pages.end(start, request.pageCount());
    return map(space, new Mapping(start, end, request.permission(), request.order(), null));
  }

  /** Maps a file. The MMAP lock is held exclusively. */
  public Outcome execute(AddressSpace space, Operation.MapFile request) {
    long start = request.address();
    long end = pages.end(start, request.pageCount());
    FileBacking file =
        new FileBacking(request.file(), pages.end(0, request.fileIndex()), request.sharing());
    return map(space, new Mapping(start, end, request.permission(), request.order(), file));
  }

  private Outcome map(AddressSpace space, Mapping mapping) {
    if (space.mappings().overlaps(mapping.start(), mapping.end())) {
      return Outcome.refused(Rejection.ALREADY_MAPPED);
    }
    space.mappings().add(mapping);
    reverseMap.link(space, mapping);
    return Outcome.done();
  }
}
