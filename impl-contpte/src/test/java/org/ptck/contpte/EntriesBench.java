package org.ptck.contpte;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;

/**
 * A machine with one leaf table at address 0, whose space CPU 0 runs under id 0, and a folio that
 * fills two blocks.
 */
final class EntriesBench implements EventSink {

  static final int ID = 0;

  final Geometry geometry;
  final Architecture architecture;
  final int run;
  final Machine machine;
  final Hardware hardware;
  final ContpteEntries entries;
  final int folio;
  final long leaf;
  int invalidations;
  long invalidatedPages;
  private @Nullable EventKind awaited;
  private int awaitedCount;
  private Runnable interposed = () -> {};

  EntriesBench(Geometry geometry) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.run = geometry.contiguousRun(0);
    this.machine = new Machine(geometry, new MachineSize(16, 2048, 4));
    this.hardware = machine.hardware();
    machine.reset(2, this, Set.of());
    this.entries = new ContpteEntries(geometry, hardware);
    this.leaf = hardware.tableAllocate(0);
    long below = leaf;
    for (int level = 1; level < geometry.levelCount(); level++) {
      long table = hardware.tableAllocate(level);
      hardware.entryWrite(table, architecture.tableWord(level, below));
      below = table;
    }
    hardware.rootSet(0, below);
    hardware.load(0, 0, ID);
    this.folio = hardware.folioAllocate(Integer.numberOfTrailingZeros(run) + 1);
  }

  /**
   * One geometry for each length of a block, 2, 4, 16, 32 and 128 entries, and one whose blocks
   * hold the same word in every entry.
   */
  static Stream<Geometry> geometries() {
    return List.of(
        Geometries.TINY4,
        Geometries.TINY,
        Geometries.ARM64_4K,
        Geometries.ARM64_4K_AF,
        Geometries.ARM64_4K_SOFT,
        Geometries.ARM64_64K,
        Geometries.ARM64_16K,
        Geometries.RISCV_SV39)
        .stream();
  }

  /** Those of them on which hardware sets accessed and dirty. */
  static Stream<Geometry> geometriesWithMarks() {
    return geometries()
        .filter(
            geometry -> geometry.architecture().hardwareMarks().includeDirty());
  }

  // ---- places and words

  long address(int n) {
    return (long) n << geometry.pageShift();
  }

  long entry(int n) {
    return leaf + ((long) n << geometry.entryShift(0));
  }

  /** Maps the page: accessed, writable, clean. */
  long clean(int page) {
    long word = architecture.leafWord(0, (long) page << geometry.pageShift());
    return architecture.makeWritable(architecture.makeYoung(word));
  }

  long dirty(int page) {
    return architecture.makeDirty(clean(page));
  }

  // ---- the layer

  void set(int n, long word, int count) {
    entries.set(ID, 0, address(n), entry(n), word, count);
  }

  long get(int n) {
    return entries.get(ID, 0, address(n), entry(n));
  }

  long getAndClear(int n, int count) {
    return entries.getAndClear(ID, 0, address(n), entry(n), count);
  }

  void writeProtect(int n, int count) {
    entries.writeProtect(ID, 0, address(n), entry(n), count);
  }

  boolean setAccessFlags(int n, long word) {
    return entries.setAccessFlags(ID, 0, address(n), entry(n), word, true);
  }

  void clearYoungDirty(int n, int count, int flags) {
    entries.clearYoungDirty(ID, 0, address(n), entry(n), count, flags);
  }

  boolean testAndClearYoung(int n) {
    return entries.testAndClearYoung(ID, 0, address(n), entry(n), 1);
  }

  boolean clearFlushYoung(int n) {
    return entries.clearFlushYoung(ID, 0, address(n), entry(n), 1);
  }

  /** Maps the first block as a whole, clean. */
  void fold() {
    set(0, clean(folio), run);
  }

  // ---- what the machine holds

  long raw(int n) {
    return machine.view().entryWord(entry(n));
  }

  /** The entries with the contiguous bit in the block of an entry. */
  int contiguous(int n) {
    return machine.view().contiguousEntries(entry(n & -run));
  }

  boolean isDirty(int n) {
    return architecture.isDirty(raw(n));
  }

  boolean isYoung(int n) {
    return architecture.isYoung(raw(n));
  }

  boolean isWritable(int n) {
    return architecture.isWritable(raw(n));
  }

  // ---- hardware

  /** User code stores to the page of an entry; hardware marks another one of its block. */
  void write(int n, int marks) {
    machine.access(address(n), Access.WRITE, 1, marks);
  }

  /** Something happens before the n-th event of a kind from now on. */
  void before(EventKind kind, int n, Runnable what) {
    awaited = kind;
    awaitedCount = n;
    interposed = what;
  }

  @Override
  public void before(EventKind kind, int actor, long subject) {
    if (kind == EventKind.INVALIDATE) {
      invalidations++;
    }
    if (kind == awaited && --awaitedCount == 0) {
      awaited = null;
      interposed.run();
    }
  }

  @Override
  public boolean after(
      EventKind kind, int actor, long subject, long before, long after, long detail) {
    if (kind == EventKind.INVALIDATE) {
      invalidatedPages += after;
    }
    return true;
  }
}
