package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;
import org.ptck.spec.rule.family.Catalogue;

/** Each rule catches what it forbids, and no rule minds what is nearly the same and legal. */
class RuleExamplesTest {

  static List<RuleExample> examples() {
    return Examples.ALL;
  }

  static List<Rule> rules() {
    return Catalogue.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void violating_isBlamedOnTheRule(RuleExample example) {
    Rule rule = Catalogue.rule(example.ruleId()).orElseThrow();
    Bench bench = run(example, example.violating(), List.of(rule));

    assertThat(blamed(bench, rule)).as("finding of %s: %s", example, bench.finding()).isTrue();
    assertThat(bench.finding() == null).isEqualTo(rule.strength() != Strength.MUST);
    if (bench.finding() != null) {
      assertThat(bench.finding().details()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void legal_isBlamedOnNobody(RuleExample example) {
    Bench bench = run(example, example.legal(), Catalogue.all());

    assertThat(bench.finding()).as("finding of the legal twin of %s", example).isNull();
    Rule rule = Catalogue.rule(example.ruleId()).orElseThrow();
    assertThat(bench.objections(rule)).as("objections to it").isZero();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void premise_isCounted(Rule rule) {
    assertThat(Examples.of(rule.id()))
        .as("examples of %s whose legal twin exercises it", rule)
        .anyMatch(
            example -> run(example, example.legal(), List.of(rule)).exercised(rule) > 0);
  }

  /** A predicate that always holds must be missed by somebody. */
  @TestFactory
  Stream<DynamicTest> everyCheck_isNeeded() {
    return Catalogue.all()
        .stream()
        .flatMap(
            rule -> IntStream.range(0, rule.checks().size())
                .mapToObj(
                    n -> DynamicTest.dynamicTest(
                        rule.id() + " check " + n, () -> assertNeeded(rule, n))));
  }

  private static void assertNeeded(Rule rule, int n) {
    List<Check> checks = new ArrayList<>(rule.checks());
    checks.set(n, alwaysHolding(checks.get(n)));
    Rule blind = rule.withChecks(checks);

    assertThat(Examples.of(rule.id()))
        .as("examples of %s that its check %d alone catches", rule, n)
        .anyMatch(example -> !blamed(run(example, example.violating(), List.of(blind)), blind));
  }

  /** Whether the rule fails the scenario or, where it is weaker, objects. */
  static boolean blamed(Bench bench, Rule rule) {
    Finding finding = bench.finding();
    return (finding != null && finding.rule().id().equals(rule.id()))
        || bench.objections(rule) > 0;
  }

  private static Check alwaysHolding(Check check) {
    return switch (check) {
      case Check.State state ->
          new Check.State(
              state.subject(),
              state.moment(),
              state.lateStyles(),
              state.reads(),
              state.premise(),
              (_, _) -> true,
              state.details());
      case Check.Transition step ->
          new Check.Transition(
              step.kinds(), step.reads(), step.premise(), (_, _) -> true, step.details());
      case Check.Result result ->
          new Check.Result(result.reads(), result.premise(), (_, _) -> true);
      case Check.Layer layer -> new Check.Layer(layer.reads(), layer.premise(), (_, _) -> true);
      case Check.Behaviour behaviour -> new Check.Behaviour(behaviour.occasions(), _ -> true);
    };
  }

  static Bench run(RuleExample example, Consumer<Bench> sequence, List<Rule> rules) {
    return run(example, sequence, rules, view -> view);
  }

  static Bench run(
      RuleExample example,
      Consumer<Bench> sequence,
      List<Rule> rules,
      UnaryOperator<MachineView> look) {
    Set<Capability> capabilities = new HashSet<>(Bench.FACTS);
    capabilities.addAll(Catalogue.rule(example.ruleId()).orElseThrow().needs());
    capabilities.addAll(example.styles());
    if (example.geometry().architecture().asksBreakBeforeMake()) {
      capabilities.add(Capability.BREAK_BEFORE_MAKE);
    }
    Bench bench = new Bench(example.geometry(), rules, capabilities, look);
    bench.run(sequence);
    return bench;
  }
}
