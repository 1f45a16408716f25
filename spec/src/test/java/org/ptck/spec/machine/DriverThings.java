package org.ptck.spec.machine;

import java.util.ArrayList;
import java.util.List;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;

/** What the numbers of a driver's steps stand for: tables and folios that there are, and words. */
final class DriverThings {

  private static final Arm64 ARM = Arm64.GRANULE_4K;
  private static final Geometry GEOMETRY = Driver.GEOMETRY;
  private static final int FOLIO_COUNT_MAX = 12;

  /** A page that no folio reaches: few of the data pages, from 512 on, are ever allocated. */
  private static final int BEYOND_FOLIOS = 512 + 448;

  private final Machine machine;
  private final Hardware hardware;
  private final List<Long> tables = new ArrayList<>();
  private final List<Integer> folios = new ArrayList<>();
  private boolean isApart;

  DriverThings(Machine machine) {
    this.machine = machine;
    this.hardware = machine.hardware();
  }

  /** From now on large leaves lead where no folio is. */
  void keepApart() {
    isApart = true;
  }

  long tableAllocate(int level) {
    long table = hardware.tableAllocate(level);
    if (table != 0) {
      tables.add(table);
    }
    return table;
  }

  void folioAllocate(int order) {
    if (folios.size() < FOLIO_COUNT_MAX) {
      folios.add(hardware.folioAllocate(order));
    }
  }

  /** A table that exists, or one that does not when none is left. */
  long table(int n) {
    return tables.isEmpty() ? GEOMETRY.pageBytes() : tables.get(n % tables.size());
  }

  int level(int table) {
    return machine.truth().tableLevel(machine.frames().frame(table(table)));
  }

  long entry(int table, int index) {
    return table(table) + 8L * index;
  }

  int folio(int n) {
    return folios.get(n % folios.size());
  }

  int pageCount(int folio, int n) {
    return 1 + n % (1 << hardware.folioOrder(folio(folio)));
  }

  long leaf(int table, int folio) {
    int level = level(table);
    // Where pages of folios yet to come are mapped, an allocation gives mapped pages new data.
    int page = isApart && level > 0 ? BEYOND_FOLIOS : folio(folio);
    return ARM.leafWord(level, (long) page << GEOMETRY.pageShift());
  }

  /** A link with some of the bits of APTable and UXNTable. */
  static long link(int level, long table, int bits) {
    return ARM.tableWord(level, table) | (long) (bits & 3) << 61 | (long) (bits >> 2 & 1) << 60;
  }

  static long writable(long word) {
    return ARM.makeDirty(ARM.makeWritable(ARM.makeYoung(word)));
  }

  static long page(int n) {
    return (long) n << GEOMETRY.pageShift();
  }

  /** Every CPU, for half of the choices; else some of them. */
  static long mask(int n) {
    return n > 3 ? -1L : n;
  }

  void forget(long table) {
    tables.remove((Long) table);
  }

  /** The number of the table that was made last. */
  int tableLast() {
    return tables.size() - 1;
  }

  boolean areSeveralFolios() {
    return folios.size() > 1;
  }

  /** A folio, which is not known any more. */
  int takeFolio(int n) {
    return folios.remove(n % folios.size());
  }
}
