package org.ptck.conformance.run;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.OutOfMemory;
import org.ptck.spec.model.PinnedPages.OpenPin;
import org.ptck.spec.model.PinnedPages.Pinned.InSpace;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;
import org.ptck.spec.rule.Observation.Difference;
import org.ptck.spec.rule.Observation.Kind;

/**
 * The model beside a running scenario: what is true now, what the current operation should do, and
 * whether an answer is one that the model permits.
 */
final class ModelState {

  /** The stamps, of steps and of stores in the middle of steps, whose space is remembered. */
  private static final int STAMP_COUNT = 1024;

  private static final int NO_SPACE = -1;

  private final Semantics semantics;
  private final OutOfMemory outOfMemory;
  private final boolean namedRefusals;
  private final SystemState start;
  private final int pageShift;
  private final int[] stampSpaces = new int[2 * STAMP_COUNT];
  private final boolean[] related = new boolean[Operation.SPACE_MAX + 1];
  private SystemState state = SystemState.EMPTY;
  private SystemState before = SystemState.EMPTY;
  private Either<Rejection, Effect> expected = Either.left(Rejection.NO_SUCH_SPACE);

  ModelState(Geometry geometry, Set<Capability> capabilities) {
    this.semantics = new Semantics(geometry);
    this.pageShift = geometry.pageShift();
    this.namedRefusals = capabilities.contains(Capability.NAMED_REFUSALS);
    this.start = start(semantics, capabilities);
    this.outOfMemory =
        new OutOfMemory(
            geometry,
            capabilities.contains(Capability.ATOMIC_FAILURE)
                ? OutOfMemory.Failure.ATOMIC
                : OutOfMemory.Failure.PAGE_BY_PAGE);
  }

  /** What is true before the first operation. */
  static SystemState start(Semantics semantics, Set<Capability> capabilities) {
    return capabilities.contains(Capability.SPAWN)
        ? SystemState.EMPTY
        : semantics.step(SystemState.EMPTY, new Operation.Spawn(0)).get().state();
  }

  void reset() {
    state = start;
    Arrays.fill(related, false);
  }

  /** What is true now. */
  SystemState state() {
    return state;
  }

  /** What was true before the current operation. */
  SystemState before() {
    return before;
  }

  /** Asks the model what the operation should do. */
  void expect(Operation operation) {
    before = state;
    expected = semantics.step(state, operation);
  }

  /** Why the model refuses the operation; null if it accepts. */
  @Nullable Rejection refusal() {
    return expected.isLeft() ? expected.getLeft() : null;
  }

  /** The effect of the operation, which the model accepts. */
  Effect effect() {
    return expected.get();
  }

  /** What is true after the operation if it is carried out. */
  SystemState stateAfter() {
    return expected.isRight() ? expected.get().state() : state;
  }

  /** Whether the space was forked or is a fork. */
  boolean isRelated(int space) {
    return space >= 0 && space < related.length && related[space];
  }

  /** A page that holds another stamp than it should. */
  Difference difference(int space, long address, long wanted, long found) {
    Kind kind = isForeign(found, space) ? Kind.FOREIGN : Kind.OWN;
    return new Difference(kind, space, address, wanted, found);
  }

  /** Whether the stamp was stored privately by another space than that, a relative by fork. */
  boolean isForeign(long stamp, int space) {
    int slot = slot(stamp);
    return slot >= 0
        && isRelated(space)
        && stampSpaces[slot] != space
        && stampSpaces[slot] != NO_SPACE;
  }

  /**
   * Takes the answer to the current operation, and what is true afterwards.
   *
   * @return whether the model permits it; if not, nothing changes
   */
  boolean accept(Operation operation, Outcome outcome, boolean allocationFailed) {
    return switch (outcome) {
      case Outcome.Done() -> {
        if (expected.isLeft()) {
          yield false;
        }
        note(operation);
        state = expected.get().state();
        yield true;
      }
      case Outcome.Refused(Rejection reason, long pageCountDone) -> {
        if (allocationFailed && (reason == Rejection.OUT_OF_MEMORY || !namedRefusals)) {
          yield acceptOutOfMemory(operation, pageCountDone);
        }
        yield isRefusedRightly(reason) && pageCountDone == 0;
      }
    };
  }

  // ---- stores in the middle of the operation

  /** What is true if the store came before the operation; null if the model refuses it there. */
  @Nullable SystemState withEarly(Operation.Write store, Operation operation, Outcome outcome) {
    Either<Rejection, Effect> early = semantics.step(before, store);
    return early.isLeft() ? null : answered(early.get().state(), operation, outcome);
  }

  /** What is true if the store comes after the operation; null if the model refuses it there. */
  @Nullable SystemState withLate(Operation.Write store) {
    Either<Rejection, Effect> late = semantics.step(state, store);
    return late.isLeft() ? null : late.get().state();
  }

  /** What the read, the current operation, observes if the store came before it. */
  long loadedAfter(Operation store, Operation.Read read) {
    return semantics.step(before, store)
        .flatMap(effect -> semantics.step(effect.state(), read))
        .map(Effect::loaded)
        .getOrElse(effect().loaded());
  }

  /** Decides what is true now. */
  void settle(SystemState decided) {
    state = decided;
  }

  private SystemState answered(SystemState base, Operation operation, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done() ->
          semantics.step(base, operation).map(Effect::state).getOrElse(base);
      case Outcome.Refused(_, long pageCountDone) ->
          pageCountDone == 0
              ? base
              : outOfMemory.refused(base, operation, pageCountDone).getOrElse(base);
    };
  }

  private boolean isRefusedRightly(Rejection reason) {
    return expected.isLeft() && (!namedRefusals || expected.getLeft() == reason);
  }

  private boolean acceptOutOfMemory(Operation operation, long pageCountDone) {
    if (expected.isLeft()) {
      return pageCountDone == 0;
    }
    Option<SystemState> left = outOfMemory.refused(state, operation, pageCountDone);
    if (left.isDefined()) {
      state = left.get();
    }
    return left.isDefined();
  }

  private void note(Operation operation) {
    switch (operation) {
      case Operation.Write store -> noteStore(store);
      case Operation.DeviceWrite(int pin, long stamp) ->
          note(
              stamp,
              before.pins().at(pin).map(OpenPin::pinned).getOrNull() instanceof InSpace pinned
                  ? pinned.space()
                  : NO_SPACE);
      case Operation.Fork(int space, int child) -> {
        related[space] = true;
        related[child] = true;
      }
      case Operation.Spawn(int space) -> related[space] = false;
      default -> {}
    }
  }

  /** Remembers through which space the stamp is stored privately. */
  void noteStore(Operation.Write store) {
    long page = store.address() >>> pageShift;
    boolean isShared = before.space(store.space()).mappings().at(page).exists(Mapping::isShared);
    note(store.stamp(), isShared ? NO_SPACE : store.space());
  }

  private void note(long stamp, int space) {
    int slot = slot(stamp);
    if (slot >= 0) {
      stampSpaces[slot] = space;
    }
  }

  private static int slot(long stamp) {
    boolean isMeanwhile = stamp > Scenario.MEANWHILE_STAMP;
    long position = isMeanwhile ? stamp - Scenario.MEANWHILE_STAMP : stamp;
    return position > 0 && position < STAMP_COUNT
        ? (int) position + (isMeanwhile ? STAMP_COUNT : 0)
        : -1;
  }
}
