package org.ptck.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ptck.conformance.drive.Recording;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.watch.Monitor;

/**
 * Replays 2,000 recorded scenarios of 30 steps on reference/plain: the implementation, the machine
 * and the rules, without generator and model. One machine is reset for each scenario and a manager
 * made, as in a run.
 *
 * <p>The peer is the same replay with rules off, a parameter of the same run. What counts is {@code
 * events}, per second, and the quotient OFF / ALL of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class ReplayBenchmark {

  private static final int SCENARIO_COUNT = 2_000;

  /** The name of the geometry. */
  @Param({"tiny", "arm64-4k"}) public String geometryName = "";

  /** What is checked. */
  @Param({"OFF", "LEDGER", "ALL"}) public Checking rules = Checking.OFF;

  private List<Recording> recordings = List.of();
  private Geometry geometry = Workload.geometry("tiny");
  private Machine machine = new Machine(geometry, MachineSize.scenario(geometry));
  private @Nullable Monitor monitor;

  /** Records the scenarios. */
  @Setup
  public void record() {
    geometry = Workload.geometry(geometryName);
    recordings =
        Recording.of(
            Workload.IMPLEMENTATION, geometry, Workload.scenarios(geometry, SCENARIO_COUNT));
    machine = new Machine(geometry, MachineSize.scenario(geometry));
    monitor = rules.monitor(geometry, machine);
  }

  /** All scenarios once. */
  @Benchmark
  public long replay(EventCount count) {
    long hash = 0;
    for (Recording recording : recordings) {
      rules.reset(machine, recording.cpuCount(), monitor);
      recording.replay(machine, Recording.manager(Workload.IMPLEMENTATION, machine), monitor);
      count.events += recording.eventCount();
      hash ^= machine.eventHash();
    }
    if (monitor != null && monitor.finding() != null) {
      throw new IllegalStateException(monitor.finding().toString());
    }
    return hash;
  }
}
