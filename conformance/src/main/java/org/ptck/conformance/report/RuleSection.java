package org.ptck.conformance.report;

import java.util.List;
import java.util.stream.Collectors;
import org.ptck.conformance.gallery.GalleryScenarios;
import org.ptck.conformance.gallery.Variant;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.rule.Rule;

/** What the page of rules says of one rule. */
final class RuleSection {

  private RuleSection() {}

  static String markdown(Rule rule) {
    return """

        ### %s

        %s

        - Strength: %s
        - When: %s
        - Needs: %s
        - Reads: %s
        - Source: %s
        - Advice: %s

        %s"""
        .formatted(
            rule.id(),
            GlossaryLinks.linked(rule.statement()),
            rule.strength(),
            RuleMoments.of(rule)
                .replaceFirst(
                    "quiescent", Anchors.link("quiescent", GlossaryLinks.PAGE, "quiescent")),
            needs(rule),
            reads(rule),
            CitationLinks.linked(rule.source()),
            rule.advice(),
            gallery(rule.id()));
  }

  private static String needs(Rule rule) {
    return rule.needs().isEmpty()
        ? "nothing"
        : rule.needs().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
  }

  private static String reads(Rule rule) {
    return rule.reads().isEmpty() ? "no facts" : FactGroup.named(rule.reads());
  }

  private static String gallery(String rule) {
    List<Variant> bugs = GalleryScenarios.bugsCaughtBy(rule);
    if (bugs.isEmpty()) {
      return """
          No bug of the gallery breaks it; the shortest sequences of events that do, and the nearest
          that do not, are in the tests of `spec`.
          """;
    }
    String listed =
        bugs.stream()
            .map(bug -> "- %s: %s (%s)\n".formatted(bug.id(), bug.title(), bug.source()))
            .collect(Collectors.joining());
    return "Bugs of the gallery that it may be the first to catch:\n\n" + listed + shortest(rule);
  }

  private static String shortest(String rule) {
    return GalleryScenarios.shortestAgainst(rule)
        .map(
            bug -> """

                The shortest scenario known that violates it, legal without the variant:

                ```
                %s```
                """
                .formatted(GalleryScenarios.text(bug).orElseThrow()))
        .orElse(
            """

                Their shortest scenarios are blamed on other rules; sequences of events that violate
                this one are in the tests of `spec`.
                """);
  }
}
