package org.ptck.conformance.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.Operation;
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

  /** What an anchor counts up to: the same kind of event of the same object. */
  private record Counted(AnchorKind kind, int owner, long place) {}

  private final Machine machine;
  private final MachineView view;
  private final Geometry geometry;
  private final Scenario scenario;
  private final IntSupplier currentStep;
  private final List<List<Anchored>> steps = new ArrayList<>();
  private final Map<Counted, Integer> counts = new HashMap<>();
  private List<Anchored> seen = new ArrayList<>();
  private @Nullable Anchored near;
  private boolean isRunning;
  private long address;

  /**
   * A recorder of one run.
   *
   * @param currentStep says which step of the scenario is running
   */
  public AnchorRecorder(Machine machine, Scenario scenario, IntSupplier currentStep) {
    this.machine = machine;
    this.view = machine.view();
    this.geometry = machine.geometry();
    this.scenario = scenario;
    this.currentStep = currentStep;
    scenario.steps().forEach(_ -> steps.add(new ArrayList<>()));
  }

  /** For each step, what could meet it; empty if nothing, or if it was not reached. */
  public List<List<Anchored>> meetings() {
    return steps;
  }

  @Override
  public void before(EventKind kind, int actor, long subject) {
    if (kind == EventKind.OPERATION_BEGIN) {
      begin(currentStep.getAsInt());
    } else if (kind == EventKind.OPERATION_END) {
      isRunning = false;
    } else if (isRunning && seen.size() < COUNT_MAX) {
      note(kind, actor, subject);
    }
  }

  private void begin(int step) {
    isRunning = step < steps.size();
    if (isRunning) {
      // What came before it in the same step, such as taking up a space, is not meant.
      seen = steps.get(step);
      seen.clear();
      counts.clear();
      near = null;
      address = addressOf(scenario.steps().get(step).operation());
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
            Anchor anchor = counted(kind, space, translated);
            noteAccesses(anchor, busyActor, space, translated, isTelling);
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
    Anchor anchor = counted(kind, 0, 0);
    for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
      int space = machine.runningSpace(cpu);
      if (cpu != busyActor && near != null && near.space() == space) {
        add(new Anchored(anchor, cpu, space, near.address(), true, near.isTelling()));
      } else if (cpu != busyActor && space >= 0 && address >= 0) {
        add(new Anchored(anchor, cpu, space, address, false, false));
      }
    }
  }

  private void noteFolio(AnchorKind kind, int busyActor, int folio) {
    if (!view.isCached(folio)) {
      return;
    }
    Anchor anchor = counted(kind, view.fileOf(folio), view.fileIndexOf(folio));
    if (near != null) {
      noteAccesses(anchor, busyActor, near.space(), near.address(), near.isTelling());
    }
  }

  private void noteAccesses(
      Anchor anchor, int busyActor, int space, long translated, boolean isTelling) {
    for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
      if (cpu != busyActor && machine.runningSpace(cpu) == space) {
        near = new Anchored(anchor, cpu, space, translated, true, isTelling);
        add(near);
      }
    }
  }

  private void add(Anchored anchored) {
    if (seen.size() < COUNT_MAX) {
      seen.add(anchored);
    }
  }

  private Anchor counted(AnchorKind kind, int owner, long place) {
    int ordinal = counts.merge(new Counted(kind, owner, place), 1, Integer::sum);
    return new Anchor(kind, owner, place, ordinal);
  }

  private long addressOf(Operation operation) {
    return geometry.isRange(operation.address(), 1) ? operation.address() : -1;
  }
}
