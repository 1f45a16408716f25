package org.ptck.conformance.foreign;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.foreign.call.Conversation;
import org.ptck.conformance.foreign.call.Downcall;
import org.ptck.conformance.foreign.call.OutcomeCode;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.PageCounts;
import org.ptck.spec.fact.Rejection;

/** A memory manager that is a {@code struct ptck_manager}. */
final class ForeignManager implements MemoryManager {

  /** Types of functions, the state first: what they take after the CPU. */
  private static final MethodHandle CPU = Downcall.answering(JAVA_LONG, ADDRESS, JAVA_INT);

  private static final MethodHandle NUMBER =
      Downcall.answering(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle TWO_NUMBERS =
      Downcall.answering(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle RANGE =
      Downcall.answering(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PROTECT =
      Downcall.answering(
          JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle MOVE =
      Downcall.answering(
          JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle MAP =
      Downcall.answering(
          JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT);
  private static final MethodHandle MAP_FILE =
      Downcall.answering(
          JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT,
          JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final MethodHandle PIN =
      Downcall.answering(
          JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle FAULT =
      Downcall.answering(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT);

  private static final MethodHandle TRANSLATE =
      Downcall.answering(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_LONG);

  /** Copies from and to a page: memory of the kernel comes before or after its address. */
  private static final MethodHandle COPY_IN =
      Downcall.answering(
          JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);

  private static final MethodHandle COPY_OUT =
      Downcall.answering(
          JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS, JAVA_LONG);

  private final Geometry geometry;
  private final Conversation library;
  private final CopiedPage copied;
  private final MemorySegment state;
  private final @Nullable ForeignCounts counts;

  /** A manager for the scenario that has just begun. */
  ForeignManager(
      Geometry geometry,
      Conversation library,
      CopiedPage copied,
      @Nullable ForeignCounts counts) {
    this.geometry = geometry;
    this.library = library;
    this.copied = copied;
    this.counts = counts;
    this.state = library.state();
  }

  @Override
  public Outcome execute(int cpu, Operation operation) {
    return switch (operation) {
      case Operation.Spawn(int space) -> number("spawn", cpu, space);
      case Operation.Exit(int space) -> number("exit", cpu, space);
      case Operation.Sync(int file) -> number("sync", cpu, file);
      case Operation.Unpin(int pin) -> number("unpin", cpu, pin);
      case Operation.Load(int space) -> number("load", cpu, space);
      case Operation.Lazy() ->
          ask("lazy", lazy -> (long) CPU.invokeExact(lazy, state, cpu));
      case Operation.Fork(int space, int child) ->
          ask("fork", fork -> (long) TWO_NUMBERS.invokeExact(fork, state, cpu, space, child));
      case Operation.Unmap(int space, long address, long pageCount) ->
          range("unmap", cpu, space, address, pageCount);
      case Operation.Discard(int space, long address, long pageCount) ->
          range("discard", cpu, space, address, pageCount);
      case Operation.Protect(int space, long address, long pageCount, var permission) ->
          ask(
              "protect",
              protect -> (long) PROTECT.invokeExact(
                  protect, state, cpu, space, address, pageCount, permission.ordinal()));
      case Operation.Move(int space, long address, long pageCount, long target) ->
          ask(
              "move",
              move -> (long) MOVE.invokeExact(
                  move, state, cpu, space, address, pageCount, target));
      case Operation.Map(int space, long address, long pageCount, var permission, int order) ->
          ask(
              "map",
              map -> (long) MAP.invokeExact(
                  map, state, cpu, space, address, pageCount, permission.ordinal(), order));
      case Operation.MapFile map -> mapFile(cpu, map);
      case Operation.Pin(int pin, int space, long address, var access) ->
          ask(
              "pin",
              function -> (long) PIN.invokeExact(
                  function, state, cpu, pin, space, address, access.ordinal()));
      case Operation.Read _, Operation.Write _, Operation.Fetch _ -> refused();
      case Operation.DeviceRead _, Operation.DeviceWrite _ -> refused();
      case Operation.CopyIn _, Operation.CopyOut _ -> refused();
    };
  }

  @Override
  public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
    MemorySegment target = copied.empty(geometry);
    Outcome outcome =
        ask(
            "copy_in",
            copy -> (long) COPY_IN.invokeExact(
                copy, state, cpu, space, target, address, target.byteSize()));
    if (outcome instanceof Outcome.Done) {
      loaded.accept(copied.stamp());
    }
    return outcome;
  }

  @Override
  public Outcome copyOut(int cpu, int space, long address, long stamp) {
    MemorySegment source = copied.holding(geometry, stamp);
    return ask(
        "copy_out",
        copy -> (long) COPY_OUT.invokeExact(
            copy, state, cpu, space, address, source, source.byteSize()));
  }

  @Override
  public Outcome fault(int cpu, int space, long address, Access access) {
    if (!library.has("fault")) {
      return Outcome.refused(Rejection.NOT_PERMITTED);
    }
    return ask(
        "fault",
        fault -> (long) FAULT.invokeExact(
            fault, state, cpu, space, address, access.ordinal()));
  }

  @Override
  public long translate(int space, long address) {
    return library.call(
        "translate",
        translate -> (long) TRANSLATE.invokeExact(translate, state, space, address));
  }

  private Outcome number(String function, int cpu, int number) {
    return ask(function, call -> (long) NUMBER.invokeExact(call, state, cpu, number));
  }

  private Outcome range(String function, int cpu, int space, long address, long pageCount) {
    return ask(
        function,
        call -> (long) RANGE.invokeExact(call, state, cpu, space, address, pageCount));
  }

  private Outcome mapFile(int cpu, Operation.MapFile map) {
    return ask(
        "map_file",
        function -> (long) MAP_FILE.invokeExact(
            function,
            state,
            cpu,
            map.space(),
            map.address(),
            map.pageCount(),
            map.permission().ordinal(),
            map.order(),
            map.sharing().ordinal(),
            map.file(),
            map.fileIndex()));
  }

  @Override
  public @Nullable PageCounts counts() {
    return counts;
  }

  private Outcome ask(String function, Downcall downcall) {
    // What the library lacks is not declared, and what is not declared is not asked for.
    return library.has(function)
        ? OutcomeCode.outcome(function, library.call(function, downcall))
        : refused();
  }

  private static Outcome refused() {
    return Outcome.refused(Rejection.BAD_ARGUMENT);
  }
}
