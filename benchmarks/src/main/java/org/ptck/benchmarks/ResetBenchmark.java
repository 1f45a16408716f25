package org.ptck.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ptck.conformance.drive.Recording;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;

/**
 * A scenario of 30 steps on a machine that is reset, against the same on a new machine: why a run
 * makes one machine. {@link #resetUnused} is the reset alone, of a machine that nobody used.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ResetBenchmark {

  /** The name of the geometry. */
  @Param({"tiny", "arm64-4k"}) public String geometryName = "";

  private Geometry geometry = Workload.geometry("tiny");
  private Machine machine = new Machine(geometry, MachineSize.scenario(geometry));
  private Recording recording = record(geometry);

  /** Records the scenario. */
  @Setup
  public void record() {
    geometry = Workload.geometry(geometryName);
    machine = new Machine(geometry, MachineSize.scenario(geometry));
    recording = record(geometry);
  }

  /** On a machine that is reset. */
  @Benchmark
  public long replayAfterReset() {
    return replay(machine);
  }

  /** On a machine made for it. */
  @Benchmark
  public long replayOnNewMachine() {
    return replay(new Machine(geometry, MachineSize.scenario(geometry)));
  }

  /** A reset with nothing to do. */
  @Benchmark
  public Machine resetUnused() {
    Checking.LEDGER.reset(machine, 2, null);
    return machine;
  }

  private long replay(Machine on) {
    Checking.LEDGER.reset(on, recording.cpuCount(), null);
    recording.replay(on, Recording.manager(Workload.IMPLEMENTATION, on), null);
    return on.eventHash();
  }

  private static Recording record(Geometry geometry) {
    return Recording.of(
        Workload.IMPLEMENTATION, geometry, Workload.scenarios(geometry, 1))
        .getFirst();
  }
}
