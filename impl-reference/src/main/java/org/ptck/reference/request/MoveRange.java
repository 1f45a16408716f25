package org.ptck.reference.request;

import java.util.List;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.FileBacking;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.book.Mappings;
import org.ptck.reference.book.ReverseMap;
import org.ptck.reference.gather.GatherFinish;
import org.ptck.reference.gather.Gathers;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.LeafCursor;
import org.ptck.reference.table.TableWalk;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/**
 * Moves what is mapped in a range, and the entries, to another range of the space. All tables that
 * it needs are there before anything moves, so that it does not run out of memory half way.
 */
public final class MoveRange {

  private final Platform platform;
  private final PageArithmetic pages;
  private final MachineLocks locks;
  private final ReverseMap reverseMap;
  private final TableWalk walk;
  private final Flusher flusher;
  private final Gathers gathers;
  private final GatherFinish gatherFinish;

  /** Moves entries of the platform, and links of that reverse map. */
  public MoveRange(
      Platform platform,
      ReverseMap reverseMap,
      TableWalk walk,
      Flusher flusher,
      Gathers gathers,
      GatherFinish gatherFinish) {
    this.platform = platform;
    this.pages = platform.pages();
    this.locks = platform.locks();
    this.reverseMap = reverseMap;
    this.walk = walk;
    this.flusher = flusher;
    this.gathers = gathers;
    this.gatherFinish = gatherFinish;
  }

  /** The MMAP lock is held exclusively. */
  public Outcome execute(AddressSpace space, Operation.Move request) {
    long start = request.address();
    long end = pages.end(start, request.pageCount());
    long target = request.target();
    long targetEnd = pages.end(target, request.pageCount());
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
    long span = platform.geometry().spanBytes(1);
    LeafCursor source = new LeafCursor(platform, space, start, end);
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
    MoveTables tables = new MoveTables(platform, flusher, space, distance);
    if (file == null) {
      tables.move(part.start(), part.end());
      return;
    }
    locks.lockReverseMap(file.file());
    reverseMap.add(space, part.movedTo(part.start() + distance), file);
    tables.move(part.start(), part.end());
    reverseMap.remove(space, part, file);
    locks.unlockReverseMap(file.file());
  }

  /** Frees what tables a range does not need in which nothing is mapped. */
  private void giveTablesBack(AddressSpace space, long start, long end) {
    gatherFinish.finish(gathers.ofRange(space, start, end));
  }
}
