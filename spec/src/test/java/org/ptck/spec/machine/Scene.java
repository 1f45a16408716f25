package org.ptck.spec.machine;

import java.util.Set;
import org.ptck.oracle.Oracle;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.memory.MachineSize;

/**
 * A machine of two CPUs with one space, loaded on both, that has one table of each level.
 */
final class Scene {

  static final Geometry GEOMETRY = Geometries.TINY;
  static final Arm64 ARM = Arm64.GRANULE_4K;
  static final long PAGE = GEOMETRY.pageBytes();
  static final int SPACE = 0;

  final Machine machine = new Machine(GEOMETRY, new MachineSize(32, 512, 4));
  final Hardware hardware = machine.hardware();
  final MachineView view = machine.view();
  final long root;
  final long middle;
  final long leaf;

  Scene(EventSink sink, Set<Capability> capabilities) {
    machine.reset(2, sink, capabilities);
    machine.beginOperation(1, Long.MAX_VALUE, 0, false, false);
    root = tree(SPACE);
    middle = ARM.physicalAddress(view.entryWord(root));
    leaf = ARM.physicalAddress(view.entryWord(middle));
    hardware.load(0, SPACE, 0);
    hardware.load(1, SPACE, 0);
  }

  Scene() {
    this(EventSink.NONE, Set.of());
  }

  /** Makes a space with one table of each level, linked at address 0; returns the root. */
  long tree(int space) {
    long leafTable = hardware.tableAllocate(0);
    long middleTable = hardware.tableAllocate(1);
    long rootTable = hardware.tableAllocate(2);
    hardware.entryWrite(middleTable, ARM.tableWord(1, leafTable));
    hardware.entryWrite(rootTable, ARM.tableWord(2, middleTable));
    hardware.rootSet(space, rootTable);
    return rootTable;
  }

  /** The n-th entry of the leaf table, or of another one. */
  long entry(int n) {
    return leaf + 8L * n;
  }

  long clean(int page) {
    return ARM.makeYoung(ARM.makeWritable(ARM.leafWord(0, page * PAGE)));
  }

  long dirty(int page) {
    return ARM.makeDirty(clean(page));
  }

  /** Maps a folio of four pages by a contiguous block at address 0, all of it clean. */
  int block() {
    int folio = hardware.folioAllocate(2);
    for (int n = 0; n < 4; n++) {
      hardware.entryWrite(entry(n), ARM.makeContiguous(clean(folio + n)));
    }
    return folio;
  }

  void lock(LockClass lockClass, long object) {
    hardware.lock(lockClass.ordinal(), object);
  }

  void unlock(LockClass lockClass, long object) {
    hardware.unlock(lockClass.ordinal(), object);
  }

  Oracle oracle() {
    return new Oracle(machine);
  }
}
