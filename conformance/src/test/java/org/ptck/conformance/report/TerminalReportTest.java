package org.ptck.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.testing.GoldenFile;

class TerminalReportTest {

  private static final Path FILE =
      Path.of("target/ptck/REF-1-reference-plain-tiny-B76-ef7d780d.ptck");

  private final TerminalReport report =
      new TerminalReport(false);

  @Test
  void everythingPassed() {
    String text = report.print(Samples.results(Samples.saved(Samples.passed(), FILE)));

    GoldenFile.assertMatches("terminal-passed.txt", text);
  }

  @Test
  void oneRunFailed() {
    String text =
        report.print(
            Samples.results(
                Samples.saved(Samples.passed(), FILE), Samples.saved(Samples.failed(), FILE)));

    GoldenFile.assertMatches("terminal-failed.txt", text);
  }

  @Test
  void nothingExecuted() {
    String text = report.print(Samples.results(Samples.saved(Samples.inconclusive(), FILE)));

    GoldenFile.assertMatches("terminal-inconclusive.txt", text);
  }

  @Test
  void wide_hasAColumnForEachRun() {
    String text =
        new TerminalReport(true)
            .print(
                Samples.results(
                    Samples.saved(Samples.passed(), FILE),
                    Samples.saved(Samples.failed(), FILE)));

    GoldenFile.assertMatches("terminal-wide.txt", text);
  }

  @Test
  void whatFailsAlikeInSeveralRunsIsOneFinding() {
    String text =
        report.print(
            Samples.results(
                Samples.saved(Samples.failed(), FILE),
                Samples.saved(Samples.failedOn("arm64-4k"), Path.of("other.ptck"))));

    assertThat(text)
        .containsOnlyOnce("\nFAIL REF-1: ")
        .contains("\n  also in reference/plain on arm64-4k\n", "and 1 more of the same finding")
        .endsWith("\nFAIL: 1 finding of REF-1, in 2 of 2 runs\n");
  }

  @Test
  void noLineOfTheTableOrTheSummaryIsWiderThanATerminal() {
    String text =
        report.print(
            Samples.results(
                Stream.of("tiny", "tiny4", "arm64-4k", "arm64-16k", "arm64-64k", "riscv-sv39")
                    .map(Samples::failedOn)
                    .map(failed -> Samples.saved(failed, FILE))
                    .toArray(SavedRun[]::new)));

    assertThat(text.substring(0, text.indexOf("\nFAIL REF-1")).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void interrupted() {
    String text =
        report.print(
            Samples.results(
                Samples.saved(Samples.passed(), FILE),
                Samples.saved(Samples.interrupted(List.of(Samples.failure(false))), FILE),
                Samples.saved(Samples.interrupted(List.of()), FILE)));

    GoldenFile.assertMatches("terminal-interrupted.txt", text);
  }

  @Test
  void replayCommandNamesThePlugInAndQuotesPaths() {
    Results results =
        Results.of(
            List.of(Samples.saved(Samples.failed(), FILE)),
            KeptScenarios.NONE,
            List.of(new PluginOption("--plugin-path", Path.of("my jars/mine.jar"))),
            Path.of("it's/kept"),
            "1.2.3",
            Duration.ZERO);

    String text = report.print(results);

    assertThat(text)
        .contains("./ptck replay " + FILE + " --plugin-path 'my jars/mine.jar'\n")
        .contains(" " + FILE + " 'it'\\''s/kept'/\n");
  }

  @Test
  void aScenarioThatCouldNotBeSavedIsStillWhole() {
    SavedFailure unsaved = new SavedFailure(Samples.failure(false), null);
    String text = report.print(Samples.results(new SavedRun(Samples.failed(), List.of(unsaved))));

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
