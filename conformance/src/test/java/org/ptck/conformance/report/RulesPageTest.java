package org.ptck.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.conformance.testing.GoldenFile;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

class RulesPageTest {

  private final String page = RulesPage.markdown();

  @Test
  void everyRuleHasASection() {
    for (Rule rule : Catalogue.all()) {
      assertThat(page)
          .contains("\n### " + rule.id() + "\n\n" + rule.statement() + "\n")
          .contains("- Source: " + rule.source() + "\n")
          .contains("- Advice: " + rule.advice() + "\n");
    }
  }

  @Test
  void whatIsNotLookedAtYetIsListed() {
    assertThat(Catalogue.awaited())
        .allSatisfy(
            rule -> assertThat(page)
                .contains("\n| " + rule.id() + " | " + rule.statement() + " | " + rule.awaits()));
  }

  @Test
  void thePageInTheDocumentsIsTheGeneratedOne() {
    GoldenFile.assertPageMatches("rules.md", page);
  }

  @Test
  void everyFamilyHasATitleAndOneHeading() {
    for (Rule rule : Catalogue.all()) {
      assertThat(page).containsOnlyOnce("\n## " + rule.family() + ": ");
    }
  }
}
