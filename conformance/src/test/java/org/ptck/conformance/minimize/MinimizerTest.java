package org.ptck.conformance.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;

class MinimizerTest {

  private static final String LONG =
      """
          spawn C
          spawn A
          map A 0x40000 1 anon rw
          map C 0x10000 16 anon ro order=2
          protect C 0x10000 8 rw
          write A 0x40000
          cpu1 write C 0x12000 failing alloc 1
          read A 0x40000
          cpu1 load A
          lazy
          fork C E
          unmap A 0x40000 1
          read C 0x13000
          fork A B
          cpu1 write E 0x13000
          write B 0x40000
          exit A
          """;

  @Test
  void keepsOnlyWhatTheFailureNeeds() {
    Minimized minimized = minimize(LONG, 14, MinimizerTest::childWrites);

    assertThat(steps(minimized.scenario()))
        .isEqualTo(
            """
                spawn A
                map A 0x0 1 anon rw
                fork A B
                write B 0x0
                """);
    assertThat(minimized.scenario().header().cpuCount()).isEqualTo(1);
    assertThat(minimized.isMinimal()).isTrue();
    assertThat(minimized.executionCount()).isLessThan(40);
  }

  /** A range that is refused may be longer than all memory; few steps lead from there as well. */
  @Test
  void lengthsThatOverflow_areMadeSmallBitByBit() {
    String text =
        """
            spawn A
            map A 0x3000 4 anon rw
            write A 0x4000
            unmap A 0x3000 0x71000040000004
            """;

    Minimized minimized =
        minimize(
            text,
            3,
            scenario -> scenario.steps()
                .stream()
                .anyMatch(
                    step -> step.operation() instanceof Operation.Unmap(_, _, long pageCount)
                        && pageCount > 1L << 50));

    assertThat(steps(minimized.scenario())).isEqualTo("unmap A 0x0 0x10000000000000\n".indent(0));
    assertThat(minimized.isMinimal()).isTrue();
    assertThat(minimized.executionCount()).isLessThan(100);
  }

  @Test
  void keepsTheNoteOfTheRule() {
    Minimized minimized = minimize(LONG, 14, MinimizerTest::childWrites);

    assertThat(minimized.scenario().violates()).isEqualTo("REF-1");
  }

  @Test
  void keepsTheCpuAndTheFailingAllocationThatTheFailureNeeds() {
    Minimized minimized =
        minimize(
            LONG,
            6,
            scenario -> Oracle.accepted(scenario)
                .stream()
                .anyMatch(
                    step -> step.cpu() == 1
                        && step.operation() instanceof Operation.Write
                        && step.failing().strikes(1)));

    assertThat(steps(minimized.scenario()))
        .isEqualTo(
            """
                spawn A
                map A 0x0 1 anon rw
                cpu1 write A 0x0 failing alloc 1
                """);
    assertThat(minimized.scenario().header().cpuCount()).isEqualTo(2);
  }

  @Test
  void findsTheShortestRangeInFewExecutions() {
    String text = "spawn A\nmap A 0x200000 512 anon rw\n";

    Minimized minimized =
        minimize(
            text,
            1,
            scenario -> Oracle.accepted(scenario)
                .stream()
                .map(Step::operation)
                .anyMatch(op -> op instanceof Operation.Map map && map.pageCount() >= 300),
            "arm64-4k");

    assertThat(steps(minimized.scenario())).isEqualTo("spawn A\nmap A 0x0 300 anon rw\n");
    assertThat(minimized.executionCount()).isLessThan(60);
  }

  @Test
  void keepsOfFilesAndPinsWhatTheFailureNeeds() {
    String text =
        """
            spawn C
            map C 0x10000 8 file 2 48 shared rw order=3
            pin 5 C 0x12000 write
            move C 0x10000 4 0x40000
            device-write 5
            sync 2
            """;

    Minimized minimized = minimize(text, 5, scenario -> accepts(scenario, Operation.Sync.class));
    assertThat(steps(minimized.scenario())).isEqualTo("sync 0\n");

    minimized = minimize(text, 3, scenario -> accepts(scenario, Operation.Move.class));
    assertThat(steps(minimized.scenario()))
        .isEqualTo("spawn A\nmap A 0x0 1 anon rw\nmove A 0x0 1 0x1000\n");

    minimized = minimize(text, 4, scenario -> accepts(scenario, Operation.DeviceWrite.class));
    assertThat(steps(minimized.scenario()))
        .isEqualTo("spawn A\nmap A 0x0 1 anon rw\npin 0 A 0x0 write\ndevice-write 0\n");

    minimized =
        minimize(
            text,
            1,
            scenario -> Oracle.accepted(scenario)
                .stream()
                .anyMatch(
                    step -> step.operation() instanceof Operation.MapFile map
                        && map.fileIndex() >= 5));
    assertThat(steps(minimized.scenario()))
        .isEqualTo("spawn A\nmap A 0x0 1 file 0 5 private rw\n");
  }

  @Test
  void keepsWhatHappensInTheMiddleIfTheFailureNeedsIt() {
    String text =
        """
            spawn B
            map B 0x10000 4 anon rw
            cpu1 write B 0x10000 marks=3
            fork B C
              when before write pte(B,0x10000) #4: cpu1 write B 0x10000 marks=2
            """;

    Minimized needed =
        minimize(
            text,
            3,
            scenario -> scenario.steps().size() > 2
                && scenario.steps().getLast().meanwhile() != null
                && scenario.steps().getLast().meanwhile().anchor().ordinal() >= 2
                && scenario.steps().get(2).marks() >= 0);

    assertThat(ScenarioPrinter.print(needed.scenario()))
        .contains("  when before write pte(A,0x0) #2: cpu1 read A 0x0\n")
        .contains(" marks=0\n")
        .doesNotContain("marks=2", "marks=3");

    Minimized idle = minimize(text, 3, scenario -> accepts(scenario, Operation.Fork.class));
    assertThat(ScenarioPrinter.print(idle.scenario())).doesNotContain("when");
  }

  private static boolean accepts(Scenario scenario, Class<? extends Operation> kind) {
    return Oracle.accepted(scenario)
        .stream()
        .anyMatch(step -> kind.isInstance(step.operation()));
  }

  @Test
  void deletesPairsOfWhichNeitherCanGoAlone() {
    String text = "spawn A\nload A\nlazy\nspawn B\n";

    Minimized minimized =
        minimize(
            text,
            3,
            scenario -> {
              List<Step> steps = Oracle.accepted(scenario);
              long loads = count(steps, Operation.Load.class);
              return loads == count(steps, Operation.Lazy.class)
                  && count(steps, Operation.Spawn.class) == 2;
            });

    assertThat(steps(minimized.scenario())).isEqualTo("spawn A\nspawn B\n");
  }

  @Test
  void aFailureAfterTheLastStepIsMinimizedToo() {
    Minimized minimized =
        minimize(LONG, 17, scenario -> count(scenario.steps(), Operation.Fork.class) >= 1);

    assertThat(minimized.scenario().steps()).hasSize(1);
    assertThat(minimized.isMinimal()).isTrue();
  }

  @Test
  void keepsTheBestSoFarWhenTheBoundIsReached() {
    Minimizer bounded = new Minimizer(3, Long.MAX_VALUE);
    Scenario failing = parse(LONG, "tiny");

    Minimized minimized = bounded.minimize(failing, 14, MinimizerTest::childWrites);

    assertThat(minimized.executionCount()).isEqualTo(3);
    assertThat(minimized.isMinimal()).isFalse();
    assertThat(childWrites(minimized.scenario())).isTrue();
    assertThat(minimized.scenario().steps()).hasSizeLessThan(failing.steps().size());
  }

  @Test
  void whatTrialsCostIsABoundToo() {
    Scenario failing = parse(LONG, "tiny");
    List<Scenario> tried = new ArrayList<>();
    Trial dear =
        new Trial() {
          @Override
          public boolean stillFails(Scenario scenario) {
            tried.add(scenario);
            return childWrites(scenario);
          }

          @Override
          public long cost() {
            return 1_000L + tried.size() * 10L;
          }
        };

    Minimized minimized = new Minimizer(2_000, 50).minimize(failing, 14, dear);

    assertThat(tried).hasSize(5);
    assertThat(minimized.isMinimal()).isFalse();
    assertThat(childWrites(minimized.scenario())).isTrue();
  }

  @Test
  void runsNoScenarioTwice() {
    List<Scenario> tried = new ArrayList<>();

    minimize(
        LONG,
        14,
        scenario -> {
          tried.add(scenario);
          return childWrites(scenario);
        });

    assertThat(tried).doesNotHaveDuplicates();
  }

  private static boolean childWrites(Scenario scenario) {
    return Oracle.childWrites(scenario);
  }

  private static long count(List<Step> steps, Class<? extends Operation> kind) {
    return steps.stream().filter(step -> kind.isInstance(step.operation())).count();
  }

  private static Minimized minimize(String steps, int failedStep, Trial trial) {
    return minimize(steps, failedStep, trial, "tiny");
  }

  private static Minimized minimize(String steps, int step, Trial trial, String geometry) {
    Scenario failing = parse(steps, geometry);
    assertThat(trial.stillFails(failing)).isTrue();
    return Minimizer.DEFAULT.minimize(failing, step, trial);
  }

  private static Scenario parse(String steps, String geometry) {
    String header =
        "ptck-scenario 1\ngeometry %s\nmanager m\nentries e\ncpus 2\n".formatted(geometry);
    return ScenarioParser.parse("test", header + steps + "violates REF-1\n").get();
  }

  private static String steps(Scenario scenario) {
    StringBuilder text = new StringBuilder();
    scenario.steps().forEach(step -> text.append(ScenarioPrinter.print(step)).append('\n'));
    return text.toString();
  }
}
