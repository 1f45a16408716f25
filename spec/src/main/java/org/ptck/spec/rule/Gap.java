package org.ptck.spec.rule;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.view.FactGroup;

/**
 * Why a rule is not covered: what keeps its checks from being asked.
 *
 * @param undeclared the capabilities that it needs and that are not declared; empty if none
 * @param unanswered the groups of facts that its checks read and that the view does not answer;
 *   empty if none
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Gap(Set<Capability> undeclared, Set<FactGroup> unanswered) {

  /** Of a rule that is covered. */
  public static final Gap NONE = new Gap(Set.of(), Set.of());

  /** Copies the sets. */
  public Gap {
    undeclared = Set.copyOf(undeclared);
    unanswered = Set.copyOf(unanswered);
  }

  /**
   * What a rule lacks.
   *
   * @param declared what the implementation declares
   * @param answered what the view that is looked at answers
   */
  public static Gap of(Rule rule, Set<Capability> declared, Set<FactGroup> answered) {
    Set<Capability> undeclared = EnumSet.noneOf(Capability.class);
    undeclared.addAll(rule.needs());
    undeclared.removeAll(declared);
    return new Gap(undeclared, FactGroup.missing(rule.reads(), answered));
  }

  /** Whether nothing is missing. */
  public boolean isNone() {
    return undeclared.isEmpty() && unanswered.isEmpty();
  }

  /** What is missing, for a person; empty if nothing is. */
  public String sentence() {
    if (!undeclared.isEmpty()) {
      return "needs %s, which %s not declared"
          .formatted(named(undeclared), undeclared.size() == 1 ? "is" : "are");
    }
    return unanswered.isEmpty()
        ? ""
        : "reads %s, of which nothing is told".formatted(FactGroup.named(unanswered));
  }

  private static String named(Set<Capability> capabilities) {
    return capabilities.stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
  }
}
