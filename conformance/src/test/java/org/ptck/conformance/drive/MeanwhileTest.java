package org.ptck.conformance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.family.Catalogue;

/** What other CPUs do in the middle of steps. */
class MeanwhileTest {

  private static final String HEADER =
      "ptck-scenario 1\ngeometry tiny\nmanager reference\nentries plain\ncpus 2\n";
  private static final String WRITTEN =
      "spawn A\nmap A 0x0 4 anon rw order=2\ncpu1 write A 0x0\nread A 0x1000\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
          "fork A B\n when before read pte(A,0x0): cpu1 write A 0x0\nread B 0x0\nread A 0x0",
          "fork A B\n when before invalidate: cpu1 write A 0x0\nread B 0x0\nread A 0x0",
          "fork A B\n when before unlock #2: cpu1 write A 0x0\nread B 0x0\ncpu1 read A 0x0",
          "discard A 0x0 2\n when before write pte(A,0x0): cpu1 write A 0x0\nread A 0x0",
          "discard A 0x0 2\n when before invalidate: cpu1 write A 0x0\nread A 0x0",
          "move A 0x0 1 0x9000\n when before write pte(A,0x0): cpu1 write A 0x0\nread A 0x9000",
          "unmap A 0x0 1\n when before write pte(A,0x0): cpu1 read A 0x0",
      })
  void eitherOrderIsRight(String steps) {
    ScenarioResult result = run(WRITTEN + steps);

    assertThat(result.finding()).isNull();
    assertThat(result.isStale()).isFalse();
  }

  @Test
  void aStoreDuringWriteBackMayMissIt() {
    String file = "spawn A\nmap A 0x0 4 file 0 0 shared rw order=2\ncpu1 write A 0x1000\n";

    for (String anchor : List.of("dirty", "take", "store")) {
      String meanwhile = " when before " + anchor + " file(0,1): cpu1 write A 0x1000\n";
      ScenarioResult result = run(file + "sync 0\n" + meanwhile + "read A 0x1000\nsync 0\n");

      assertThat(result.finding()).isNull();
      assertThat(result.isStale()).isFalse();
    }
  }

  @Test
  void anAnchorWhoseEventDoesNotOccurIsStale() {
    ScenarioResult result =
        run(WRITTEN + "lazy\n when before take file(0,0): cpu1 read A 0x0\n");

    assertThat(result.finding()).isNull();
    assertThat(result.staleStep()).isEqualTo(4);
  }

  @Test
  void whatFaultsOrIsNotRunHappensNot() {
    String steps = "fork A B\n when before write pte(B,0x0): cpu1 write B 0x0\nread B 0x0\n";

    assertThat(run(WRITTEN + steps).finding()).isNull();
    assertThat(run(WRITTEN + steps).isStale()).isFalse();
  }

  private static ScenarioResult run(String steps) {
    return runner(Requests.REFERENCE).run(parse(steps));
  }

  private static ScenarioRunner runner(Implementation implementation) {
    return new ScenarioRunner(
        implementation, Geometries.TINY, Catalogue.all(), Bounds.DEFAULT, new Heartbeat(),
        RunWatcher.NONE);
  }

  private static Scenario parse(String steps) {
    return ScenarioParser.parse("test", HEADER + steps).get();
  }
}
