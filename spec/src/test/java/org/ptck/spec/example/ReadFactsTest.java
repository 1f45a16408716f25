package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** What checks say that they read is what they read, no less and no more. */
class ReadFactsTest {

  private static final ReadFacts READ = new ReadFacts();

  /** What every view answers. */
  private static final Set<String> OF_NO_GROUP =
      Set.of("answers", "geometry", "declares", "change", "isDataPage");

  /** What an event says by itself, and what is for those who look, not for checks. */
  private static final Set<String> OF_THE_EVENT =
      Set.of("kind", "actor", "subject", "before", "after", "detail", "tell");

  static List<Rule> rules() {
    return Catalogue.all();
  }

  @BeforeAll
  static void lookAtEveryExample() {
    List<Rule> watched = READ.watched(Catalogue.all());
    for (RuleExample example : Examples.ALL) {
      List<Rule> own =
          watched.stream().filter(rule -> rule.id().equals(example.ruleId())).toList();
      // All together, and its own rule alone: another may be blamed before it.
      RuleExamplesTest.run(example, example.violating(), watched);
      RuleExamplesTest.run(example, example.violating(), own);
      RuleExamplesTest.run(example, example.legal(), watched);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nothingElseIsRead(Rule rule) {
    for (Check check : rule.checks()) {
      assertThat(FactGroup.missing(READ.of(check), check.reads()))
          .as("groups that check %d of %s reads and does not declare", number(rule, check), rule)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everythingDeclaredIsRead(Rule rule) {
    for (Check check : rule.checks()) {
      assertThat(FactGroup.missing(check.reads(), READ.of(check)))
          .as("groups that check %d of %s declares and no example reads",
              number(rule, check), rule)
          .isEmpty();
    }
  }

  private static int number(Rule rule, Check check) {
    return rule.checks().indexOf(check);
  }

  @Test
  void everyGroupIsReadBySomeRule() {
    Set<FactGroup> read = EnumSet.noneOf(FactGroup.class);
    Catalogue.all().forEach(rule -> rule.checks().forEach(check -> read.addAll(check.reads())));

    assertThat(read).isEqualTo(FactGroup.ALL);
  }

  @Test
  void everyQuestionIsOfAGroup() {
    assertThat(ofNoGroup(MachineView.class)).isEqualTo(OF_NO_GROUP);
    assertThat(ofNoGroup(Change.class)).isEqualTo(OF_THE_EVENT);
  }

  private static Set<String> ofNoGroup(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> ReadFacts.groupsOf(method).isEmpty())
        .map(Method::getName)
        .collect(Collectors.toSet());
  }
}
