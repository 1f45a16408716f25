package org.ptck.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.choice.SeededChoices;

/**
 * The parser under texts that were scenarios once: committed files, mutated up to eight times each.
 *
 * <p>{@code -Dptck.fuzz.inputs=1000000} runs as many as the kit promises.
 */
class ScenarioParserFuzzTest {

  private static final long INPUT_COUNT = Long.getLong("ptck.fuzz.inputs", 100_000);

  @Test
  void mutatedText_isAScenarioThatPrintsAndParsesToItself_orHasAnErrorInIt() throws IOException {
    List<byte[]> corpus = corpus();
    long accepted = 0;
    for (long i = 0; i < INPUT_COUNT; i++) {
      SeededChoices choices = SeededChoices.of(1, "fuzz", i);
      byte[] input =
          new TextMutator(choices, corpus).mutate(corpus.get(choices.choose(corpus.size())));
      accepted += check(i, input) ? 1 : 0;
    }

    // Neither all nor none: else the mutations are too weak, or too strong, to say anything.
    assertThat(accepted).isBetween(INPUT_COUNT / 50, INPUT_COUNT - INPUT_COUNT / 50);
  }

  /** Whether the input is a scenario; fails if it has no proper answer. */
  private static boolean check(long number, byte[] input) {
    Either<ScenarioError, Scenario> answer;
    try {
      answer = ScenarioParser.parse("fuzz", input);
    } catch (RuntimeException e) {
      throw new AssertionError("input " + number + ":\n" + text(input), e);
    }
    if (answer.isLeft()) {
      checkPlace(number, input, answer.getLeft());
      return false;
    }
    Scenario scenario = answer.get();
    if (!ScenarioParser.parse("fuzz", ScenarioPrinter.print(scenario)).contains(scenario)) {
      throw new AssertionError("input " + number + " prints to something else:\n" + text(input));
    }
    return true;
  }

  private static void checkPlace(long number, byte[] input, ScenarioError error) {
    String[] lines = text(input).split("\n", -1);
    boolean inText =
        error.line() >= 1
            && error.line() <= lines.length
            && error.column() >= 1
            && error.column() <= lines[error.line() - 1].length() + 1;
    if (!inText || error.message().isBlank() || error.message().contains("\n")) {
      throw new AssertionError("input " + number + ": " + error.text() + "\n" + text(input));
    }
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private static List<byte[]> corpus() throws IOException {
    List<byte[]> corpus = new ArrayList<>();
    for (String folder : List.of("src/main/resources", "../regressions")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(at -> at.toString().endsWith(".ptck")).sorted().toList()) {
          corpus.add(Files.readAllBytes(file));
        }
      }
    }
    corpus.add(EVERY_STEP.getBytes(StandardCharsets.UTF_8));
    return corpus;
  }

  private static final String EVERY_STEP =
      """
          ptck-scenario 1
          geometry tiny
          manager reference
          entries plain
          variant B76 flush-ran
          cpus 8
          spawn A
          map A 0x1000 4 anon rw order=2
          map A 0x8000 4 file 1 8 private ro
          map A 0x10000 2 file 1 8 shared rw order=1
          cpu7 write A 0x1000 marks=3 failing alloc 2+
          read A 0x8000 failing alloc 1
          protect A 0x1000 2 ro
          fork A B
            when before write pte(A,0x1000) #2: cpu1 write A 0x2000
          move A 0x1000 4 0x20000
          discard A 0x20000 1
          pin 0 A 0x10000 write
          device-write 0
          device-read 0
          sync 1
          unpin 0
          cpu1 load B
          cpu1 lazy
          unmap A 0x10000 2
          exit B
          violates REF-1
          """;
}
