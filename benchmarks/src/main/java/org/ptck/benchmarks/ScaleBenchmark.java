package org.ptck.benchmarks;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ptck.conformance.drive.Recording;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.watch.Monitor;

/**
 * What an event costs when 10^3 to 10^6 pages of {@code arm64-4k} are mapped: random stores, loads,
 * protections there and back, and unmapping and mapping again, in a state that stays the same.
 *
 * <p>The peer is the same with rules off, a parameter of the same run: rules must not make the cost
 * of an event grow with what exists, so that both may grow alike (caches miss), ALL at most 1.2
 * times as much. What counts is {@code events}, per second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class ScaleBenchmark {

  private static final int ROUND_COUNT = 1_000;
  private static final int SPACE = 0;
  private static final long START = 0x4000_0000L;
  private static final int WRITABLE = MappingState.of(Permission.READ_WRITE);
  private static final int READABLE = MappingState.of(Permission.READ_ONLY);

  /** The number of mapped pages. */
  @Param({"1000", "10000", "100000", "1000000"}) public int pageCount;

  /** What is checked. */
  @Param({"OFF", "ALL"}) public Checking rules = Checking.OFF;

  private final Geometry geometry = Workload.geometry("arm64-4k");
  private Machine machine = new Machine(geometry, MachineSize.scenario(geometry));
  private MemoryManager manager = Recording.manager(Workload.IMPLEMENTATION, machine);
  private @Nullable Monitor monitor;
  private long operationNumber;
  private long random;

  /** Maps the pages and stores to each. */
  @Setup
  public void fill() {
    int tables = 64 + 2 * pageCount / geometry.entryCount(0);
    machine = new Machine(geometry, new MachineSize(tables, pageCount + 4_096, 32));
    monitor = rules.monitor(geometry, machine);
    rules.reset(machine, 1, monitor);
    manager = Recording.manager(Workload.IMPLEMENTATION, machine);
    operationNumber = 0;
    random = 42;
    execute(new Operation.Spawn(SPACE));
    map(START, pageCount);
    execute(new Operation.Load(SPACE));
    for (int page = 0; page < pageCount; page++) {
      access(address(page), Access.WRITE);
    }
  }

  /** One of each kind, on random pages. */
  @Benchmark
  @OperationsPerInvocation(ROUND_COUNT)
  public long rounds(EventCount count) {
    long before = machine.costs().eventCount();
    for (int round = 0; round < ROUND_COUNT; round++) {
      access(address(draw()), Access.WRITE);
      access(address(draw()), Access.READ);
      long protectedPage = address(draw());
      protect(protectedPage, Permission.READ_ONLY, READABLE);
      protect(protectedPage, Permission.READ_WRITE, WRITABLE);
      access(protectedPage, Access.WRITE);
      long page = address(draw());
      unmap(page);
      map(page, 1);
      access(page, Access.WRITE);
    }
    count.events += machine.costs().eventCount() - before;
    if (monitor != null && monitor.finding() != null) {
      throw new IllegalStateException(monitor.finding().toString());
    }
    return machine.eventHash();
  }

  /** A page number; xorshift is enough to defeat caches and costs next to nothing. */
  private int draw() {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return (int) ((random >>> 33) * pageCount >>> 31);
  }

  private long address(long page) {
    return START + (page << geometry.pageShift());
  }

  private void begin() {
    machine.beginOperation(++operationNumber, Long.MAX_VALUE, 0, false, false);
  }

  private void execute(Operation operation) {
    begin();
    require(manager.execute(0, operation));
    machine.endOperation(operationNumber);
  }

  private void map(long address, long count) {
    begin();
    machine.modelFacts().mapping(SPACE, address, count, WRITABLE);
    require(
        manager.execute(0, new Operation.Map(SPACE, address, count, Permission.READ_WRITE, 0)));
    machine.endOperation(operationNumber);
  }

  private void unmap(long address) {
    begin();
    machine.modelFacts().mapping(SPACE, address, 1, WRITABLE | MappingState.LEAVING);
    require(manager.execute(0, new Operation.Unmap(SPACE, address, 1)));
    machine.modelFacts().mapping(SPACE, address, 1, MappingState.NONE);
    machine.endOperation(operationNumber);
  }

  private void protect(long address, Permission permission, int state) {
    begin();
    if (permission == Permission.READ_WRITE) {
      machine.modelFacts().mapping(SPACE, address, 1, state);
    }
    require(manager.execute(0, new Operation.Protect(SPACE, address, 1, permission)));
    machine.modelFacts().mapping(SPACE, address, 1, state);
    machine.endOperation(operationNumber);
  }

  private void access(long address, Access access) {
    begin();
    while (machine.access(address, access, operationNumber) == Machine.FAULT) {
      require(manager.fault(0, SPACE, address, access));
    }
    machine.endOperation(operationNumber);
  }

  private static void require(Outcome outcome) {
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("refused: " + outcome);
    }
  }
}
