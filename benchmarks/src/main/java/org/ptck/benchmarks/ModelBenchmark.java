package org.ptck.benchmarks;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/**
 * What the pure model costs: a store into a space of which so many pages were written.
 *
 * <p>The peer is what a mutable model could not avoid: the same store into a {@code
 * java.util.HashMap}, without any question whether it is permitted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ModelBenchmark {

  private static final long START = 0x4000_0000L;

  /** The number of pages that were written. */
  @Param({"10", "1000", "100000"}) public int pageCount;

  private final Geometry geometry = Workload.geometry("arm64-4k");
  private final Semantics semantics = new Semantics(geometry);
  private final Map<Long, Long> contents = new HashMap<>();
  private final List<Operation> stores = new ArrayList<>();
  private SystemState state = SystemState.EMPTY;
  private int next;

  /** Writes each page once. */
  @Setup
  public void fill() {
    step(new Operation.Spawn(0));
    step(new Operation.Map(0, START, pageCount, Permission.READ_WRITE, 0));
    for (int page = 0; page < pageCount; page++) {
      long address = START + ((long) page * 7_919 % pageCount << geometry.pageShift());
      stores.add(new Operation.Write(0, address, page + 1L));
    }
    for (Operation store : stores) {
      step(store);
      contents.put(page(store), ((Operation.Write) store).stamp());
    }
  }

  /** A store by the model. */
  @Benchmark
  public SystemState store() {
    step(nextStore());
    return state;
  }

  /** A store into a mutable map. */
  @Benchmark
  public Map<Long, Long> storeMutable() {
    Operation.Write store = (Operation.Write) nextStore();
    contents.put(page(store), store.stamp());
    return contents;
  }

  private Operation nextStore() {
    next = next + 1 == stores.size() ? 0 : next + 1;
    return stores.get(next);
  }

  private void step(Operation operation) {
    Either<Rejection, Effect> result = semantics.step(state, operation);
    state = result.get().state();
  }

  private long page(Operation store) {
    return ((Operation.Write) store).address() >>> geometry.pageShift();
  }
}
