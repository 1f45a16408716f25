package org.ptck.conformance.report.format;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.ptck.conformance.report.Results;

/**
 * Lines that GitHub turns into annotations where a step of a workflow prints them.
 *
 * <p>Form: GitHub Actions, workflow commands, {@code ::error}; line ends and per cent signs are
 * encoded, in properties colons and commas too.
 */
final class GithubAnnotations {

  private GithubAnnotations() {}

  static String print(Results results) {
    String errors =
        results.findings().stream().map(GithubAnnotations::error).collect(Collectors.joining());
    return switch (results.verdict()) {
      case FAIL -> errors;
      case PASS -> "::notice title=ptck::" + message(results.sentence()) + "\n";
      default -> errors + "::warning title=ptck::" + message(results.sentence()) + "\n";
    };
  }

  private static String error(Results.Found found) {
    Path file = found.file();
    String place =
        file == null
            ? ""
            : ",file=%s,line=%d"
                .formatted(property(Slashes.of(file)), Places.line(found));
    return "::error title=%s%s::%s\n"
        .formatted(property("ptck " + found.rule()), place, message(found.text()));
  }

  private static String message(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}
