package org.ptck.conformance.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.RuleCount;

/**
 * The running totals of a campaign, or of a leg. Written by one thread; read by others when it has
 * ended or was given up.
 */
final class Tally {

  private final Map<String, Long> exercised = new HashMap<>();
  private final Map<String, Long> objections = new HashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final List<RegressionReport> regressions = new ArrayList<>();
  private final Set<List<String>> styleSets = new HashSet<>();
  private long styledCount;
  private long scenarioCount;
  private long operationCount;
  private long acceptedCount;
  private long eventCount;

  /** Adds what a leg has counted. */
  void add(Tally other) {
    other.exercised.forEach((rule, count) -> exercised.merge(rule, count, Long::sum));
    other.objections.forEach((rule, count) -> objections.merge(rule, count, Long::sum));
    regressions.addAll(other.regressions);
    styleSets.addAll(other.styleSets);
    styledCount += other.styledCount;
    scenarioCount += other.scenarioCount;
    operationCount += other.operationCount;
    acceptedCount += other.acceptedCount;
    eventCount += other.eventCount;
  }

  /** Counts one scenario. */
  void add(ScenarioResult result) {
    operationCount += result.operationCount();
    acceptedCount += result.acceptedCount();
    eventCount += result.eventCount();
    scenarioCount++;
  }

  /** The scenario just counted was run in these styles. */
  void addStyled(List<String> variants) {
    styledCount++;
    styleSets.add(variants);
  }

  /** What was run in other styles. */
  StyleShare styleShare() {
    List<String> names = styleSets.stream().flatMap(List::stream).distinct().sorted().toList();
    return new StyleShare(styledCount, styleSets.size(), names);
  }

  /** Adds how often rules were exercised, and what the weaker ones object to. */
  void add(List<RuleCount> counts) {
    for (RuleCount count : counts) {
      exercised.merge(count.rule(), count.exercised(), Long::sum);
      objections.merge(count.rule(), count.objections(), Long::sum);
    }
  }

  /** Adds what came of a regression. */
  void add(RegressionReport regression) {
    regressions.add(regression);
  }

  List<RegressionReport> regressions() {
    return List.copyOf(regressions);
  }

  void fail(String rule) {
    failed.add(rule);
  }

  boolean hasFailed(String rule) {
    return failed.contains(rule);
  }

  long exercised(String rule) {
    return exercised.getOrDefault(rule, 0L);
  }

  long objections(String rule) {
    return objections.getOrDefault(rule, 0L);
  }

  long scenarioCount() {
    return scenarioCount;
  }

  long operationCount() {
    return operationCount;
  }

  long acceptedCount() {
    return acceptedCount;
  }

  long eventCount() {
    return eventCount;
  }
}
