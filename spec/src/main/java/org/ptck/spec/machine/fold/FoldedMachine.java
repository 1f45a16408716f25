package org.ptck.spec.machine.fold;

import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.ledger.Ledger;
import org.ptck.spec.machine.ledger.view.LedgerView;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineSize;

/**
 * What rules look at when there is no machine, but what events say of one.
 *
 * <p>After each event its view answers every question as the view of the machine that made the
 * event did then. Beside events it has to be told what no event says: geometry, size, CPUs,
 * capabilities and guards.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FoldedMachine {

  /** The groups of facts without which events still tell all others. */
  public static final Set<FactGroup> DISPENSABLE =
      Set.of(FactGroup.RESIDENT, FactGroup.REVERSE, FactGroup.LOCKS, FactGroup.WALKERS);

  private final Ledger ledger;
  private final FoldedCells cells;
  private final LedgerView view;
  private final Sequence sequence;
  private Set<FactGroup> lacking = Set.of();

  /**
   * What is known of a machine before it does anything; to be {@link #reset} first.
   *
   * @param base the physical address of the first byte of memory
   */
  public FoldedMachine(Geometry geometry, MachineSize size, long base) {
    FrameMap frames = new FrameMap(geometry, size, base);
    this.ledger = new Ledger(geometry, size, base, Actors.CPU_COUNT_MAX);
    this.cells = new FoldedCells(frames, Operation.SPACE_MAX + 1, Actors.COUNT_MAX);
    this.view = ledger.view(cells.memory(), cells.locks);
    this.sequence = new Sequence(frames, size, cells, view);
  }

  /** Forgets every event; from now on events tell everything. */
  public void reset(int cpuCount, Set<Capability> capabilities, Guards guards) {
    reset(cpuCount, capabilities, guards, Set.of());
  }

  /**
   * Forgets every event.
   *
   * @param cpuCount 1 to {@link Actors#CPU_COUNT_MAX}
   * @param untold groups of facts of which no event tells, among {@link #DISPENSABLE}: the view
   *   does not answer them
   */
  public void reset(
      int cpuCount, Set<Capability> capabilities, Guards guards, Set<FactGroup> untold) {
    if (!DISPENSABLE.containsAll(untold)) {
      throw new IllegalArgumentException(
          "events can leave out %s, not %s"
              .formatted(FactGroup.named(DISPENSABLE), FactGroup.named(untold)));
    }
    lacking = untold;
    view.lack(untold);
    cells.reset();
    sequence.reset(cpuCount);
    ledger.reset(cpuCount, capabilities, !untold.contains(FactGroup.LOCKS));
    view.declare(capabilities);
    view.declare(guards);
    ledger.declare(guards);
  }

  /**
   * Why no machine can have made the event after those before it: what was expected instead; null
   * if one can.
   */
  public @Nullable String refusal(
      EventKind kind, int actor, long subject, long before, long after, long detail) {
    FactGroup group = toldBy(kind);
    return group != null && lacking.contains(group)
        ? "no event about %s, which the trace is said to lack".formatted(group)
        : sequence.refusal(kind, actor, subject, before, after, detail);
  }

  /** The dispensable group that events of the kind tell of; null if they tell of others. */
  public static @Nullable FactGroup toldBy(EventKind kind) {
    return switch (kind) {
      case RESIDENT_READ, RESIDENT_CHANGE -> FactGroup.RESIDENT;
      case REVERSE_ADD, REVERSE_REMOVE -> FactGroup.REVERSE;
      case LOCK, LOCK_FAILED, UNLOCK -> FactGroup.LOCKS;
      case WALK_ENTER, WALK_LEAVE, GRACE_BEGIN, GRACE_END -> FactGroup.WALKERS;
      default -> null;
    };
  }

  /** The same for an event that is a value. */
  public @Nullable String refusal(Event event) {
    return refusal(
        event.kind(), event.actor(), event.subject(), event.before(), event.after(),
        event.detail());
  }

  /** Takes in an event that can follow those before it. */
  public void apply(Event event) {
    apply(
        event.kind(), event.actor(), event.subject(), event.before(), event.after(),
        event.detail());
  }

  /** Takes in an event that can follow those before it. */
  public void apply(
      EventKind kind, int actor, long subject, long before, long after, long detail) {
    if (kind.changing()) {
      cells.apply(kind, actor, subject, before, after, detail);
    }
    ledger.apply(kind, actor, subject, before, after, detail);
  }

  /** What rules look at. */
  public MachineView view() {
    return view;
  }
}
