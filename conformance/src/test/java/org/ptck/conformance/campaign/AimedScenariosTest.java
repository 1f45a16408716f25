package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.drive.ScenarioRunner;
import org.ptck.conformance.scenario.Scenario;
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
}
