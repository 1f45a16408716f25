package org.ptck.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.fact.Operation;

/** Steps side by side: the value, its text, and what is said of texts that are wrong. */
class TogetherTest {

  private static final String HEADER =
      "ptck-scenario 2\ngeometry tiny\nmanager reference\nentries plain\ncpus 3\n";

  private static final String TEXT =
      HEADER
          + """
              spawn A
              together
                fork A B
                cpu1 write A 0x1000 failing alloc 1
                cpu2 read A 0x1000 marks=1
                switch after cpu0 read pte(A,0x1000): cpu1
                switch after cpu0 unlock #2: cpu2
                switch after cpu1 write pte(A,0x1000): cpu0
              end
              exit A
              """;

  @Test
  void whatIsPrintedIsWhatWasRead() {
    Scenario scenario = parse(TEXT);

    assertThat(ScenarioPrinter.print(scenario)).isEqualTo(TEXT);
    assertThat(scenario.parts()).hasSize(3);
    assertThat(scenario.steps()).hasSize(5);
    assertThat(scenario.steps().get(2).operation()).isEqualTo(new Operation.Write(0, 0x1000, 3));
    assertThat(ScenarioParser.stepLines(TEXT)).containsExactly(6, 8, 9, 10, 15);
  }

  @Test
  void versionTwoIsWrittenOnlyWhereItIsNeeded() {
    Scenario flat = parse(HEADER + "spawn A\nlazy\n");

    assertThat(ScenarioPrinter.print(flat)).startsWith("ptck-scenario 1\n");
    assertThat(flat).isEqualTo(parse(HEADER.replace("io 2", "io 1") + "spawn A\nlazy\n"));
  }

  @Test
  void oneStepIsThatStep() {
    Scenario scenario = parse(TEXT);

    Scenario one = scenario.keeping(index -> index != 2 && index != 3);

    assertThat(one).isEqualTo(parse(HEADER + "spawn A\nfork A B\nexit A\n"));
    assertThat(parse(HEADER + "together\nlazy\nend\n")).isEqualTo(parse(HEADER + "lazy\n"));
    assertThat(scenario.keeping(index -> index == 0 || index == 4).hasTogether()).isFalse();
  }

  @Test
  void switchesOfStepsThatAreGoneAreGone() {
    Scenario fewer = parse(TEXT).keeping(index -> index != 2);

    assertThat(ScenarioPrinter.print(fewer))
        .contains("switch after cpu0 unlock #2: cpu2")
        .doesNotContain("pte(");
  }

  @Test
  void oneSwitchIsAfterOneEvent() {
    Anchor anchor = new Anchor(AnchorKind.UNLOCK, 0, 0, 1);
    List<Step> steps = Stream.of(0, 1, 2).map(cpu -> Step.of(cpu, new Operation.Lazy())).toList();
    Set<Switch> switches = Set.of(new Switch(0, anchor, 2), new Switch(0, anchor, 1));

    assertThat(new Together(steps, switches).switches())
        .containsExactly(new Switch(0, anchor, 1));
  }

  @Test
  void whatHappensInTheMiddleIsSaidBySwitches() {
    Anchor anchor = new Anchor(AnchorKind.UNLOCK, 0, 0, 1);
    Meanwhile meanwhile = new Meanwhile(anchor, 1, new Operation.Read(0, 0), -1);
    Step step = Step.of(0, new Operation.Lazy()).meanwhile(meanwhile);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Together(List.of(step), Set.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Switch(1, anchor, 1));
  }

  @Test
  void whatCannotRunYetSaysSo() {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);

    assertThat(ScenarioParser.parseToRun("f", bytes).getLeft().text())
        .isEqualTo(
            "f:7:1: found 'together', which is read but not run yet; to run the steps one after the"
                + " other, take out the lines 'together', 'switch' and 'end'");
  }

  static Stream<Arguments> wrongTexts() {
    return Stream.of(
        wrong("together now", "6:10: found 'now', expected the end of the line"),
        wrong("together\nend", "7:1: found 'end', expected a step: nothing stands side by side"
            + " since line 6"),
        wrong("together\nlazy\ntogether",
            "8:1: found 'together', expected 'end' for the 'together' of line 6"),
        wrong("together\nlazy\nviolates REF-1",
            "8:1: found 'violates', expected 'end' for the 'together' of line 6"),
        wrong("together\nlazy",
            "7:5: found the end of the file, expected 'end' for the 'together' of line 6"),
        wrong("together\nlazy\nwhen before unlock: cpu1 read A 0",
            "8:1: found 'when', expected a step, 'switch' or 'end': side by side, 'switch' lines"
                + " say what happens in the middle"),
        wrong("together\nlazy\ncpu1 lazy\nswitch after cpu0 unlock: cpu1\nlazy",
            "10:1: found 'lazy', expected 'switch' or 'end': steps stand above the switches"),
        wrong("together\nlazy\ncpus 2",
            "8:1: found 'cpus', expected header lines before the first step"),
        together("switch before", "8: found 'before', expected 'after'"),
        together("switch after unlock: cpu1",
            "14: found 'unlock', expected a CPU that has a step above: cpu0, cpu1"),
        together("switch after cpu2 unlock: cpu1",
            "14: found 'cpu2', expected a CPU that has a step above: cpu0, cpu1"),
        together("switch after cpu0 now: cpu1", "19: found 'now', expected one of read, write,"
            + " invalidate, dirty, take, store, unlock"),
        together("switch after cpu0 unlock", "25: found the end of the line, expected ':'"),
        together("switch after cpu0 unlock: cpu0",
            "27: found 'cpu0', expected another CPU than cpu0, which made the event"),
        wrong("together\nlazy\ncpu1 lazy\nswitch after cpu0 unlock: cpu1\n"
            + "switch after cpu0 unlock #1: cpu1",
            "10:30: found 'cpu1', expected one 'switch' after each event, and there is one"),
        wrong("end", "6:1: found 'end', expected a step: no 'together' is open"),
        wrong("switch after cpu0 unlock: cpu1",
            "6:1: found 'switch', expected a step: no 'together' is open"));
  }

  @ParameterizedTest
  @MethodSource("wrongTexts")
  void aWrongTextIsAnsweredWithPlaceAndExpectation(String text, String answer) {
    assertThat(ScenarioParser.parse("f", text).getLeft().text()).isEqualTo("f:" + answer);
  }

  private static Scenario parse(String text) {
    return ScenarioParser.parse("test", text).getOrElseThrow(e -> new AssertionError(e.text()));
  }

  private static Arguments wrong(String lines, String answer) {
    return Arguments.of(HEADER + lines + "\n", answer);
  }

  private static Arguments together(String line, String answer) {
    return wrong("together\nlazy\ncpu1 lazy\n" + line, "9:" + answer);
  }
}
