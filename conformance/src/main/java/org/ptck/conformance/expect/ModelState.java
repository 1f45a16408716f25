package org.ptck.conformance.expect;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.Answers;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Expected;
import org.ptck.spec.model.Futures;
import org.ptck.spec.model.Futures.Past;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.PinnedPages.Pinned.InSpace;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;
import org.ptck.spec.rule.account.Observation.Difference;
import org.ptck.spec.rule.account.Observation.Kind;

/**
 * The model beside a running scenario: what is true now, what the current operation should do, and
 * whether an answer is one that the model permits.
 */
public final class ModelState {

  /** The stamps, of steps and of stores in the middle of steps, whose space is remembered. */
  private static final int STAMP_COUNT = 1024;

  private static final int NO_SPACE = -1;

  private final Answers answers;
  private final SystemState start;
  private final int pageShift;
  private final int[] stampSpaces = new int[2 * STAMP_COUNT];
  private final boolean[] related = new boolean[Operation.SPACE_MAX + 1];
  private SystemState state = SystemState.EMPTY;
  private SystemState before = SystemState.EMPTY;
  private Expected expected = new Expected.Refusal(Rejection.NO_SUCH_SPACE);

  /** The model of an implementation that has declared these capabilities. */
  public ModelState(Geometry geometry, Set<Capability> capabilities) {
    this.answers = new Answers(geometry, capabilities);
    this.pageShift = geometry.pageShift();
    this.start = start(new Semantics(geometry), capabilities);
  }

  /** What is true before the first operation. */
  static SystemState start(Semantics semantics, Set<Capability> capabilities) {
    return capabilities.contains(Capability.SPAWN)
        ? SystemState.EMPTY
        : semantics.step(SystemState.EMPTY, new Operation.Spawn(0)).get().state();
  }

  /** Begins a scenario: nothing has happened yet. */
  public void reset() {
    state = start;
    Arrays.fill(related, false);
  }

  /** What is true now. */
  public SystemState state() {
    return state;
  }

  /** What was true before the current operation. */
  public SystemState before() {
    return before;
  }

  /** Asks the model what the operation should do. */
  public void expect(Operation operation) {
    before = state;
    expected = answers.expected(state, operation);
  }

  /** Why the model refuses the operation; null if it accepts. */
  public @Nullable Rejection refusal() {
    return expected.refusal();
  }

  /** The effect of the operation, which the model accepts. */
  public Effect effect() {
    return expected.effect();
  }

  /** What is true after the operation if it is carried out. */
  public SystemState stateAfter() {
    return expected instanceof Effect effect ? effect.state() : state;
  }

  /** Whether the space was forked or is a fork. */
  public boolean isRelated(int space) {
    return space >= 0 && space < related.length && related[space];
  }

  /** A page that holds another stamp than it should. */
  public Difference difference(int space, long address, long wanted, long found) {
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
  public boolean accept(Operation operation, Outcome outcome, boolean allocationFailed) {
    SystemState after = answers.after(state, operation, expected, outcome, allocationFailed);
    if (after == null) {
      return false;
    }
    if (outcome instanceof Outcome.Done) {
      note(operation);
    }
    state = after;
    return true;
  }

  // ---- accesses in the middle of the operation

  /**
   * What may be true after the operation, which was answered so, and a store in the middle of it,
   * which hardware let pass: first what is if the store came first.
   */
  Futures beside(
      Operation.Write store, Operation operation, Outcome outcome, boolean allocationFailed) {
    return Futures.of(before)
        .after(
            List.of(
                new Past(store, Outcome.done(), false, null, 1, 2),
                new Past(operation, outcome, allocationFailed, null, 0, 3)),
            answers);
  }

  /** What the load, the current operation, observes if the store came before it. */
  public long loadedAfter(Operation store, Operation read) {
    return answers.expected(before, store) instanceof Effect stored
        && answers.expected(stored.state(), read) instanceof Effect later
            ? later.loaded()
            : effect().loaded();
  }

  /** Decides what is true now. */
  void settle(SystemState decided) {
    state = decided;
  }

  private void note(Operation operation) {
    switch (operation) {
      case Operation.Write _, Operation.CopyOut _ -> noteStore(operation);
      case Operation.DeviceWrite(int pin, long stamp) ->
          note(
              stamp,
              before.pins().pinnedBy(pin) instanceof InSpace pinned
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
  void noteStore(Operation store) {
    long page = store.address() >>> pageShift;
    Mapping mapping = before.space(store.space()).mappings().find(page);
    boolean isShared = mapping != null && mapping.isShared();
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
