package org.ptck.benchmarks;

import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.foreign.ForeignLibrary;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Runs with all rules of what is written in C, in this process, beside the same in Java: what
 * counts is {@code events} and {@code operations}, per second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 3,
    jvmArgsAppend = {
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        // Leaves free the addresses at which memory is mapped, as child processes do.
        "-XX:HeapBaseMinAddress=0x4000000000",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:ArchiveRelocationMode=0"
    })
public class NativeRunBenchmark {

  private static final int SCENARIO_COUNT = 500;

  /** What is run. */
  public enum Subject {
    /** Reference manager over plain entries, both in Java. */
    JAVA_ENTRIES,
    /** The same over plain entries in C, instrumented. */
    C_ENTRIES,
    /** Page tables in C in plain memory, below the kit's own manager of mappings. */
    C_TABLES,
    /** A manager in C with copy-on-write, in plain memory. */
    C_MANAGER
  }

  /** What is run. */
  @Param public Subject subject = Subject.JAVA_ENTRIES;

  private Geometry geometry = Geometries.X86_64_4;
  private Implementation implementation = Workload.IMPLEMENTATION;
  private long seed;

  /** What was done. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Count {
    /** Events. */
    public long events;

    /** Operations. */
    public long operations;
  }

  /** Loads the library, if it is one. */
  @Setup
  public void load() {
    switch (subject) {
      case JAVA_ENTRIES -> {}
      case C_ENTRIES -> {
        ForeignLibrary library =
            CLibrary.load("conformance/src/test/resources/native/plain-entries.c");
        implementation =
            new Implementation(new ReferenceProvider(), library.entries().orElseThrow());
      }
      case C_TABLES -> implementation = manager(CLibrary.load("examples/native/tables.c"));
      case C_MANAGER -> {
        geometry = Geometries.RISCV_SV39;
        implementation =
            manager(
                CLibrary.load(
                    "examples/native/sv39.c",
                    "examples/native/sv39-tree.c",
                    "examples/native/sv39-fence.c"));
      }
    }
  }

  private static Implementation manager(ForeignLibrary library) {
    ExecutorFactory executors =
        (made, on, rules, bounds, heartbeat) -> new LocalExecutor(
            made, library.machine(on), rules, bounds, heartbeat, RunWatcher.NONE);
    return new Implementation(
        library.manager().orElseThrow(), new PlainEntriesProvider(), executors);
  }

  /** A short run. */
  @Benchmark
  public long run(Count count) {
    RunReport report =
        Campaign.run(
            new RunRequest(
                implementation,
                List.of(),
                geometry,
                Catalogue.all(),
                seed++,
                Extent.scenarios(SCENARIO_COUNT),
                false,
                List.of(),
                new Bounds(16, 8, 60_000)),
            Progress.NONE);
    if (!report.failures().isEmpty()) {
      throw new IllegalStateException(report.failures().toString());
    }
    count.events += report.eventCount();
    count.operations += report.operationCount();
    return report.operationCount();
  }
}
