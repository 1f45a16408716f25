package org.ptck.conformance.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.report.Layout;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.Ruling;
import org.ptck.conformance.report.SavedRun;

/** A summary for a merge request: the verdict, the runs, and each finding, folded but whole. */
final class Markdown {

  private Markdown() {}

  static String print(Results results) {
    return "### ptck: " + results.sentence() + "\n\n"
        + reasons(results.ruling())
        + findings(results)
        + runs(results.runs())
        + String.format(Locale.ROOT, "\nptck %s, %.1f s\n", results.version(),
            results.elapsed().toNanos() / 1e9);
  }

  private static String reasons(@Nullable Ruling ruling) {
    return ruling == null || ruling.reasons().isEmpty()
        ? ""
        : ruling.reasons().stream().map("- %s\n"::formatted).collect(Collectors.joining())
            + "\n";
  }

  private static String findings(Results results) {
    StringBuilder text = new StringBuilder();
    for (Results.Found found : results.findings()) {
      text.append("<details>\n<summary>%s<b>%s</b>: %s</summary>\n\n"
          .formatted(
              found.known() == null ? "" : "KNOWN_FAIL ",
              found.rule(),
              found.failure().finding().rule().statement()));
      text.append(fenced(found.text())).append("\n</details>\n\n");
    }
    return text.toString();
  }

  /** A fence longer than any within, so that nothing in the text ends it. */
  private static String fenced(String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + "text\n" + text.stripTrailing() + "\n" + fence + "\n";
  }

  private static String runs(List<SavedRun> runs) {
    List<String> lines = new ArrayList<>();
    lines.add("| run | verdict | scenarios | events |");
    lines.add("|---|---|---|---|");
    for (SavedRun run : runs) {
      lines.add(
          "| %s | %s | %s | %s |"
              .formatted(
                  run.name(),
                  run.report().verdict(),
                  Layout.compact(run.report().scenarioCount()),
                  Layout.compact(run.report().eventCount())));
    }
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }
}
