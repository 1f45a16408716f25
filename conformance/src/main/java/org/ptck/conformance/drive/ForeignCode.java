package org.ptck.conformance.drive;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.expect.EventBudget;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.PageCounts;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.watch.Monitor;

/** The implementation under test, called with care: whatever it does becomes a finding. */
final class ForeignCode {

  /** More than reading the longest block once for each of its entries; nobody changes it. */
  private static final long READ_EVENT_COUNT_MAX = EventBudget.EVENT_COUNT_BASE;

  private final Providers implementation;
  private final Geometry geometry;
  private final Machine machine;
  private final Monitor monitor;
  private final RunWatcher watcher;
  private final Heartbeat heartbeat;
  private final boolean contiguous;
  private MemoryManager manager = NoManager.INSTANCE;
  private @Nullable EntryOperations entries;
  private boolean isCounting;
  private boolean spoilt;

  ForeignCode(
      Providers implementation,
      Geometry geometry,
      Machine machine,
      Monitor monitor,
      RunWatcher watcher,
      Heartbeat heartbeat) {
    this.implementation = implementation;
    this.geometry = geometry;
    this.machine = machine;
    this.monitor = monitor;
    this.watcher = watcher;
    this.heartbeat = heartbeat;
    this.contiguous =
        implementation.capabilities(geometry).contains(Capability.CONTIGUOUS);
  }

  /** Makes a fresh manager; returns whether every rule holds. */
  boolean create() {
    enter(RunWatcher.Call.CREATE);
    try {
      EntryOperations layer =
          watched(implementation.entries().create(geometry, machine.hardware()));
      entries = layer;
      MemoryManager made =
          implementation.manager().create(geometry, machine.hardware(), layer);
      machine.adopt();
      return use(made);
    } catch (Throwable thrown) {
      return misbehaved(thrown);
    } finally {
      leave();
    }
  }

  /** Entry operations, under watch if a rule has something to say of their calls. */
  private EntryOperations watched(EntryOperations layer) {
    return monitor.looksAtLayer()
        ? new LayerWatch(layer, geometry, contiguous, machine, monitor)
        : layer;
  }

  /** A provider is foreign code: it may return null whatever its signature says. */
  private boolean use(@Nullable MemoryManager made) {
    if (made == null) {
      return monitor.observe(Misconduct.ANSWERS_NULL);
    }
    manager = made;
    PageCounts counts = made.counts();
    isCounting = counts != null;
    machine.counts().read(counts);
    return true;
  }

  /** Asks for an operation; null when it misbehaved, which the monitor then knows. */
  @Nullable Outcome execute(int cpu, Operation operation) {
    return ask(RunWatcher.Call.EXECUTE, () -> manager.execute(cpu, operation));
  }

  /** Asks to load for user code; null when it misbehaved, which the monitor then knows. */
  @Nullable Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
    return ask(
        RunWatcher.Call.EXECUTE, () -> manager.copyIn(cpu, space, address, loaded));
  }

  /** Asks to store for user code; null when it misbehaved, which the monitor then knows. */
  @Nullable Outcome copyOut(int cpu, int space, long address, long stamp) {
    return ask(
        RunWatcher.Call.EXECUTE, () -> manager.copyOut(cpu, space, address, stamp));
  }

  /** Asks to resolve a fault; null when it misbehaved, which the monitor then knows. */
  @Nullable Outcome fault(int cpu, int space, long address, Access access) {
    return ask(RunWatcher.Call.FAULT, () -> manager.fault(cpu, space, address, access));
  }

  /**
   * Reads an entry of a leaf table as somebody would who holds no lock; whether the layer behaved.
   * What it answers is looked at by whoever watches its calls.
   */
  boolean readLockless(int id, long address, long entry) {
    EntryOperations layer = entries;
    if (layer == null) {
      return true;
    }
    machine.bound(READ_EVENT_COUNT_MAX);
    try {
      return ask(
          RunWatcher.Call.READ_ENTRY, () -> layer.getLockless(id, 0, address, entry)) != null;
    } finally {
      machine.bound(Long.MAX_VALUE);
    }
  }

  /** Asks for its own walk; null when it misbehaved, which the monitor then knows. */
  @Nullable Long translate(int space, long address) {
    return ask(RunWatcher.Call.TRANSLATE, () -> manager.translate(space, address));
  }

  /** Whether memory or stack ran out during a call. */
  boolean isSpoilt() {
    return spoilt;
  }

  private void enter(RunWatcher.Call kind) {
    watcher.call(kind);
    heartbeat.enter();
  }

  private void leave() {
    heartbeat.leave();
    watcher.call(RunWatcher.Call.NONE);
  }

  private <T> @Nullable T ask(RunWatcher.Call kind, Answer<T> call) {
    @Nullable T outcome;
    enter(kind);
    try {
      outcome = call.get();
    } catch (Throwable thrown) {
      misbehaved(thrown);
      return null;
    } finally {
      leave();
    }
    if (machine.isStopped()) {
      throw MachineStopped.INSTANCE;
    }
    machine.adopt();
    if (isCounting && !readCounts(kind)) {
      return null;
    }
    if (isNothing(outcome)) {
      monitor.observe(Misconduct.ANSWERS_NULL);
      return null;
    }
    return outcome;
  }

  /** Reads the counts that it keeps, which may be asked of foreign code. */
  private boolean readCounts(RunWatcher.Call kind) {
    enter(kind);
    try {
      machine.counts().look();
      return true;
    } catch (Throwable thrown) {
      return misbehaved(thrown);
    } finally {
      leave();
    }
  }

  private static boolean isNothing(@Nullable Object outcome) {
    return outcome == null
        || (outcome instanceof Outcome.Refused refused && hasNoReason(refused.reason()));
  }

  private static boolean hasNoReason(@Nullable Rejection reason) {
    return reason == null;
  }

  /** Foreign code threw; returns whether every rule holds. */
  private boolean misbehaved(Throwable thrown) {
    if (Misconduct.spoils(thrown)) {
      spoilt = true;
      manager = NoManager.INSTANCE;
    }
    // What is thrown after the machine has stopped is a consequence, not the finding.
    return !machine.isStopped() && monitor.observe(Misconduct.thrown(thrown));
  }

  /** A call into foreign code. */
  private interface Answer<T> {
    @Nullable T get();
  }

  /** Stands in until a manager was made. */
  private enum NoManager implements MemoryManager {
    INSTANCE;

    @Override
    public Outcome execute(int cpu, Operation operation) {
      return Outcome.refused(Rejection.BAD_ARGUMENT);
    }

    @Override
    public Outcome fault(int cpu, int space, long address, Access access) {
      return Outcome.refused(Rejection.BAD_ARGUMENT);
    }
  }
}
