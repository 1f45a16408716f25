package org.ptck.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.drive.Recording;
import org.ptck.conformance.trace.TraceException;
import org.ptck.spec.arch.Geometry;

/** What is measured can be measured: recordings replay the events of runs, traces are whole. */
class WorkloadTest {

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "arm64-4k"})
  void recordings_makeTheEventsOfTheRun(String geometryName) {
    Geometry geometry = Workload.geometry(geometryName);

    assertThat(
        Recording.of(Workload.IMPLEMENTATION, geometry, Workload.scenarios(geometry, 20)))
        .hasSize(20)
        .allMatch(recording -> recording.eventCount() > 100);
  }

  @Test
  void traces_areReadAndJudged() throws IOException, TraceException {
    TraceBenchmark benchmark = new TraceBenchmark();
    benchmark.record();
    EventCount read = new EventCount();
    benchmark.read(read);
    EventCount checked = new EventCount();
    benchmark.check(checked);

    assertThat(read.events).isGreaterThan(10_000).isEqualTo(checked.events);
  }
}
