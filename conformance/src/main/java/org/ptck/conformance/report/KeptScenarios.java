package org.ptck.conformance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.RegressionReport;
import org.ptck.conformance.scenario.Scenario;

/**
 * The scenarios that were to be run before any other, as their owner knows them: what was run, by
 * the names of their files, and what was not.
 *
 * @param files the file of each scenario
 * @param skipped those that no run was about
 */
public record KeptScenarios(Map<Scenario, String> files, List<Skipped> skipped) {

  /** There are none. */
  public static final KeptScenarios NONE = new KeptScenarios(Map.of(), List.of());

  /**
   * A scenario that was not run.
   *
   * @param named what its header names that no run has, for example "manager mine"
   */
  public record Skipped(String file, String named) {}

  /** Copies the collections. */
  public KeptScenarios {
    files = Map.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /** The file of a scenario that was run; null if nobody knows it. */
  @Nullable String fileOf(RegressionReport report) {
    return files.get(report.scenario());
  }

  /** The files of scenarios that are not among those, by name. */
  public List<String> filesBut(Set<Scenario> scenarios) {
    return files.entrySet()
        .stream()
        .filter(each -> !scenarios.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }

  /** What was not run and why, one line for each reason; empty if all was run. */
  String skippedText() {
    if (skipped.isEmpty()) {
      return "";
    }
    Map<String, List<String>> filesByReason = new LinkedHashMap<>();
    for (Skipped each : skipped) {
      filesByReason.computeIfAbsent(each.named(), _ -> new ArrayList<>()).add(each.file());
    }
    StringBuilder text = new StringBuilder();
    text.append(
        skipped.size() == 1
            ? "1 regression skipped: no run has what it names\n"
            : skipped.size() + " regressions skipped: no run has what they name\n");
    filesByReason.forEach(
        (reason, names) -> text
            .append(Layout.wrapped("  " + reason + ": ", "    ", String.join(", ", names))));
    return text.toString();
  }
}
