package org.ptck.spec.rule;

import java.util.function.LongPredicate;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.MachineView;

/** The leaf entries of a range of a space, found from its root down through tables in use. */
final class LeavesOfSpace {

  private final Geometry geometry;
  private final Architecture architecture;

  LeavesOfSpace(Geometry geometry) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
  }

  /**
   * Visits them in order of address, as long as the visitor answers true.
   *
   * @return whether it always did
   */
  boolean each(
      MachineView view, int space, long address, long pageCount, LongPredicate visitor) {
    long root = view.rootOf(space);
    long last = address + (pageCount << geometry.pageShift()) - 1;
    return root == 0
        || new Walk(view, address, last, visitor).visit(root, geometry.rootLevel(), 0);
  }

  private final class Walk {

    private final MachineView view;
    private final long first;
    private final long last;
    private final LongPredicate visitor;

    Walk(MachineView view, long first, long last, LongPredicate visitor) {
      this.view = view;
      this.first = first;
      this.last = last;
      this.visitor = visitor;
    }

    boolean visit(long table, int level, long base) {
      if (view.entriesUsed(table) == 0) {
        return true;
      }
      int shift = geometry.spanShift(level);
      long indexFirst = Math.max(first - base, 0) >>> shift;
      long indexLast = Math.min((last - base) >>> shift, geometry.entryCount(level) - 1L);
      for (long index = indexFirst; index <= indexLast; index++) {
        long entry = table + (index << geometry.entryShift(level));
        long word = view.entryWord(entry);
        boolean goesOn = true;
        if (architecture.isLeaf(level, word)) {
          goesOn = visitor.test(entry);
        } else if (architecture.isTable(level, word)) {
          goesOn =
              visit(architecture.physicalAddress(word), level - 1, base + (index << shift));
        }
        if (!goesOn) {
          return false;
        }
      }
      return true;
    }
  }
}
