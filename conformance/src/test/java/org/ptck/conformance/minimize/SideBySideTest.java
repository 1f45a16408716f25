package org.ptck.conformance.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind;
import org.ptck.conformance.scenario.Part;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.scenario.Switch;
import org.ptck.conformance.scenario.Together;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.OperationKind;

/** Steps side by side are made small part by part, and stay a scenario throughout. */
class SideBySideTest {

  private static final String HEADER =
      "ptck-scenario 2\ngeometry tiny\nmanager m\nentries e\ncpus 4\n";

  @Test
  void whatTakesTwoAtOnceKeepsTwoAtOnce() {
    String text =
        HEADER
            + """
                spawn C
                together
                  map C 0x4000 4 anon rw
                  cpu1 lazy
                end
                write C 0x4000
                together
                  cpu3 write C 0x5000
                  cpu2 fork C E
                  cpu1 read C 0x6000
                  switch after cpu1 unlock: cpu3
                  switch after cpu2 read pte(C,0x5000) #3: cpu3
                  switch after cpu3 write pte(C,0x5000): cpu2
                end
                exit C
                """;

    Minimized minimized = minimize(text, SideBySideTest::isSwitchedInFork);

    assertThat(ScenarioPrinter.print(minimized.scenario()))
        .isEqualTo(
            """
                ptck-scenario 2
                geometry tiny
                manager m
                entries e
                cpus 2
                spawn A
                map A 0x0 1 anon rw
                together
                  cpu1 write A 0x0
                  fork A B
                  switch after cpu0 read pte(A,0x0): cpu1
                end
                """);
  }

  @Test
  void whatDoesNotTakeThemAtOnceIsPutInARow() {
    String text =
        HEADER
            + """
                together
                  spawn A
                  cpu1 spawn B
                  switch after cpu0 unlock: cpu1
                end
                """;

    Minimized minimized = minimize(text, scenario -> scenario.steps().size() == 2);

    assertThat(minimized.scenario().hasTogether()).isFalse();
    assertThat(ScenarioPrinter.print(minimized.scenario())).startsWith("ptck-scenario 1\n");
  }

  @Property(tries = 100)
  void everyCandidateIsAScenario(@ForAll @LongRange(max = 1_000_000) long seed) {
    Scenario scenario = sideBySide(RandomScenarios.of(seed), new Random(seed));
    Trial trial =
        candidate -> {
          String text = ScenarioPrinter.print(candidate);
          assertThat(ScenarioParser.parse("candidate", text)).isEqualTo(Either.right(candidate));
          return candidate.steps().size() > 1 && candidate.hasTogether();
        };

    Minimized minimized =
        new Minimizer(400, 400).minimize(scenario, scenario.steps().size(), trial);

    assertThat(minimized.scenario().length()).isLessThanOrEqualTo(scenario.length());
    assertThat(minimized.scenario().hasTogether()).isEqualTo(scenario.hasTogether());
  }

  /** A fork that is interrupted by a write to what it copies, both of them accepted. */
  private static boolean isSwitchedInFork(Scenario scenario) {
    return scenario.parts().stream().anyMatch(part -> isSwitchedInFork(scenario, part));
  }

  private static boolean isSwitchedInFork(Scenario scenario, Part part) {
    return part instanceof Together together
        && together.switches().stream().anyMatch(each -> isSwitchedInFork(together, each))
        && Foresight.accepted(scenario, Geometries.TINY).cardinality() == scenario.steps().size()
        && scenario.steps().stream().anyMatch(each -> isOf(each, OperationKind.MAP));
  }

  private static boolean isSwitchedInFork(Together together, Switch each) {
    boolean forks =
        together.steps()
            .stream()
            .anyMatch(step -> isOf(step, OperationKind.FORK) && step.cpu() == each.cpu());
    return forks
        && each.anchor().kind() == AnchorKind.READ
        && together.steps()
            .stream()
            .anyMatch(
                step -> isOf(step, OperationKind.WRITE)
                    && step.cpu() == each.next()
                    && step.operation().space() == each.anchor().owner()
                    && step.operation().address() == each.anchor().place());
  }

  private static boolean isOf(Step step, OperationKind kind) {
    return step.operation().kind() == kind;
  }

  private static Minimized minimize(String text, Trial trial) {
    Scenario failing = ScenarioParser.parse("test", text).get();
    assertThat(trial.stillFails(failing)).isTrue();
    return Minimizer.DEFAULT.minimize(failing, failing.steps().size(), trial);
  }

  /** The steps of the scenario, some of them side by side. */
  private static Scenario sideBySide(Scenario scenario, Random random) {
    List<Part> parts = new ArrayList<>();
    int index = 0;
    while (index < scenario.steps().size()) {
      int end = Math.min(scenario.steps().size(), index + 1 + random.nextInt(4));
      List<Step> steps = scenario.steps().subList(index, end);
      Set<Switch> switches = new HashSet<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        Anchor anchor =
            random.nextBoolean()
                ? new Anchor(AnchorKind.READ, random.nextInt(4), random.nextInt(9) << 12, 2)
                : new Anchor(AnchorKind.UNLOCK, 0, 0, 1 + random.nextInt(9));
        int cpu = random.nextInt(2);
        switches.add(new Switch(cpu, anchor, 1 - cpu));
      }
      parts.add(
          new Together(steps.stream().map(step -> step.meanwhile(null)).toList(), switches));
      index = end;
    }
    return scenario.withParts(parts);
  }
}
