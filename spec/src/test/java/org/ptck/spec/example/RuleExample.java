package org.ptck.spec.example;

import java.util.Set;
import java.util.function.Consumer;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;

/**
 * The shortest way to break a rule, and the nearest way not to.
 *
 * @param ruleId the rule that is broken
 * @param name what is wrong, in a few words
 * @param geometry the geometry that it is about
 * @param styles what is declared beside the facts of the bench and what the rule needs
 * @param violating ends with the rule blamed
 * @param legal differs as little as possible; every rule holds
 */
record RuleExample(
    String ruleId,
    String name,
    Geometry geometry,
    Set<Capability> styles,
    Consumer<Bench> violating,
    Consumer<Bench> legal) {

  RuleExample(
      String ruleId,
      String name,
      Set<Capability> styles,
      Consumer<Bench> violating,
      Consumer<Bench> legal) {
    this(ruleId, name, Bench.GEOMETRY, styles, violating, legal);
  }

  /** On a machine whose roots have a kernel's half. */
  static RuleExample besideKernel(
      String ruleId, String name, Consumer<Bench> violating, Consumer<Bench> legal) {
    return new RuleExample(ruleId, name, Bench.HALVED, Set.of(), violating, legal);
  }

  static RuleExample of(
      String ruleId, String name, Consumer<Bench> violating, Consumer<Bench> legal) {
    return on(Geometries.TINY, ruleId, name, violating, legal);
  }

  /** Of a manager that corrects mapcounts after the flush: style LATE_RMAP. */
  static RuleExample late(
      Geometry geometry,
      String ruleId,
      String name,
      Consumer<Bench> violating,
      Consumer<Bench> legal) {
    return new RuleExample(
        ruleId, name, geometry, Set.of(Capability.LATE_RMAP), violating, legal);
  }

  static RuleExample on(
      Geometry geometry,
      String ruleId,
      String name,
      Consumer<Bench> violating,
      Consumer<Bench> legal) {
    return new RuleExample(ruleId, name, geometry, Set.of(), violating, legal);
  }

  @Override
  public String toString() {
    return ruleId + " " + name;
  }
}
