package org.ptck.reference;

import java.util.List;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/**
 * Moves what is mapped in a range, and the entries, to another range of the space. All tables that
 * it needs are there before anything moves, so that it does not run out of memory half way.
 */
final class MoveRange {

  private final Kernel kernel;
  private final TableWalk walk;

  MoveRange(Kernel kernel, TableWalk walk) {
    this.kernel = kernel;
    this.walk = walk;
  }

  /** The MMAP lock is held exclusively. */
  Outcome execute(AddressSpace space, Operation.Move request) {
    long start = request.address();
    long end = kernel.end(start, request.pageCount());
    long target = request.target();
    long targetEnd = kernel.end(target, request.pageCount());
    Mappings mappings = space.mappings();
    if (!mappings.covers(start, end)) {
      return Outcome.refused(Rejection.NOT_MAPPED);
    }
    if (mappings.overlaps(target, targetEnd)) {
      return Outcome.refused(Rejection.ALREADY_MAPPED);
    }
    long distance = target - start;
    if (!ensureTables(space, start, end, distance)) {
      giveTablesBack(space, target, targetEnd);
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    List<Mapping> parts = mappings.parts(start, end);
    for (Mapping part : parts) {
      moveEntries(space, part, distance);
    }
    mappings.remove(start, end);
    for (Mapping part : parts) {
      mappings.add(part.movedTo(part.start() + distance));
    }
    giveTablesBack(space, start, end);
    return Outcome.done();
  }

  /** Builds leaf tables wherever entries may go; false when memory has run out. */
  private boolean ensureTables(AddressSpace space, long start, long end, long distance) {
    long span = kernel.geometry().spanBytes(1);
    LeafCursor source = new LeafCursor(kernel, space, start, end);
    while (source.next()) {
      long targetEnd = source.end() + distance;
      for (long at = source.start() + distance; at < targetEnd; at = (at & -span) + span) {
        if (walk.ensureLeafTable(space, at) == 0) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Whoever walks the reverse map sees a page at its old place or at its new one, never nowhere.
   */
  private void moveEntries(AddressSpace space, Mapping part, long distance) {
    FileBacking file = part.file();
    MoveTables tables = new MoveTables(kernel, space, distance);
    if (file == null) {
      tables.move(part.start(), part.end());
      return;
    }
    kernel.locks().lockReverseMap(file.file());
    kernel.reverseMap().add(space, part.movedTo(part.start() + distance), file);
    tables.move(part.start(), part.end());
    kernel.reverseMap().remove(space, part, file);
    kernel.locks().unlockReverseMap(file.file());
  }

  /** Frees what tables a range does not need in which nothing is mapped. */
  private void giveTablesBack(AddressSpace space, long start, long end) {
    kernel.gatherFinish().finish(new RangeGather(kernel, space, start, end));
  }
}
