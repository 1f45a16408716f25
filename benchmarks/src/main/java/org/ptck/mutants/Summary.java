package org.ptck.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptck.mutants.MutantResult.Fate;

/** What came of a campaign, in words. */
final class Summary {

  private Summary() {}

  /** The text, with a line for every survivor. */
  static String of(List<MutantResult> all, Survivors survivors) {
    List<MutantResult> results = all.stream().filter(MutantResult::counts).toList();
    Map<Fate, Long> fates =
        results.stream()
            .collect(
                Collectors.groupingBy(MutantResult::fate, TreeMap::new, Collectors.counting()));
    StringBuilder text = new StringBuilder();
    text.append("mutants %d: %s%n".formatted(results.size(), fates));
    List<Long> kills =
        results.stream()
            .filter(result -> result.fate() == Fate.KILLED)
            .map(MutantResult::scenarios)
            .sorted()
            .toList();
    if (!kills.isEmpty()) {
      text.append(
          "killed within scenarios: median %d, 90 %% %d, 98 %% %d, last %d%n"
              .formatted(at(kills, 50), at(kills, 90), at(kills, 98), kills.getLast()));
    }
    text.append("by rule: %s%n".formatted(byRule(results)));
    List<String> unexplained = new ArrayList<>();
    for (MutantResult result : results) {
      if (result.fate() != Fate.KILLED) {
        String reason = survivors.reason(result.mutation());
        String line =
            "%s %s %s".formatted(
                result.fate(), result.mutation().id(), result.mutation().signature());
        if (reason == null) {
          unexplained.add(line);
        } else {
          text.append(line).append('\t').append(reason).append(System.lineSeparator());
        }
      }
    }
    text.append("not looked at yet: %d%n".formatted(unexplained.size()));
    unexplained.forEach(line -> text.append(line).append(System.lineSeparator()));
    return text.toString();
  }

  private static long at(List<Long> sorted, int hundredths) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * hundredths / 100));
  }

  private static Map<String, Long> byRule(List<MutantResult> results) {
    return results.stream()
        .filter(result -> result.fate() == Fate.KILLED)
        .collect(Collectors.groupingBy(MutantResult::rule, TreeMap::new, Collectors.counting()));
  }
}
