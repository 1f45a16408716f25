package org.ptck.conformance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.scenario.AnchorKind;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.schedule.AnchorRecorder;
import org.ptck.conformance.schedule.Anchored;
import org.ptck.conformance.schedule.MeetingKind;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.family.Catalogue;

/** What a recorder says that another CPU could access at events that are about no entry. */
class AnchorRecorderTest {

  private static final int UNMAP = 4;
  private static final int MAP = 5;

  private final AnchorRecorder recorder = recorded();

  private static AnchorRecorder recorded() {
    ScenarioRunner runner =
        new ScenarioRunner(
            Requests.REFERENCE, Geometries.TINY, Catalogue.all(), Bounds.DEFAULT, new Heartbeat(),
            RunWatcher.NONE);
    Scenario scenario =
        ScenarioParser.parse(
            "two CPUs",
            """
                ptck-scenario 1
                geometry tiny
                manager reference
                entries plain
                cpus 2
                spawn A
                map A 0x0 4 anon rw
                cpu1 write A 0x0
                write A 0x3000
                unmap A 0x3000 1
                map A 0x8000 1 anon rw
                """)
            .get();
    AnchorRecorder recorder = runner.recorder(scenario);
    assertThat(runner.run(scenario, recorder).finding()).isNull();
    return recorder;
  }

  private List<Anchored> seen(int step, AnchorKind kind) {
    return recorder.meetings()
        .at(step, MeetingKind.ANY)
        .stream()
        .filter(each -> each.anchor().kind() == kind)
        .toList();
  }

  @Test
  void anInvalidation_isNearToTheEntryThatWasChangedBefore() {
    assertThat(seen(UNMAP, AnchorKind.INVALIDATE))
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.isNear()).isTrue();
              assertThat(each.address()).isEqualTo(0x3000);
              assertThat(each.cpu()).isEqualTo(1);
            });
  }

  @Test
  void anEventBeforeAnyEntry_isNearToNothing_whateverTheStepBeforeDid() {
    assertThat(seen(MAP, AnchorKind.UNLOCK))
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.isNear()).isFalse();
              assertThat(each.address()).isEqualTo(0x8000);
            });
  }
}
