package org.ptck.spec.rule.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.spec.rule.AwaitedRule;
import org.ptck.spec.rule.Rule;

/** What is not looked at yet is told apart from what is. */
class AwaitedRulesTest {

  private static final List<String> IDS =
      Catalogue.awaited().stream().map(AwaitedRule::id).toList();

  @Test
  void noAwaitedRuleIsLookedAt() {
    assertThat(Catalogue.all()).extracting(Rule::id).doesNotContainAnyElementsOf(IDS);
  }

  @Test
  void idsAreUnique() {
    assertThat(IDS).doesNotHaveDuplicates();
  }

  @Test
  void sentencesAreWhole() {
    assertThat(Catalogue.awaited()).allMatch(rule -> rule.statement().matches("[A-Z].*[.)]"));
    assertThat(Catalogue.awaited()).noneMatch(rule -> rule.awaits().endsWith("."));
  }
}
