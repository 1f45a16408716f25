package org.ptck.conformance.schedule;

import java.util.List;
import java.util.function.IntSupplier;
import org.ptck.conformance.scenario.AnchorKind;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.Machine;

/**
 * Notes, while a scenario runs, the events at which another CPU, running a space, could do
 * something in the middle of each step.
 *
 * <p>The events of a step are those from the begin of its last operation to its end, as an
 * {@link Interposer} counts them.
 */
public final class AnchorRecorder implements EventSink {

  /** Enough for every step to choose from; a large fork makes thousands of events. */
  private static final int COUNT_MAX = 256;

  private final Machine machine;
  private final MachineView view;
  private final Geometry geometry;
  private final IntSupplier currentStep;
  private final MeetingLog log = new MeetingLog();
  private List<Step> steps = List.of();
  private boolean isRunning;

  /** Whether an access by another CPU was near to an event of the step; and the last such one. */
  private boolean isNearKnown;
  private int nearSpace;
  private long nearAddress;
  private boolean isNearTelling;
  private long address;

  /**
   * A recorder of runs on the machine, one after the other.
   *
   * @param currentStep says which step of the scenario is running
   */
  public AnchorRecorder(Machine machine, IntSupplier currentStep) {
    this.machine = machine;
    this.view = machine.view();
    this.geometry = machine.geometry();
    this.currentStep = currentStep;
  }

  /** The scenario is going to run; what was seen of others is forgotten. */
  public void reset(Scenario scenario) {
    steps = scenario.steps();
    isRunning = false;
    log.reset(steps.size());
  }

  /** What was seen since the last reset, until the next one. */
  public Meetings meetings() {
    return log;
  }

  @Override
  public void before(EventKind kind, int actor, long subject) {
    if (kind == EventKind.OPERATION_BEGIN) {
      begin(currentStep.getAsInt());
    } else if (kind == EventKind.OPERATION_END) {
      isRunning = false;
    } else if (isRunning && log.count() < COUNT_MAX) {
      note(kind, actor, subject);
    }
  }

  private void begin(int step) {
    isRunning = step < steps.size();
    if (isRunning) {
      // What came before it in the same step, such as taking up a space, is not meant.
      log.begin(step);
      isNearKnown = false;
      address = addressOf(steps.get(step).operation());
    }
  }

  private void note(EventKind kind, int actor, long subject) {
    switch (kind) {
      case ENTRY_READ -> noteEntry(AnchorKind.READ, actor, subject);
      case ENTRY_WRITE -> noteEntry(AnchorKind.WRITE, actor, subject);
      case INVALIDATE -> noteAny(AnchorKind.INVALIDATE, actor);
      case UNLOCK -> noteAny(AnchorKind.UNLOCK, actor);
      case FOLIO_DIRTY_CHANGE -> noteFolio(AnchorKind.DIRTY, actor, (int) subject);
      case STORE_BEGIN -> noteFolio(AnchorKind.TAKE, actor, (int) subject);
      case STORE_END -> noteFolio(AnchorKind.STORE, actor, (int) subject);
      default -> {}
    }
  }

  private void noteEntry(AnchorKind kind, int busyActor, long entry) {
    if (view.tableLevel(view.tableOf(entry)) == 0) {
      boolean isTelling = isMarkedByStores(entry);
      view.atEveryPosition(
          entry,
          (space, translated) -> {
            log.event(kind, space, translated);
            noteAccesses(busyActor, space, translated, isTelling);
            return true;
          });
    }
  }

  private boolean isMarkedByStores(long entry) {
    Architecture architecture = geometry.architecture();
    long word = view.entryWord(entry);
    if (!architecture.isLeaf(0, word) || view.userAccess(entry, word) != UserAccess.WRITE) {
      return false;
    }
    long marked = architecture.walked(word, true);
    return marked != 0 && marked != word;
  }

  /** What happens to nothing in particular comes of what was done to an entry before. */
  private void noteAny(AnchorKind kind, int busyActor) {
    log.event(kind, 0, 0);
    for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
      int space = machine.runningSpace(cpu);
      if (cpu != busyActor && isNearKnown && nearSpace == space) {
        note(cpu, space, nearAddress, true, isNearTelling);
      } else if (cpu != busyActor && space >= 0 && address >= 0) {
        note(cpu, space, address, false, false);
      }
    }
  }

  private void noteFolio(AnchorKind kind, int busyActor, int folio) {
    if (!view.isCached(folio)) {
      return;
    }
    log.event(kind, view.fileOf(folio), view.fileIndexOf(folio));
    if (isNearKnown) {
      noteAccesses(busyActor, nearSpace, nearAddress, isNearTelling);
    }
  }

  private void noteAccesses(int busyActor, int space, long translated, boolean isTelling) {
    for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
      if (cpu != busyActor && machine.runningSpace(cpu) == space) {
        isNearKnown = true;
        nearSpace = space;
        nearAddress = translated;
        isNearTelling = isTelling;
        note(cpu, space, translated, true, isTelling);
      }
    }
  }

  private void note(int cpu, int space, long at, boolean isNear, boolean isTelling) {
    if (log.count() < COUNT_MAX) {
      log.note(cpu, space, at, isNear, isTelling);
    }
  }

  private long addressOf(Operation operation) {
    return geometry.isRange(operation.address(), 1) ? operation.address() : -1;
  }
}
