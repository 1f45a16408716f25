package org.ptck.conformance.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.view.MachineView;

/** The entries of a space that are in use for user code, in the order in which a walk comes by. */
final class Tree {

  private final MachineView view;
  private final Geometry geometry;
  private final Predicate<Row> isWanted;

  private Tree(MachineView view, Predicate<Row> isWanted) {
    this.view = view;
    this.geometry = view.geometry();
    this.isWanted = isWanted;
  }

  /**
   * The rows of the space.
   *
   * @param isWanted which entries are asked for; links above them come as well
   */
  static List<Row> of(MachineView view, int space, Predicate<Row> isWanted) {
    long root = view.rootOf(space);
    return root == 0
        ? List.of()
        : new Tree(view, isWanted).below(root, view.geometry().rootLevel(), 0);
  }

  private List<Row> below(long table, int level, long address) {
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long first = address + index * geometry.spanBytes(level);
      if (geometry.meetsUserRange(first, first + (geometry.spanBytes(level) - 1))) {
        rows.addAll(entry(table + ((long) index << geometry.entryShift(level)), level, first));
      }
    }
    return rows;
  }

  private List<Row> entry(long entry, int level, long address) {
    Architecture architecture = geometry.architecture();
    long word = view.entryWord(entry);
    boolean isLeaf = architecture.isLeaf(level, word);
    long page = isLeaf ? architecture.target(word, entry) >>> geometry.pageShift() : 0;
    Row row = new Row(level, address, entry, word, page);
    List<Row> below =
        architecture.isTable(level, word)
            ? below(architecture.target(word, entry), level - 1, address)
            : List.of();
    boolean isShown = isWanted.test(row) || !below.isEmpty();
    List<Row> rows = new ArrayList<>();
    if (isShown) {
      rows.add(row);
    }
    rows.addAll(below);
    return rows;
  }
}
