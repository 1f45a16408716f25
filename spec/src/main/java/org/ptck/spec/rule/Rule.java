package org.ptck.spec.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.view.FactGroup;

/**
 * One thing that has to hold, as data.
 *
 * @param id the name that never changes its meaning, for example {@code REF-1}
 * @param source where it comes from, as {@link Bibliography#cited} reads it: a discussion, a
 *   kernel's source, an architecture manual, the kit itself
 * @param strength how strict it is
 * @param needs the capabilities without which it is not covered
 * @param advice what to look at when it fails
 * @param clauses the parts of its statement, in order, each with what holds it; not empty
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Rule(
    String id,
    String source,
    Strength strength,
    Set<Capability> needs,
    String advice,
    List<Clause> clauses) {

  /** Copies the clauses. */
  public Rule {
    clauses = List.copyOf(clauses);
  }

  /** A rule of one clause, which all checks hold together. */
  public Rule(
      String id,
      String statement,
      String source,
      Strength strength,
      Set<Capability> needs,
      String advice,
      List<Check> checks) {
    this(
        id,
        source,
        strength,
        needs,
        advice,
        List.of(Clause.of(statement, checks.toArray(Check[]::new))));
  }

  /** The rule in one sentence or two: its clauses, with "(not yet: ...)" where nothing looks. */
  public String statement() {
    return clauses.stream().map(Clause::sentence).collect(Collectors.joining(" "));
  }

  /** The predicates of all clauses; all have to hold. */
  public List<Check> checks() {
    return clauses.stream().flatMap(clause -> clause.checks().stream()).distinct().toList();
  }

  /** The groups of facts that some check reads: without one of them the rule is not covered. */
  public Set<FactGroup> reads() {
    Set<FactGroup> read = EnumSet.noneOf(FactGroup.class);
    checks().forEach(check -> read.addAll(check.reads()));
    return read;
  }

  /** The family of the rule: the part of the id before the dash. */
  public String family() {
    return id.substring(0, id.indexOf('-'));
  }

  /** The same rule with other checks: for testing that its checks are what catches a bug. */
  public Rule withChecks(List<Check> others) {
    String words = statement();
    Clause clause =
        others.isEmpty()
            ? Clause.notYet(words, "its checks are left out")
            : Clause.of(words, others.toArray(Check[]::new));
    return new Rule(id, source, strength, needs, advice, List.of(clause));
  }

  @Override
  public String toString() {
    return id;
  }
}
