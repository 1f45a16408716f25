package org.ptck.conformance.execute;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often a rule had something to say.
 *
 * @param rule the id of the rule
 * @param exercised how often its premise held
 * @param objections how often it was violated without failing anything; 0 for a rule of strength
 *   MUST
 */
public record RuleCount(String rule, long exercised, long objections) {

  /** Both counts together, which are of the same rule. */
  public RuleCount plus(RuleCount other) {
    return new RuleCount(rule, exercised + other.exercised, objections + other.objections);
  }

  /** What was counted since; both lists are of the same rules, but those new since may be more. */
  public static List<RuleCount> since(List<RuleCount> before, List<RuleCount> now) {
    Map<String, RuleCount> known =
        before.stream().collect(Collectors.toMap(RuleCount::rule, Function.identity()));
    return now.stream().map(count -> count.minus(known.get(count.rule()))).toList();
  }

  private RuleCount minus(@Nullable RuleCount other) {
    return other == null
        ? this
        : new RuleCount(rule, exercised - other.exercised, objections - other.objections);
  }
}
