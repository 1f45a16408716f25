package org.ptck.conformance.report;

import java.util.List;
import org.ptck.conformance.campaign.RunReport;

/**
 * A run whose failures were written to files.
 *
 * @param failures the failures of the report, in its order
 */
public record SavedRun(RunReport report, List<SavedFailure> failures) {

  /** The implementation, geometry and variants in words. */
  String name() {
    return name(report.variants());
  }

  /** The same with the variants of one scenario, which may have been run in other styles. */
  String name(List<String> variants) {
    String suffix = variants.isEmpty() ? "" : ", variant " + String.join(" ", variants);
    return "%s/%s on %s%s"
        .formatted(report.manager(), report.entries(), report.geometry(), suffix);
  }

  /** The variants, joined by blanks as in a scenario file. */
  String variants() {
    return String.join(" ", report.variants());
  }
}
