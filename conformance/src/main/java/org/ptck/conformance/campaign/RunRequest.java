package org.ptck.conformance.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/**
 * One run: which implementation, where, how long, checked by what.
 *
 * @param implementation what is run
 * @param variants the names of the gallery entries or legal styles built into it, for reports and
 *   repros; empty for none
 * @param geometry what it runs on
 * @param rules the rules to look at
 * @param seed the seed of the scenarios
 * @param extent how much is run
 * @param keepGoing whether to go on after a violation, with the rules not violated yet
 * @param regressions scenarios to run before any other
 * @param bounds what the implementation may use
 * @param styles other ways in which the implementation can work, for a share of the scenarios
 */
public record RunRequest(
    Implementation implementation,
    List<String> variants,
    Geometry geometry,
    List<Rule> rules,
    long seed,
    Extent extent,
    boolean keepGoing,
    List<Scenario> regressions,
    Bounds bounds,
    Styles styles) {

  /**
   * Adds the rules of the RUN family: whatever is asked, an implementation that throws or hangs has
   * not passed.
   */
  public RunRequest {
    List<Rule> looked = new ArrayList<>(rules);
    Catalogue.all()
        .stream()
        .filter(rule -> rule.family().equals("RUN"))
        .filter(rule -> looked.stream().noneMatch(asked -> asked.id().equals(rule.id())))
        .forEach(looked::add);
    rules = List.copyOf(looked);
    variants = List.copyOf(variants);
    regressions = List.copyOf(regressions);
  }

  /** A run in no other styles. */
  public RunRequest(
      Implementation implementation,
      List<String> variants,
      Geometry geometry,
      List<Rule> rules,
      long seed,
      Extent extent,
      boolean keepGoing,
      List<Scenario> regressions,
      Bounds bounds) {
    this(
        implementation,
        variants,
        geometry,
        rules,
        seed,
        extent,
        keepGoing,
        regressions,
        bounds,
        Styles.NONE);
  }

  /** The implementation that a scenario with these variants in its header is run on. */
  Implementation implementationOf(List<String> others) {
    return others.equals(variants) || !styles.know(others)
        ? implementation
        : styles.implementation(others);
  }

  /** The ids of the rules to look at. */
  public Set<String> ruleIds() {
    return Set.copyOf(rules.stream().map(Rule::id).toList());
  }

  /** The same request to another extent. */
  public RunRequest within(Extent other) {
    return new RunRequest(
        implementation,
        variants,
        geometry,
        rules,
        seed,
        other,
        keepGoing,
        regressions,
        bounds,
        styles);
  }

  /** The same request of another implementation, or of other addresses of user code. */
  RunRequest on(Implementation other, Geometry ranged) {
    return new RunRequest(
        other,
        variants,
        ranged,
        rules,
        seed,
        extent,
        keepGoing,
        regressions,
        bounds,
        styles);
  }
}
