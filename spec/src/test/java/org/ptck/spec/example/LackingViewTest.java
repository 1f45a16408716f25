package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.Gap;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/** Of a view that lacks a group of facts nobody asks them, and all else is judged as before. */
class LackingViewTest {

  private static final Set<String> UNDER_AN_OUTER_LOCK =
      Set.of(
          "REF-2 the table's lock is released between entry and mapcount, an outer one is held");

  private static final Set<String> UNDER_LOCKS =
      Set.of(
          "REF-2 the table's lock is released between entry and mapcount, an outer one is held",
          "REF-2 all locks are released between entry and mapcount",
          "RMP-1 the link is removed before the entries are cleared, an outer lock is held",
          "RMP-1 the link is removed before the entries are cleared, its lock is not held",
          "RMP-1 a mapping is split, and the lock is released before its links are back");

  @ParameterizedTest
  @EnumSource
  void whatIsLegal_isBlamedOnNobody(FactGroup lacking) {
    for (RuleExample example : Examples.ALL) {
      Bench bench = run(example, example.legal(), Catalogue.all(), lacking);

      assertThat(bench.finding()).as("finding of the legal twin of %s", example).isNull();
    }
  }

  /**
   * Without locks, what waits for the release of one is looked at when the operation ends; without
   * what says which lock protects it, when the last is released.
   */
  @ParameterizedTest
  @EnumSource
  void whatDoesNotReadIt_isBlamedAsBefore(FactGroup lacking) {
    Set<String> missed = new TreeSet<>();
    for (RuleExample example : Examples.ALL) {
      Rule rule = Catalogue.rule(example.ruleId()).orElseThrow();
      Bench bench = run(example, example.violating(), List.of(rule), lacking);
      if (!RuleExamplesTest.blamed(bench, rule) && !rule.reads().contains(lacking)) {
        missed.add(example.toString());
      }
    }

    assertThat(missed).isSubsetOf(lacking == FactGroup.LOCKS ? UNDER_LOCKS : UNDER_AN_OUTER_LOCK);
  }

  @ParameterizedTest
  @EnumSource
  void whatReadsIt_isNotCovered(FactGroup lacking) {
    Set<FactGroup> answered = FactGroup.missing(FactGroup.ALL, Set.of(lacking));
    for (Rule rule : Catalogue.all()) {
      Gap gap = Gap.of(rule, rule.needs(), answered);

      assertThat(gap.isNone()).as(rule.id()).isEqualTo(!rule.reads().contains(lacking));
      if (!gap.isNone()) {
        assertThat(gap.sentence()).isEqualTo("reads %s, of which nothing is told", lacking);
      }
    }
  }

  @Test
  void aMonitorOfMore_isNotResetToAViewOfLess() {
    Machine machine = new Machine(Bench.GEOMETRY, new MachineSize(64, 1024, 8));
    MachineView whole = machine.view();
    MachineView less = LackingView.of(whole, Set.of(FactGroup.PINS));
    Monitor ofLess = new Monitor(Bench.GEOMETRY, Catalogue.all(), Bench.FACTS, less);
    Monitor ofAll = new Monitor(Bench.GEOMETRY, Catalogue.all(), Bench.FACTS, whole);

    ofLess.reset(whole);
    assertThatThrownBy(() -> ofAll.reset(less)).hasMessageContaining("is to answer");
  }

  private static Bench run(
      RuleExample example, Consumer<Bench> sequence, List<Rule> rules, FactGroup lacking) {
    return RuleExamplesTest.run(
        example, sequence, rules, view -> LackingView.of(view, Set.of(lacking)));
  }
}
