package org.ptck.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.testing.GoldenFile;

class TerminalReportTest {

  private static final Path FILE =
      Path.of("target/ptck/REF-1-reference-plain-tiny-B76-ef7d780d.ptck");

  private static final Duration ELAPSED = Duration.ofMillis(12_345);

  private final TerminalReport report =
      new TerminalReport(List.of(), Path.of("regressions"), false, "1.2.3");

  @Test
  void everythingPassed() {
    String text = report.print(List.of(Samples.saved(Samples.passed(), FILE)), ELAPSED);

    GoldenFile.assertMatches("terminal-passed.txt", text);
  }

  @Test
  void oneRunFailed() {
    String text =
        report.print(
            List.of(
                Samples.saved(Samples.passed(), FILE), Samples.saved(Samples.failed(), FILE)),
            ELAPSED);

    GoldenFile.assertMatches("terminal-failed.txt", text);
  }

  @Test
  void nothingExecuted() {
    String text = report.print(List.of(Samples.saved(Samples.inconclusive(), FILE)), ELAPSED);

    GoldenFile.assertMatches("terminal-inconclusive.txt", text);
  }

  @Test
  void interrupted() {
    String text =
        report.print(
            List.of(
                Samples.saved(Samples.passed(), FILE),
                Samples.saved(Samples.interrupted(List.of(Samples.failure(false))), FILE),
                Samples.saved(Samples.interrupted(List.of()), FILE)),
            ELAPSED);

    GoldenFile.assertMatches("terminal-interrupted.txt", text);
  }

  @Test
  void replayCommandNamesThePlugInAndQuotesPaths() {
    TerminalReport plugin =
        new TerminalReport(
            List.of(new PluginOption("--plugin-path", Path.of("my jars/mine.jar"))),
            Path.of("it's/kept"),
            false,
            "1.2.3");

    String text = plugin.print(List.of(Samples.saved(Samples.failed(), FILE)), ELAPSED);

    assertThat(text)
        .contains("./ptck replay " + FILE + " --plugin-path 'my jars/mine.jar'\n")
        .contains(" " + FILE + " 'it'\\''s/kept'/\n");
  }

  @Test
  void aScenarioThatCouldNotBeSavedIsStillWhole() {
    SavedFailure unsaved = new SavedFailure(Samples.failure(false), null);
    String text = report.print(List.of(new SavedRun(Samples.failed(), List.of(unsaved))), ELAPSED);

    assertThat(text).contains("not saved").contains("perhaps not minimal").contains("fork A B");
    assertThat(text).doesNotContain("./ptck replay");
  }

  @Test
  void theMarkedScenarioParsesToTheScenario() {
    for (int step = -1; step <= 4; step++) {
      String text = MarkedScenario.print(Samples.scenario(), step, "REF-1");

      assertThat(ScenarioParser.parse("marked", text).get()).isEqualTo(Samples.scenario());
    }
  }

  @Test
  void countsAreShort() {
    assertThat(List.of(0L, 9_999L, 10_000L, 999_949L, 999_950L, 1_500_000L, 2_000_000_000L))
        .extracting(Layout::compact)
        .containsExactly("0", "9999", "10.0k", "999.9k", "1.0M", "1.5M", "2.0G");
  }
}
