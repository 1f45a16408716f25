package org.ptck.conformance.drive;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.model.Stamps;
import org.ptck.spec.model.SystemState;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.watch.Monitor;

/**
 * Compares what the implementation's own walk finds with what hardware would reach, at the pages
 * that an operation was about (SEM-9).
 */
final class OwnWalk {

  /** The pages looked at from the start of a range; the last one is looked at as well. */
  private static final int PAGE_COUNT_MAX = 4;

  private final ForeignCode guest;
  private final MachineView view;
  private final Monitor monitor;
  private final Geometry geometry;

  OwnWalk(ForeignCode guest, MachineView view, Monitor monitor) {
    this.guest = guest;
    this.view = view;
    this.monitor = monitor;
    this.geometry = view.geometry();
  }

  /**
   * Looks at the pages of an operation that was carried out.
   *
   * @param state what is true afterwards
   * @return whether every rule holds
   */
  boolean agrees(Operation operation, SystemState state) {
    int space = operation.space();
    if (operation.kind().has(Operand.CHILD)) {
      return stored(space, state) && stored(operation.child(), state);
    }
    return operation.everyRange((address, pageCount) -> range(space, address, pageCount));
  }

  private boolean range(int space, long address, long pageCount) {
    long looked = Math.min(pageCount, PAGE_COUNT_MAX);
    for (long i = 0; i < looked; i++) {
      if (!page(space, address + (i << geometry.pageShift()))) {
        return false;
      }
    }
    return pageCount == looked || page(space, address + ((pageCount - 1) << geometry.pageShift()));
  }

  /** The first pages of a space that were stored to. */
  private boolean stored(int space, SystemState state) {
    Stamps contents = state.space(space).contents();
    for (int n = 0; n < Math.min(contents.size(), PAGE_COUNT_MAX); n++) {
      if (!page(space, contents.page(n) << geometry.pageShift())) {
        return false;
      }
    }
    return true;
  }

  private boolean page(int space, long address) {
    if (isSupervisor(space, address)) {
      // Some walks ask for the user bit, as accesses on behalf of user code must; some do not.
      return true;
    }
    Long answered = guest.translate(space, address);
    return answered != null
        && monitor.observe(
            Conduct.walked(
                new Conduct.Walk(space, address, answered, reached(space, address))));
  }

  private boolean isSupervisor(int space, long address) {
    long word = view.leafAt(space, address);
    return word != 0 && !geometry.architecture().leafAccess(word).isAny();
  }

  private long reached(int space, long address) {
    long word = view.leafAt(space, address);
    return word == 0
        ? MemoryManager.NO_TRANSLATION
        : geometry.architecture().physicalAddress(word);
  }
}
