package org.ptck.conformance.report.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.report.JsonReport;
import org.ptck.conformance.report.Results;

/**
 * Results as lines of JSON, each by itself an object whose {@code type} says what it is, as {@code
 * docs/schema/report-line.schema.json} describes them: for logs that are read as they grow, and
 * joined.
 */
final class JsonLines {

  private JsonLines() {}

  static String print(Results results) {
    StringBuilder text = new StringBuilder();
    results.runs()
        .forEach(run -> text.append(line("run", JsonReport.run(run, results.kept()))));
    results.findings().forEach(each -> text.append(line("finding", JsonReport.finding(each))));
    return text.append(line("verdict", JsonReport.verdict(results))).toString();
  }

  private static String line(String type, Map<String, @Nullable Object> content) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("type", type);
    json.putAll(content);
    return JsonReport.line(json);
  }
}
