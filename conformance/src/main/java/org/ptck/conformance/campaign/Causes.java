package org.ptck.conformance.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.fact.Operation;

/**
 * The causes of failure that a run has found, so that one is reported once, and does not hide
 * another of the same rule.
 */
final class Causes {

  /** Causes of one rule that are reported; the rule is not looked at any longer then. */
  private static final int FOUND_MAX = 8;

  /** Times that violations of one rule are made small. */
  private static final int REDUCTION_MAX = 48;

  private final Map<Cause, Looks> known = new HashMap<>();
  private final Map<String, Integer> reductionCounts = new HashMap<>();
  private final Set<Cause> due = new HashSet<>();
  private final List<Found> found = new ArrayList<>();

  /** What is known of violations that look alike. */
  private static final class Looks {
    private long seenCount;
    private @Nullable Found found;
  }

  /** A cause that is reported. */
  private static final class Found {
    private final Failure failure;
    private final Cause cause;
    private final Set<Class<? extends Operation>> operations;

    Found(Failure failure) {
      this.failure = failure;
      this.cause = Cause.of(failure.finding(), failure.scenario(), failure.step());
      this.operations = operations(failure.scenario());
    }

    /** One that needs operations beside those of another may be the same by a detour. */
    boolean isSameAs(Found other) {
      return cause.equals(other.cause)
          && (cause.saysWhere()
              || operations.containsAll(other.operations)
              || other.operations.containsAll(operations));
    }

    private static Set<Class<? extends Operation>> operations(Scenario scenario) {
      return scenario.steps()
          .stream()
          .map(step -> step.operation().getClass())
          .collect(Collectors.toSet());
    }
  }

  /** What is known now. */
  Sightings.Known known() {
    Map<Cause, Long> counts = new HashMap<>();
    known.forEach((cause, looks) -> counts.put(cause, looks.seenCount));
    return new Sightings.Known(counts, due);
  }

  /** Adds what a leg has met. */
  void add(Sightings sightings) {
    sightings.counts()
        .forEach(
            (cause, count) -> known.computeIfAbsent(cause, _ -> new Looks()).seenCount += count);
    due.addAll(sightings.due());
  }

  /** The violations to be made small, those together that look alike. */
  List<List<Violation>> groups(List<Violation> violations) {
    return List.copyOf(
        violations.stream()
            .collect(
                Collectors.groupingBy(
                    Violation::cause, LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  /**
   * Violations that look alike were made small.
   *
   * @return whether their cause is a new one
   */
  boolean add(Cause looked, Failure failure) {
    due.remove(looked);
    reductionCounts.merge(looked.rule(), 1, Integer::sum);
    Found next = new Found(failure);
    Found same =
        found.stream().filter(each -> each.isSameAs(next)).findFirst().orElse(null);
    Looks looks = known.computeIfAbsent(looked, _ -> new Looks());
    if (looks.found == null) {
      looks.found = same == null ? next : same;
    }
    if (same == null) {
      found.add(next);
    }
    return same == null;
  }

  /** Whether a cause of the rule was found: another one must not turn into it when made small. */
  boolean know(String rule) {
    return count(rule) > 0;
  }

  /** Whether enough was found of a rule. */
  boolean isExhausted(String rule) {
    return count(rule) >= FOUND_MAX
        || reductionCounts.getOrDefault(rule, 0) >= REDUCTION_MAX;
  }

  private long count(String rule) {
    return found.stream().filter(each -> each.cause.rule().equals(rule)).count();
  }

  /** The scenarios that failed as this one did when it was found, itself included. */
  long seenCount(Failure failure) {
    long seen =
        known.values()
            .stream()
            .filter(looks -> looks.found != null && looks.found.failure.equals(failure))
            .mapToLong(looks -> looks.seenCount)
            .sum();
    return Math.max(1, seen);
  }
}
