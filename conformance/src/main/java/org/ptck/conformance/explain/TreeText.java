package org.ptck.conformance.explain;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.report.Layout;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.view.MachineView;

/** Trees of tables as text: a line for each entry, or for several that say the same. */
final class TreeText {

  /** So many plain entries in a row that differ only in their pages are one line. */
  private static final int ALIKE_MIN = 4;

  private final MachineView view;
  private final Geometry geometry;
  private final Names names;
  private final EntryText entries;
  private final int width;

  /** Lines of so many characters at the most. */
  TreeText(MachineView view, Names names, EntryText entries, int width) {
    this.view = view;
    this.geometry = view.geometry();
    this.names = names;
    this.entries = entries;
    this.width = width;
  }

  /** The rows, a line or more for each. */
  String of(List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    int at = 0;
    while (at < rows.size()) {
      int end = alikeFrom(rows, at);
      lines.add(line(rows.subList(at, end)));
      at = end;
    }
    int column = lines.stream().mapToInt(line -> line.getFirst().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      String place = Layout.padded(line.getFirst(), column + 2);
      text.append(
          Layout.wrapped(place, " ".repeat(place.length() + 2), line.getLast(), width));
    }
    return text.toString();
  }

  /** The end of the rows that are one line with the one at that place. */
  private int alikeFrom(List<Row> rows, int at) {
    Row first = rows.get(at);
    if (first.page() == 0) {
      return at + 1;
    }
    int end = at + 1;
    while (end < rows.size() && isNext(rows.get(end - 1), rows.get(end))) {
      end++;
    }
    boolean isBlock = geometry.architecture().isContiguous(first.word());
    return isBlock || end - at >= ALIKE_MIN ? end : at + 1;
  }

  private boolean isNext(Row row, Row next) {
    Architecture architecture = geometry.architecture();
    boolean isBlock = architecture.isContiguous(row.word());
    return row.level() == next.level()
        && next.page() != 0
        && next.address() == row.address() + geometry.spanBytes(row.level())
        && entries.bits(row.word()).equals(entries.bits(next.word()))
        && counts(row).equals(counts(next))
        && (!isBlock || view.blockOf(row.entry()) == view.blockOf(next.entry()));
  }

  private List<String> line(List<Row> alike) {
    Row first = alike.getFirst();
    Row last = alike.getLast();
    String indent = "  ".repeat(geometry.rootLevel() - first.level());
    String level = geometry.levels().get(first.level()).name();
    long end = last.address() + geometry.spanBytes(first.level()) - 1;
    boolean isOne = alike.size() == 1 && first.level() == 0;
    String place =
        "%s%s 0x%x%s"
            .formatted(indent, level, first.address(), isOne ? "" : "..0x%x".formatted(end));
    String what = entries.of(first.level(), first.word(), first.entry());
    String more =
        alike.size() == 1
            ? ""
            : " .. %s, %d entries".formatted(names.page(last.page()), alike.size());
    String counts = counts(first);
    return List.of(place, what + more + (counts.isEmpty() ? "" : "; " + counts));
  }

  /** How the page is counted and marked. */
  private String counts(Row row) {
    if (row.page() == 0 || !view.isDataPage(row.page())) {
      return "";
    }
    long page = row.page();
    long folio = view.folioOf(page);
    List<String> counts = new ArrayList<>();
    if (view.isReserved(page)) {
      return "";
    }
    if (!view.isAllocated(folio)) {
      return "which is free";
    }
    counts.add("refs " + view.references(folio));
    counts.add("maps " + view.mapcount(page));
    add(counts, view.isExclusive(page), "exclusive");
    add(counts, view.isFolioDirty(folio), "dirty");
    int pins = view.pinCount(folio);
    add(counts, pins > 0, "pins " + pins);
    return String.join(" ", counts);
  }

  private static void add(List<String> counts, boolean isSo, String word) {
    if (isSo) {
      counts.add(word);
    }
  }
}
