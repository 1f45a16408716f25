package org.ptck.conformance.explain;

import org.jspecify.annotations.Nullable;
import org.ptck.conformance.trace.TraceHeader;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.fold.FoldedMachine;

/** Shows a film: lets the events happen one by one, so that memory can be looked at in between. */
final class Projector {

  private final FoldedMachine machine;
  private final Processors processors;
  private final Lives lives = new Lives();

  /** Nothing has happened yet. */
  Projector(TraceHeader header) {
    machine = new FoldedMachine(header.geometry(), header.size(), header.base());
    machine.reset(header.cpuCount(), header.capabilities(), header.guards(), header.lacks());
    processors = new Processors(header.cpuCount());
  }

  /**
   * Lets it happen.
   *
   * @throws IllegalArgumentException if it cannot follow what happened before
   */
  void show(Happening happening) {
    @Nullable Event event = happening.event();
    if (event == null) {
      return;
    }
    String expected = machine.refusal(event);
    if (expected != null) {
      throw new IllegalArgumentException(
          "%s cannot follow: expected %s".formatted(event.kind(), expected));
    }
    machine.apply(event);
    processors.apply(event);
    lives.apply(event);
  }

  /** What memory is now. */
  MachineView view() {
    return machine.view();
  }

  /** What CPUs run now. */
  Processors processors() {
    return processors;
  }

  /** Which page or table a number means now. */
  Lives lives() {
    return lives;
  }
}
