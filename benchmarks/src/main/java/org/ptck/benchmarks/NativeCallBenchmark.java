package org.ptck.benchmarks;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ptck.conformance.foreign.ForeignLibrary;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;

/**
 * What one call of the machine costs from C, beside the same call from Java; no rule looks at it.
 * The call into the library is spread over a thousand calls out of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 3, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class NativeCallBenchmark {

  private static final int CALL_COUNT = 1000;

  private final Geometry geometry = Geometries.TINY;
  private final Machine machine = new Machine(geometry, MachineSize.scenario(geometry));
  private final Hardware hardware = machine.hardware();
  private EntryOperations library = new NoEntries();
  private long entry;
  private int folio;

  /** Loads the library. */
  @Setup
  public void load() {
    machine.reset(1, EventSink.NONE, Set.of());
    entry = hardware.tableAllocate(0);
    folio = hardware.folioAllocate(0);
    ForeignLibrary loaded = CLibrary.load("benchmarks/src/main/resources/calls.c");
    library = loaded.entries().orElseThrow().create(geometry, hardware);
  }

  /** An event: an entry is read. */
  @Benchmark
  @OperationsPerInvocation(CALL_COUNT)
  public long entryReadFromJava() {
    long sum = 0;
    for (int i = 0; i < CALL_COUNT; i++) {
      sum += hardware.entryRead(entry);
    }
    return sum;
  }

  /** The same, called by C. */
  @Benchmark
  @OperationsPerInvocation(CALL_COUNT)
  public long entryReadFromC() {
    return library.get(0, 0, CALL_COUNT, entry);
  }

  /** Another event: a count is read. */
  @Benchmark
  @OperationsPerInvocation(CALL_COUNT)
  public long referencesFromJava() {
    long sum = 0;
    for (int i = 0; i < CALL_COUNT; i++) {
      sum += hardware.references(folio);
    }
    return sum;
  }

  /** The same, called by C. */
  @Benchmark
  @OperationsPerInvocation(CALL_COUNT)
  public long referencesFromC() {
    return library.getLockless(0, 0, CALL_COUNT, folio);
  }

  /** Stands in until the library is loaded. */
  private static final class NoEntries implements EntryOperations {
    @Override
    public void set(int id, int level, long address, long entry, long word, int count) {}

    @Override
    public long get(int id, int level, long address, long entry) {
      return 0;
    }

    @Override
    public long getLockless(int id, int level, long address, long entry) {
      return 0;
    }

    @Override
    public long getAndClear(int id, int level, long address, long entry, int count) {
      return 0;
    }

    @Override
    public void writeProtect(int id, int level, long address, long entry, int count) {}

    @Override
    public boolean setAccessFlags(
        int id, int level, long address, long entry, long word, boolean dirty) {
      return false;
    }

    @Override
    public boolean testAndClearYoung(int id, int level, long address, long entry, int count) {
      return false;
    }

    @Override
    public boolean clearFlushYoung(int id, int level, long address, long entry, int count) {
      return false;
    }

    @Override
    public void clearYoungDirty(
        int id, int level, long address, long entry, int count, int flags) {}
  }
}
