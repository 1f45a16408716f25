package org.ptck.conformance.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Gap;
import org.ptck.spec.rule.Rule;

/** What events can show of a rule: not all that a run looks at is an event. */
final class Coverage {

  private static final String NO_EVENTS = " are no events";

  private Coverage() {}

  /**
   * Why the rule is not covered, for what it lacks or because no event shows it; null if it is.
   */
  static @Nullable String reason(Rule rule, Gap gap) {
    if (!gap.isNone()) {
      return gap.sentence();
    }
    boolean isShown = rule.checks().stream().anyMatch(check -> reason(check) == null);
    return isShown || rule.checks().isEmpty() ? null : reasons(rule);
  }

  /** What of a rule that is looked at is left out; empty if nothing is. */
  static String leftOut(Rule rule) {
    return reasons(rule);
  }

  private static String reasons(Rule rule) {
    List<String> all =
        rule.checks()
            .stream()
            .map(Coverage::reason)
            .filter(reason -> reason != null)
            .distinct()
            .toList();
    return all.isEmpty() ? "" : String.join(" and ", all) + NO_EVENTS;
  }

  private static @Nullable String reason(Check check) {
    return switch (check) {
      case Check.State _, Check.Transition _ -> null;
      case Check.Result _ -> "what is answered and what programs read";
      case Check.Layer _ -> "calls of the entry operations";
      case Check.Behaviour _ -> "how calls return and repeat";
    };
  }
}
