package org.ptck.spec.rule;

import java.util.List;
import java.util.Set;
import org.ptck.spec.fact.Capability;

/**
 * One thing that has to hold, as data.
 *
 * @param id the name that never changes its meaning, for example {@code REF-1}
 * @param statement the rule in one sentence or two
 * @param source where it comes from: a discussion, a kernel document, an architecture manual
 * @param strength how strict it is
 * @param needs the capabilities without which it is not covered
 * @param advice what to look at when it fails
 * @param checks the predicates; all have to hold
 */
public record Rule(
    String id,
    String statement,
    String source,
    Strength strength,
    Set<Capability> needs,
    String advice,
    List<Check> checks) {

  /** The family of the rule: the part of the id before the dash. */
  public String family() {
    return id.substring(0, id.indexOf('-'));
  }

  /** The same rule with other checks: for testing that its checks are what catches a bug. */
  public Rule withChecks(List<Check> others) {
    return new Rule(id, statement, source, strength, needs, advice, List.copyOf(others));
  }

  @Override
  public String toString() {
    return id;
  }
}
