package org.ptck.spec.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.rule.account.Conduct;

/** A statement is its clauses, and a clause says what holds it, or that nothing does. */
class ClauseTest {

  private static final Check CHECK =
      new Check.Behaviour(Set.of(Conduct.Kind.RETURNED), _ -> true);

  @Test
  void aClauseIsHeldByCheckOrMachine() {
    assertThat(Clause.of("It holds.", CHECK).sentence()).isEqualTo("It holds.");
    assertThat(Clause.ofMachine("It holds.", Breach.PIN_OPEN).sentence()).isEqualTo("It holds.");
  }

  @Test
  void whatNothingHolds_saysSoBeforeItsPunctuation() {
    assertThat(Clause.notYet("by a walker,", "no event knows one").sentence())
        .isEqualTo("by a walker (not yet: no event knows one),");
  }

  @Test
  void whatNothingHolds_andSaysNothing_isNoClause() {
    assertThatIllegalArgumentException().isThrownBy(() -> Clause.of("It holds."));
    assertThatIllegalArgumentException().isThrownBy(() -> Clause.notYet("It holds.", ""));
  }

  @Test
  void aStatementIsItsClauses() {
    Rule rule =
        new Rule(
            "SEM-1",
            "the model",
            Strength.MUST,
            Set.of(),
            "Look.",
            List.of(
                Clause.of("One thing,", CHECK),
                Clause.notYet("another,", "nobody looks"),
                Clause.of("and the first again.", CHECK)));

    assertThat(rule.statement())
        .isEqualTo("One thing, another (not yet: nobody looks), and the first again.");
    assertThat(rule.checks()).containsExactly(CHECK);
  }
}
