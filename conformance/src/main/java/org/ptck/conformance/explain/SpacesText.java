package org.ptck.conformance.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ptck.conformance.report.Layout;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.StaleConflict;

/** Spaces as text: who runs them, their tables, and what CPUs could still use that is gone. */
final class SpacesText {

  private final Scene scene;
  private final MachineView view;
  private final int width;

  /** Lines of so many characters at the most. */
  SpacesText(Scene scene, int width) {
    this.scene = scene;
    this.width = width;
    this.view = scene.view();
  }

  /** Every space that has a root and an entry that is wanted. */
  String of(Predicate<Row> isWanted) {
    StringBuilder text = new StringBuilder();
    for (int space = 0; space <= Operation.SPACE_MAX; space++) {
      List<Row> rows = Tree.of(view, space, isWanted);
      if (!rows.isEmpty()) {
        text.append(of(space, rows));
      }
    }
    return text.toString();
  }

  /** The space with every entry that is in use. */
  String whole(int space) {
    Architecture architecture = view.geometry().architecture();
    return of(space, Tree.of(view, space, row -> !architecture.isEmpty(row.word())));
  }

  private String of(int space, List<Row> rows) {
    return title(space) + Layout.indented(2, scene.trees(width - 2).of(rows)) + stale(space, rows);
  }

  /** The name of the space and who runs it. */
  private String title(int space) {
    Processors processors = scene.processors();
    List<String> running = new ArrayList<>();
    for (int cpu = 0; cpu < processors.cpuCount(); cpu++) {
      if (processors.space(cpu) == space) {
        running.add("cpu" + cpu + (processors.isLazy(cpu) ? " (lazy)" : ""));
      }
    }
    String by = running.isEmpty() ? "loaded nowhere" : "loaded on " + String.join(", ", running);
    return "%s, %s\n".formatted(scene.names().space(space), by);
  }

  private String stale(int space, List<Row> rows) {
    StringBuilder text = new StringBuilder();
    Geometry geometry = view.geometry();
    for (Row row : rows) {
      for (StaleConflict stale : view.staleConflicts(row.entry())) {
        if (stale.space() == space && !geometry.architecture().isTable(row.level(), row.word())) {
          text.append(
              line(
                  stale.cpuMask(),
                  "%s -> %s, which differs in %s".formatted(
                      new Place(space, stale.address()).text(),
                      scene.names().page(stale.page()),
                      differences(stale))));
        }
      }
    }
    return text.toString();
  }

  private static String differences(StaleConflict stale) {
    return stale.changes()
        .stream()
        .map(change -> change.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private String line(long cpuMask, String what) {
    return Layout.wrapped(
        "stale on %s: ".formatted(scene.names().cpus(cpuMask)), "  ", what, width);
  }

  /** What each CPU could still use although its entry is gone, a line for each. */
  String usable() {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, scene.processors().cpuCount())
        .mapToObj(view::usableStale)
        .filter(stale -> stale != null && stale.cpuMask() != 0)
        .distinct()
        .forEach(
            stale -> text.append(
                line(
                    stale.cpuMask(),
                    "%s -> %s%s".formatted(
                        new Place(stale.space(), stale.address()).text(),
                        stale.page() == 0
                            ? "a path to a table that is gone"
                            : scene.names().page(stale.page()),
                        stale.stores() ? ", stores pass" : ""))));
    return text.toString();
  }
}
