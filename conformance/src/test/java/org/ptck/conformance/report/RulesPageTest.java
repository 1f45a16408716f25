package org.ptck.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.GalleryScenarios;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.testing.GoldenFile;
import org.ptck.spec.rule.Bibliography;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

class RulesPageTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)#([^)]+)\\)");
  private static final Pattern ANCHOR =
      Pattern.compile("<a id=\"([^\"]+)\"></a>|^#+ (.+)$", Pattern.MULTILINE);
  private static final Pattern LINKED = Pattern.compile("\\[([^]]+)\\]\\([^)]*#[^)]*\\)");

  private final String page = RulesPage.markdown();

  @Test
  void everyRuleHasASection() {
    String plain = withoutLinks(page);
    for (Rule rule : Catalogue.all()) {
      assertThat(plain)
          .contains("\n### " + rule.id() + "\n\n" + rule.statement() + "\n")
          .contains("- Advice: " + rule.advice() + "\n");
    }
  }

  @Test
  void whatIsNotLookedAtYetIsListed() {
    String plain = withoutLinks(page);
    assertThat(Catalogue.awaited())
        .allSatisfy(
            rule -> assertThat(plain)
                .contains("</a>" + rule.id() + " | " + rule.statement() + " | ")
                .contains(" | " + rule.awaits() + " |\n"));
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
    assertThat(Catalogue.awaited())
        .allMatch(rule -> !RuleFamily.of(rule.family()).title().isEmpty());
  }

  @Test
  void everyLinkLeadsToAnAnchor() {
    List<MatchResult> links = LINK.matcher(page).results().toList();

    assertThat(links).hasSizeGreaterThan(Catalogue.all().size());
    for (MatchResult link : links) {
      assertThat(anchors(link.group(1))).as(link.group()).contains(link.group(2));
    }
  }

  @Test
  void everyRuleHasAnAnchor() {
    Set<String> anchors = anchors("");
    assertThat(Catalogue.all()).allMatch(rule -> anchors.contains(Anchors.of(rule.id())));
    assertThat(Catalogue.awaited()).allMatch(rule -> anchors.contains(Anchors.of(rule.id())));
  }

  @Test
  void everyReferenceIsNamed() {
    assertThat(Bibliography.all())
        .allSatisfy(
            reference -> assertThat(page)
                .contains("\n### " + reference.key() + "\n\n" + reference.author() + ": *"));
  }

  @Test
  void everyBugStandsWithTheRulesThatCatchIt_andWhatItIsLike() {
    for (Variant bug : Gallery.all()) {
      for (String rule : bug.rules()) {
        assertThat(section(rule))
            .contains("\n- %s: %s (%s)\n".formatted(bug.id(), bug.title(), bug.source()));
      }
    }
  }

  @Test
  void everyRule_showsTheShortestScenarioAgainstIt_orSaysThatThereIsNone() {
    for (Rule rule : Catalogue.all()) {
      assertThat(section(rule.id()))
          .contains(
              GalleryScenarios.shortestAgainst(rule.id())
                  .flatMap(GalleryScenarios::text)
                  .map(text -> "```\n" + text + "```\n")
                  .orElse("in the tests of `spec`"));
    }
  }

  @Test
  void noSentenceSaysNonsense() {
    assertThat(page).doesNotContain("touched the operation").doesNotContain("When: when ");
  }

  private String section(String rule) {
    int start = page.indexOf("\n### " + rule + "\n");
    assertThat(start).as(rule).isNotNegative();
    return page.substring(start, page.indexOf("\n##", start + 1));
  }

  private static String withoutLinks(String text) {
    return LINKED.matcher(text).replaceAll("$1");
  }

  private Set<String> anchors(String file) {
    Set<String> anchors = new HashSet<>();
    ANCHOR.matcher(file.isEmpty() ? page : document(file))
        .results()
        .forEach(
            each -> anchors.add(each.group(1) == null ? Anchors.of(each.group(2)) : each.group(1)));
    return anchors;
  }

  private static String document(String file) {
    Path docs = Path.of(Files.isDirectory(Path.of("conformance")) ? "docs" : "../docs");
    try {
      return Files.readString(docs.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
