package org.ptck.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.check.TraceCheck;
import org.ptck.conformance.check.TraceReport;
import org.ptck.conformance.drive.Recording;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.trace.KitVersion;
import org.ptck.conformance.trace.Recorder;
import org.ptck.conformance.trace.TraceException;
import org.ptck.conformance.trace.TraceHeader;
import org.ptck.conformance.trace.TraceReader;
import org.ptck.conformance.trace.TraceWriter;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Reads, and judges, the trace of one scenario on tiny that is as long as 400 of 30 steps.
 *
 * <p>The peer of the judging is the replay that the trace was recorded from, with all rules:
 * {@link ReplayBenchmark}, in the same run. What counts is {@code events}, per second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class TraceBenchmark {

  private static final int SCENARIO_COUNT = 400;

  private byte[] trace = {};

  /** Records the trace. */
  @Setup
  public void record() throws IOException {
    Geometry geometry = Workload.geometry("tiny");
    List<Scenario> scenarios = Workload.scenarios(geometry, SCENARIO_COUNT);
    List<Step> steps = scenarios.stream().flatMap(each -> each.steps().stream()).toList();
    Scenario widest =
        Collections.max(scenarios, Comparator.comparing(each -> each.header().cpuCount()));
    Scenario all = widest.withSteps(steps);
    Recording recording =
        Recording.of(Workload.IMPLEMENTATION, geometry, List.of(all)).getFirst();
    MachineSize size = MachineSize.scenario(geometry);
    Machine machine = new Machine(geometry, size);
    TraceHeader header =
        new TraceHeader(
            KitVersion.text(),
            geometry,
            size,
            0,
            recording.cpuCount(),
            "reference",
            "plain",
            Workload.IMPLEMENTATION.capabilities(geometry),
            Guards.UNDECLARED,
            Catalogue.all().stream().map(Rule::id).toList(),
            "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TraceWriter writer = new TraceWriter(bytes, header)) {
      machine.reset(
          recording.cpuCount(), new Recorder(writer, EventSink.NONE), header.capabilities());
      recording.replay(machine, Recording.manager(Workload.IMPLEMENTATION, machine), null);
    }
    trace = bytes.toByteArray();
  }

  /** Reads every event. */
  @Benchmark
  public long read(EventCount count) throws IOException, TraceException {
    long sum = 0;
    try (TraceReader reader = TraceReader.open(new ByteArrayInputStream(trace))) {
      while (reader.next()) {
        sum += reader.subject();
        count.events++;
      }
    }
    return sum;
  }

  /** Judges them by all rules. */
  @Benchmark
  public TraceReport check(EventCount count) throws IOException, TraceException {
    try (TraceReader reader = TraceReader.open(new ByteArrayInputStream(trace))) {
      TraceReport report = TraceCheck.check(reader);
      if (report.verdict() != RuleVerdict.PASS) {
        throw new IllegalStateException(report.toString());
      }
      count.events += reader.number();
      return report;
    }
  }
}
