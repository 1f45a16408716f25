package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.drive.ScenarioRunner;
import org.ptck.conformance.execute.DryRun;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.schedule.Aim;
import org.ptck.conformance.schedule.AnchorRecorder;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.family.Catalogue;

/** Scenarios that are run once to see what their steps do, then aimed at it. */
class AimedScenariosTest {

  @Test
  void theDryRunFindsEventsThatTheRunMeets() {
    ScenarioRunner runner =
        new ScenarioRunner(
            Requests.REFERENCE, Geometries.TINY, Catalogue.all(), Bounds.DEFAULT, new Heartbeat(),
            RunWatcher.NONE);
    ScenarioSource source = new ScenarioSource(Requests.of(Requests.REFERENCE, 2000));
    int anchored = 0;
    int stale = 0;
    for (long index = 0; !source.isExhausted(); index++) {
      Drawn next = source.next();
      if (next == null || next.aim() == null) {
        continue;
      }
      Scenario drawn = next.scenario();
      AnchorRecorder recorder = runner.recorder(drawn);
      runner.run(drawn, recorder);
      SeededChoices choices = SeededChoices.of(1, "aim", index);
      Scenario aimed = Aim.at(drawn, recorder.meetings(), Geometries.TINY, choices);
      ScenarioResult result = runner.run(aimed);
      assertThat(result.finding()).as(() -> ScenarioPrinter.print(aimed)).isNull();
      anchored += aimed.isInterposed() ? 1 : 0;
      stale += result.isStale() ? 1 : 0;
    }
    assertThat(anchored).isGreaterThan(60);
    assertThat(stale).isLessThan(anchored / 10);
  }

  /** Where there is little to aim at, it is not done twice in the same way. */
  @Test
  void aimedAtTheSame_isRunOnce() {
    RunRequest request = Requests.of(Requests.REFERENCE, 1);
    Scenario drawn =
        ScenarioParser.parse(
            "test",
            """
                ptck-scenario 2
                geometry tiny
                manager reference
                entries plain
                cpus 2
                spawn A
                map A 0x0 1 anon rw
                cpu1 read A 0x0
                write A 0x0
                protect A 0x0 1 ro
                """)
            .get();
    DryRun dry =
        new LocalExecutor(
            Requests.REFERENCE, Geometries.TINY, Catalogue.all(), Bounds.DEFAULT, new Heartbeat())
            .dryRun(drawn);
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int index = 0; index < 400; index++) {
      List<Scenario> aimed =
          new Generators(request)
              .aimed(drawn, dry.meetings(), SeededChoices.of(1, "aim", index));
      assertThat(aimed).allMatch(Scenario::isInterposed).doesNotHaveDuplicates();
      counts.merge(aimed.size(), 1, Integer::sum);
    }
    assertThat(counts).containsKeys(1, 2);
  }
}
