package org.ptck.conformance.report.format;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.Ruling;

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
    Ruling ruling = results.ruling();
    if (ruling != null && ruling.verdict() == RuleVerdict.FAIL) {
      return errors
          + ruling.reasons()
              .stream()
              .map(reason -> "::error title=ptck gate::" + message(reason) + "\n")
              .collect(Collectors.joining());
    }
    return switch (results.verdict()) {
      case FAIL -> errors;
      case PASS -> errors + "::notice title=ptck::" + message(results.sentence()) + "\n";
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
    return "::%s title=%s%s::%s\n"
        .formatted(
            found.known() == null ? "error" : "notice",
            property("ptck " + found.rule()),
            place,
            message(found.known() == null ? found.text() : "KNOWN_FAIL " + found.known()));
  }

  private static String message(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}
