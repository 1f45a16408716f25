package org.ptck.spec.machine.ledger;

import java.util.function.LongPredicate;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;

/** The leaf entries of a range of a space, found from its root down through tables in use. */
final class LeavesOfSpace {

  private final Ledger ledger;
  private final Geometry geometry;
  private final Architecture architecture;

  LeavesOfSpace(Ledger ledger) {
    this.ledger = ledger;
    this.geometry = ledger.geometry;
    this.architecture = ledger.architecture;
  }

  /**
   * Visits them in order of address, as long as the visitor answers true.
   *
   * @return whether it always did
   */
  boolean each(int space, long address, long pageCount, LongPredicate visitor) {
    if (space < 0 || space >= CpuIndex.SPACE_COUNT_MAX) {
      return true;
    }
    int root = ledger.cpus.rootOf(space);
    long last = address + (pageCount << geometry.pageShift()) - 1;
    return visit(root, geometry.rootLevel(), 0, address, last, visitor);
  }

  private boolean visit(
      int frame, int level, long base, long first, long last, LongPredicate visitor) {
    if (!ledger.frames.isTable(frame) || ledger.tables.used(frame) == 0) {
      return true;
    }
    long table = ledger.frames.address(frame);
    int shift = geometry.spanShift(level);
    long indexFirst = Math.max(first - base, 0) >>> shift;
    long indexLast = Math.min((last - base) >>> shift, geometry.entryCount(level) - 1L);
    for (long index = indexFirst; index <= indexLast; index++) {
      long entry = table + (index << geometry.entryShift(level));
      long word = ledger.word(entry);
      boolean goesOn = true;
      if (architecture.isLeaf(level, word)) {
        goesOn = visitor.test(entry);
      } else if (architecture.isTable(level, word)) {
        int child = ledger.frames.frame(architecture.physicalAddress(word));
        goesOn = visit(child, level - 1, base + (index << shift), first, last, visitor);
      }
      if (!goesOn) {
        return false;
      }
    }
    return true;
  }
}
