package org.ptck.conformance.scenario;

import java.util.List;
import java.util.Optional;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** The ids of rules, as words of a scenario. Ids are never reused, so that old files stay right. */
final class RuleIds {

  private RuleIds() {}

  /** Whether there is a rule of that id. */
  static boolean isKnown(String id) {
    return Catalogue.rule(id).isPresent();
  }

  /** What is expected in the place of an id that no rule has: the likeliest ones. */
  static String expectedFor(String id) {
    if (Catalogue.awaited().stream().anyMatch(rule -> rule.id().equals(id))) {
      return "a rule that is looked at; " + id + " is not yet";
    }
    List<Rule> rules = Catalogue.all();
    String family = id.contains("-") ? id.substring(0, id.indexOf('-')) : id;
    List<String> ofFamily =
        rules.stream().filter(rule -> rule.family().equals(family)).map(Rule::id).toList();
    if (!ofFamily.isEmpty()) {
      return "a rule; there are " + String.join(", ", ofFamily);
    }
    Optional<String> meant = Spelling.closest(id, rules.stream().map(Rule::id).toList());
    return "a rule id such as REF-1"
        + meant.map(close -> "; did you mean '" + close + "'?").orElse("; families are ")
        + (meant.isPresent()
            ? ""
            : String.join(", ", rules.stream().map(Rule::family).distinct().toList()));
  }
}
