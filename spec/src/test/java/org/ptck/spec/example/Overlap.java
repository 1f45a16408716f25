package org.ptck.spec.example;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/** A machine, looked at by every rule, on which operations begin before others have ended. */
final class Overlap {

  static final Geometry GEOMETRY = Geometries.TINY;
  static final int EVENT_COUNT_MAX = 10_000;
  static final int READ = MappingState.READ;
  static final int READ_WRITE = MappingState.READ | MappingState.WRITE;

  static final Set<Capability> FACTS =
      EnumSet.of(
          Capability.REFERENCES,
          Capability.MAPCOUNTS,
          Capability.LOCKS,
          Capability.LOAD,
          Capability.ENTRY_EVENTS,
          Capability.SPAWN,
          Capability.EXIT,
          Capability.UNMAP);

  private static final Arm64 ARM = Arm64.GRANULE_4K;
  private static final int CPU_COUNT = 4;
  private static final int PAGE_COUNT = 8;

  final Machine machine = new Machine(GEOMETRY, new MachineSize(64, 1024, 8));
  final Hardware hardware = machine.hardware();
  private final Monitor monitor;
  private long operation;

  Overlap(Set<Capability> facts) {
    monitor = new Monitor(GEOMETRY, Catalogue.all(), facts, machine.view());
    machine.reset(CPU_COUNT, monitor, facts);
  }

  /** A space's tables, one of each level, which translate its first eight pages. */
  record Tree(int space, long leaf, long middle) {
    long entry(int n) {
      return leaf + 8L * n;
    }
  }

  /** Runs to the end or to the first violation; which rule it was, and whose operation. */
  String run(Consumer<Overlap> body) {
    try {
      body.accept(this);
    } catch (MachineStopped stopped) {
      // The finding tells.
    }
    Finding finding = monitor.finding();
    return finding == null
        ? "none"
        : "%s in operation %d".formatted(finding.rule().id(), finding.operation());
  }

  void on(int cpu) {
    machine.enter(cpu);
  }

  /** An operation begins on the CPU, which runs from now on; returns its number. */
  long begin(int cpu) {
    on(cpu);
    return beginHere();
  }

  /** An operation of the actor whose turn it is begins; returns its number. */
  long beginHere() {
    machine.beginOperation(++operation, EVENT_COUNT_MAX, 0, false, false);
    return operation;
  }

  /** The operation ends, on the CPU on which it began. */
  void end(int cpu, long number) {
    on(cpu);
    machine.endOperation(number);
  }

  /** A space that permits everything, loaded on the CPU. */
  Tree spawn(int space, int cpu) {
    machine.modelFacts().mapping(space, 0, PAGE_COUNT, READ_WRITE);
    long number = begin(cpu);
    long leaf = hardware.tableAllocate(0);
    long middle = hardware.tableAllocate(1);
    long root = hardware.tableAllocate(2);
    hardware.entryWrite(middle, ARM.tableWord(1, leaf));
    hardware.entryWrite(root, ARM.tableWord(2, middle));
    hardware.rootSet(space, root);
    hardware.load(cpu, space, space);
    end(cpu, number);
    return new Tree(space, leaf, middle);
  }

  static long readOnly(int page) {
    return ARM.makeYoung(ARM.leafWord(0, page * GEOMETRY.pageBytes()));
  }

  static long writable(int page) {
    return ARM.makeDirty(ARM.makeWritable(readOnly(page)));
  }
}
