package org.ptck.spec.model;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.model.Futures.Past;

/** Operations on ranges, cut where others begin or end: each piece has a moment of its own. */
final class Pieces {

  private Pieces() {}

  /** The same, but for operations on ranges that were carried out: those are in pieces. */
  static List<Past> of(List<Past> past, int pageShift) {
    List<Past> pieces = new ArrayList<>();
    for (Past each : past) {
      if (isRange(each.operation()) && each.outcome() instanceof Outcome.Done) {
        cut(each, past, pageShift, pieces);
      } else {
        pieces.add(each);
      }
    }
    return pieces;
  }

  private static boolean isRange(Operation operation) {
    return operation.kind().has(Operand.PAGE_COUNT) && operation.pageCount() > 1;
  }

  private static void cut(Past whole, List<Past> all, int pageShift, List<Past> pieces) {
    Operation operation = whole.operation();
    long start = 0;
    for (long end : cuts(operation, all, pageShift)) {
      long skipped = start << pageShift;
      pieces.add(
          whole.of(
              operation
                  .with(Operand.ADDRESS, operation.address() + skipped)
                  .with(Operand.PAGE_COUNT, end - start)
                  .with(Operand.FILE_INDEX, operation.fileIndex() + start)
                  .with(Operand.TARGET, operation.target() + skipped)));
      start = end;
    }
  }

  /** Where pieces end, in pages from the start of the range; the last is where that ends. */
  private static TreeSet<Long> cuts(Operation operation, List<Past> all, int pageShift) {
    TreeSet<Long> cuts = new TreeSet<>();
    for (Past other : all) {
      for (long edge : edges(other.operation(), pageShift)) {
        addWithin(cuts, edge - (operation.address() >>> pageShift), operation);
        if (operation.kind().has(Operand.TARGET)) {
          addWithin(cuts, edge - (operation.target() >>> pageShift), operation);
        }
      }
    }
    cuts.add(operation.pageCount());
    return cuts;
  }

  private static void addWithin(TreeSet<Long> cuts, long page, Operation operation) {
    if (page > 0 && page < operation.pageCount()) {
      cuts.add(page);
    }
  }

  /** The pages at which something of the operation begins, and those after its ends. */
  private static List<Long> edges(Operation operation, int pageShift) {
    List<Long> edges = new ArrayList<>();
    long pageCount = Math.max(1, operation.pageCount());
    if (operation.kind().has(Operand.ADDRESS)) {
      edges.add(operation.address() >>> pageShift);
      edges.add((operation.address() >>> pageShift) + pageCount);
    }
    if (operation.kind().has(Operand.TARGET)) {
      edges.add(operation.target() >>> pageShift);
      edges.add((operation.target() >>> pageShift) + pageCount);
    }
    return edges;
  }
}
