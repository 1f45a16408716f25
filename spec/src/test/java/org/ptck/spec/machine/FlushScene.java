package org.ptck.spec.machine;

import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.memory.MachineSize;

/**
 * A machine of two CPUs on which spaces 0 and 1 have four pages each, at address 0; every CPU has
 * used those of the space that it has loaded, which is space 0 at first. An operation runs.
 */
final class FlushScene {

  final Machine machine;
  final Hardware hardware;
  final MachineView view;
  final long[] roots = new long[2];
  final int[] folios = new int[2];
  private final Geometry geometry;
  private final Architecture architecture;

  FlushScene(Geometry geometry, EventSink sink) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.machine = new Machine(geometry, new MachineSize(32, 512, 8));
    this.hardware = machine.hardware();
    this.view = machine.view();
    machine.reset(2, sink, Set.of());
    machine.beginOperation(1, Long.MAX_VALUE, 0, false, false);
    for (int space = 0; space < 2; space++) {
      roots[space] = tree(space);
      load(0, space);
      load(1, space);
    }
    load(0, 0);
    load(1, 0);
    machine.endOperation(1);
    machine.beginOperation(2, Long.MAX_VALUE, 0, false, false);
  }

  FlushScene(Geometry geometry) {
    this(geometry, EventSink.NONE);
  }

  private long tree(int space) {
    long table = hardware.tableAllocate(geometry.rootLevel());
    hardware.rootSet(space, table);
    long at = table;
    for (int level = geometry.rootLevel(); level > 0; level--) {
      long below = hardware.tableAllocate(level - 1);
      hardware.entryWrite(at, architecture.tableWord(level, below));
      at = below;
    }
    folios[space] = hardware.folioAllocate(2);
    for (int n = 0; n < 4; n++) {
      hardware.entryWrite(entry(space, n), leaf(folios[space] + n));
    }
    return table;
  }

  /** Loads a space under its number, and uses its pages. */
  void load(int cpu, int space) {
    hardware.load(cpu, space, space);
    for (int n = 0; n < 4; n++) {
      read(cpu, n);
    }
  }

  private long leaf(int page) {
    long physical = (long) page << geometry.pageShift();
    return architecture.makeYoung(architecture.leafWord(0, physical));
  }

  /** The leaf table of a space. */
  long leafTable(int space) {
    long at = view.rootOf(space);
    for (int level = geometry.rootLevel(); level > 0; level--) {
      at = architecture.physicalAddress(view.entryWord(at));
    }
    return at;
  }

  /** The n-th entry of the leaf table of a space. */
  long entry(int space, int n) {
    return leafTable(space) + ((long) n << geometry.entryShift(0));
  }

  /** Unmaps the n-th page of a space, and invalidates nothing. */
  void clear(int space, int n) {
    hardware.entryWrite(entry(space, n), 0);
  }

  /** Unlinks the leaf table of a space, in which pages stand; returns it. */
  long unlinkLeafTable(int space) {
    long table = leafTable(space);
    long link = roots[space];
    for (int level = geometry.rootLevel(); level > 1; level--) {
      link = architecture.physicalAddress(view.entryWord(link));
    }
    hardware.entryWrite(link, 0);
    return table;
  }

  /** Whether a CPU can still reach the n-th page of the space, which is unmapped. */
  boolean isStale(int space, int n) {
    return view.isReachableStale(folios[space] + n);
  }

  /** What a load of the n-th page reaches on a CPU. */
  long read(int cpu, int n) {
    return machine.interpose(cpu, (long) n << geometry.pageShift(), Access.READ, 0, -1);
  }
}
