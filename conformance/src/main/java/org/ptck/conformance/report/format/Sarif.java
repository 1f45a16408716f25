package org.ptck.conformance.report.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.report.JsonReport;
import org.ptck.conformance.report.Results;
import org.ptck.spec.rule.Rule;

/**
 * The findings as SARIF. The place of each is the step of its scenario file: where in the code
 * under test it is nobody knows.
 *
 * <p>Form: OASIS, Static Analysis Results Interchange Format 2.1.0, sections 3.13 to 3.58.
 */
final class Sarif {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private Sarif() {}

  static String print(Results results) {
    List<Rule> rules =
        results.findings()
            .stream()
            .map(each -> each.failure().finding().rule())
            .distinct()
            .toList();
    return JsonReport.print(
        object(
            "$schema", SCHEMA,
            "version", "2.1.0",
            "runs", List.of(
                object(
                    "tool", object(
                        "driver", object(
                            "name", "ptck",
                            "version", results.version(),
                            "rules", rules.stream().map(Sarif::rule).toList())),
                    "results", results.findings().stream().map(Sarif::result).toList()))));
  }

  private static Map<String, @Nullable Object> rule(Rule rule) {
    return object(
        "id", rule.id(),
        "shortDescription", text(rule.statement()),
        "fullDescription", text(rule.statement() + " (" + rule.source() + ")"),
        "help", text(rule.advice()));
  }

  private static Map<String, @Nullable Object> result(Results.Found found) {
    Map<String, @Nullable Object> result =
        object("ruleId", found.rule(), "level", "error", "message", text(found.text()));
    Path file = found.file();
    List<Object> locations = new ArrayList<>();
    if (file != null) {
      locations.add(
          object(
              "physicalLocation", object(
                  "artifactLocation", object("uri", Slashes.of(file)),
                  "region", object("startLine", Places.line(found)))));
    }
    result.put("locations", locations);
    String known = found.known();
    if (known != null) {
      result.put(
          "suppressions", List.of(object("kind", "external", "justification", known)));
    }
    return result;
  }

  private static Map<String, @Nullable Object> text(String text) {
    return object("text", text);
  }

  private static Map<String, @Nullable Object> object(Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
