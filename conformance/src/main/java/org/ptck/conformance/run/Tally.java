package org.ptck.conformance.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Monitor;
import org.ptck.spec.rule.Rule;

/**
 * The running totals of a campaign. Written by the thread of the run; read by others when it has
 * ended or was given up.
 */
final class Tally {

  private final Map<String, Long> exercised = new HashMap<>();
  private final Map<String, Long> objections = new HashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final List<Scenario> staleRegressions = new ArrayList<>();
  private long scenarioCount;
  private long operationCount;
  private long acceptedCount;
  private long eventCount;

  /** Counts one scenario. */
  void add(ScenarioResult result, int operations) {
    operationCount += operations;
    acceptedCount += result.acceptedCount();
    eventCount += result.eventCount();
    scenarioCount++;
  }

  /** Adds how often the monitor's rules were exercised, and what the weaker ones object to. */
  void add(Monitor monitor) {
    for (Rule rule : monitor.rules()) {
      exercised.merge(rule.id(), monitor.exercised(rule), Long::sum);
      objections.merge(rule.id(), monitor.objections(rule), Long::sum);
    }
  }

  /** A regression no longer does what it was written for. */
  void addStale(Scenario regression) {
    staleRegressions.add(regression);
  }

  List<Scenario> staleRegressions() {
    return List.copyOf(staleRegressions);
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
