package org.ptck.conformance.report;

import java.util.List;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;

/**
 * A run whose failures were written to files.
 *
 * @param failures the failures of the report, in its order
 */
public record SavedRun(RunReport report, List<SavedFailure> failures) {

  /** What the run says of a rule; INCONCLUSIVE if it does not know it. */
  RuleReport rule(String id) {
    return report.rules()
        .stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElse(new RuleReport(id, RuleVerdict.INCONCLUSIVE, 0));
  }

  /** The manager and the entry operations in words. */
  String implementation() {
    return report.manager() + "/" + report.entries();
  }

  /** The implementation, geometry and variants in words. */
  public String name() {
    return name(report.variants());
  }

  /** The same with the variants of one scenario, which may have been run in other styles. */
  String name(List<String> variants) {
    return named(List.of(report.geometry()), variants);
  }

  /** The implementation on several geometries in words. */
  String named(List<String> geometries, List<String> variants) {
    String suffix = variants.isEmpty() ? "" : ", variant " + String.join(" ", variants);
    return "%s on %s%s".formatted(implementation(), String.join(", ", geometries), suffix);
  }

  /** The variants, joined by blanks as in a scenario file. */
  String variants() {
    return String.join(" ", report.variants());
  }
}
