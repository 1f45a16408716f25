package org.ptck.conformance.report.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.report.JsonReport;
import org.ptck.conformance.report.Results;

/** What a project shows of its last run. */
final class Badge {

  private Badge() {}

  static String print(Results results) {
    Map<String, @Nullable Object> badge = new LinkedHashMap<>();
    badge.put("schemaVersion", 1);
    badge.put("label", "ptck " + results.version());
    badge.put("message", results.sentence());
    badge.put(
        "color",
        switch (results.verdict()) {
          case PASS -> "brightgreen";
          case FAIL -> "red";
          default -> "lightgrey";
        });
    return JsonReport.print(badge);
  }
}
