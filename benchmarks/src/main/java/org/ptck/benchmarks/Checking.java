package org.ptck.benchmarks;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/** How much of the checking is on: each is the peer of the others. */
public enum Checking {
  /** The machine and the implementation alone. */
  OFF,
  /** The ledger is kept, but nothing looks at it. */
  LEDGER,
  /** Every rule of the catalogue. */
  ALL;

  /** The monitor of all rules; null where rules are off. */
  @Nullable Monitor monitor(Geometry geometry, Machine machine) {
    return this == ALL
        ? new Monitor(
            geometry,
            Catalogue.all(),
            Workload.IMPLEMENTATION.capabilities(geometry),
            machine.view())
        : null;
  }

  /** Starts the machine again, observed as this says. */
  void reset(Machine machine, int cpuCount, @Nullable Monitor monitor) {
    EventSink sink = monitor == null ? EventSink.NONE : monitor;
    if (monitor != null) {
      monitor.reset(machine.view());
    }
    machine.reset(
        cpuCount,
        sink,
        Workload.IMPLEMENTATION.capabilities(machine.geometry()),
        this != OFF);
  }
}
