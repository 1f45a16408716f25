package org.ptck.conformance.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Failures that look alike on several geometries, or with several kinds of entry operations: one
 * finding.
 *
 * @param seen all of them, the one with the fewest steps first; not empty
 */
record Alike(List<Seen> seen) {

  /** A failure and the run that it is of. */
  record Seen(SavedRun run, SavedFailure failure) {

    private boolean looksLike(Seen other) {
      return run.report().manager().equals(other.run.report().manager())
          && failure.failure().looksLike(other.failure.failure());
    }

    private int stepCount() {
      return failure.failure().scenario().steps().size();
    }
  }

  /** The findings, in the order in which the first of each was found. */
  static List<Alike> of(List<SavedRun> runs) {
    List<List<Seen>> groups = new ArrayList<>();
    for (SavedRun run : runs) {
      for (SavedFailure failure : run.failures()) {
        Seen seen = new Seen(run, failure);
        groups.stream()
            .filter(group -> group.getFirst().looksLike(seen))
            .findFirst()
            .orElseGet(() -> added(groups))
            .add(seen);
      }
    }
    return groups.stream().map(Alike::smallestFirst).toList();
  }

  private static List<Seen> added(List<List<Seen>> groups) {
    List<Seen> group = new ArrayList<>();
    groups.add(group);
    return group;
  }

  private static Alike smallestFirst(List<Seen> group) {
    return new Alike(group.stream().sorted(Comparator.comparingInt(Seen::stepCount)).toList());
  }

  /** The one that is shown in full. */
  Seen shown() {
    return seen.getFirst();
  }

  /** Where the others were seen, a line for each implementation; empty if nowhere else. */
  String elsewhere() {
    Map<String, List<String>> geometries = new LinkedHashMap<>();
    for (Seen other : seen.subList(1, seen.size())) {
      geometries.computeIfAbsent(other.run().implementation(), _ -> new ArrayList<>())
          .add(other.run().report().geometry());
    }
    StringBuilder text = new StringBuilder();
    geometries.forEach(
        (implementation, names) -> text.append(
            Layout.wrapped(
                "  also in ",
                "          ",
                "%s on %s"
                    .formatted(
                        implementation, String.join(", ", names.stream().distinct().toList())))));
    return text.toString();
  }

  /** The files of all of them. */
  Stream<Path> files() {
    return seen.stream().flatMap(each -> Stream.ofNullable(each.failure().file())).distinct();
  }
}
