package org.ptck.spec.rule.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Rule;

/**
 * No statement promises more than is looked at. That each check notices something is tested where
 * the examples are.
 */
class StatementsTest {

  static List<Rule> rules() {
    return Catalogue.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyClauseIsHeld_orPrintedAsNotYet(Rule rule) {
    for (Clause clause : rule.clauses()) {
      boolean isHeld = !clause.checks().isEmpty() || !clause.breaches().isEmpty();
      assertThat(rule.statement().contains(clause.text())).as(clause.text()).isEqualTo(isHeld);
      assertThat(clause.sentence().contains("(not yet: ")).as(clause.text()).isEqualTo(!isHeld);
      assertThat(clause.text().toLowerCase(Locale.ROOT))
          .as("words that only a clause that nothing holds may print")
          .doesNotContain("not yet:");
    }
    assertThat(rule.clauses()).anyMatch(clause -> clause.notYet().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void whatTheMachineRefuses_isAClauseOfTheRuleThatIsBlamed(Breach breach) {
    List<Rule> saying =
        Catalogue.all()
            .stream()
            .filter(rule -> rule.clauses().stream().anyMatch(c -> c.breaches().contains(breach)))
            .toList();

    assertThat(saying).containsExactly(Catalogue.violatedBy(breach));
  }
}
