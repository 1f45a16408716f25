package org.ptck.spec.machine;

import org.ptck.spec.fact.Breach;
import org.ptck.spec.fact.LockClass;
import org.ptck.spec.fact.ResidentCounters;
import org.ptck.spec.fact.Translations;
import org.ptck.spec.machine.memory.FileCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.TableCells;

/**
 * Checks what implementations pass to the machine: a wrong argument is answered with a breach, and
 * never reaches an index.
 */
final class Arguments {

  private final Machine machine;
  private final EventCore events;
  private final FolioCells folios;
  private final CpuCells cpus;

  Arguments(Machine machine) {
    this.machine = machine;
    this.events = machine.events;
    this.folios = machine.folios;
    this.cpus = machine.cpus;
  }

  /** The level of the table that the entry lies in, which is allocated. */
  int entryLevel(long entry) {
    int frame = machine.frames.frame(entry);
    if (!machine.frames.isTable(frame)) {
      throw events.breach(Breach.ENTRY_OUTSIDE_TABLES, entry);
    }
    int state = machine.tables.state(frame);
    if (state != TableCells.ALLOCATED) {
      throw events.breach(
          state == TableCells.FREED ? Breach.ENTRY_OF_FREED_TABLE : Breach.ENTRY_OUTSIDE_TABLES,
          entry);
    }
    int level = machine.tables.level(frame);
    long within = entry - machine.frames.address(frame);
    boolean aligned = (within & ((1L << machine.geometry.entryShift(level)) - 1)) == 0;
    if (!aligned || within >= machine.geometry.tableBytes(level)) {
      throw events.breach(Breach.ENTRY_OUTSIDE_TABLES, entry);
    }
    return level;
  }

  /** The frame of an allocated table. */
  int table(long table) {
    int frame = machine.frames.frame(table);
    if (!machine.frames.isTable(frame) || machine.frames.address(frame) != table) {
      throw events.breach(Breach.TABLE_UNKNOWN, table);
    }
    return switch (machine.tables.state(frame)) {
      case TableCells.ALLOCATED -> frame;
      case TableCells.FREED -> throw events.breach(Breach.TABLE_FREED_TWICE, table);
      default -> throw events.breach(Breach.TABLE_UNKNOWN, table);
    };
  }

  /** The number is that of a page. */
  void requirePage(int page) {
    if (!machine.frames.isData(page)) {
      throw events.breach(Breach.PAGE_UNKNOWN, page);
    }
  }

  /** The page belongs to an allocated folio. */
  void requireAllocated(int page) {
    requirePage(page);
    if (!folios.isAllocated(page)) {
      throw events.breach(Breach.FOLIO_USED_WHEN_FREE, page);
    }
  }

  /** The page is the first of an allocated folio. */
  void requireFolio(int folio) {
    requireAllocated(folio);
    if (folios.folioOf(folio) != folio) {
      throw events.breach(Breach.FOLIO_UNKNOWN, folio);
    }
  }

  /** The pages belong to one allocated folio. */
  void requireRun(int page, int pageCount) {
    requireAllocated(page);
    requirePositive(pageCount);
    int folio = folios.folioOf(page);
    if ((long) page + pageCount > folio + (1L << folios.order(folio))) {
      throw events.breach(Breach.PAGES_BEYOND_FOLIO, page);
    }
  }

  /** The count is at least 1. */
  void requirePositive(long count) {
    if (count < 1) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, count);
    }
  }

  /** The CPU exists. */
  void requireCpu(int cpu) {
    if (cpu < 0 || cpu >= cpus.count()) {
      throw events.breach(Breach.CPU_UNKNOWN, cpu);
    }
  }

  /** The id exists. */
  void requireId(int id) {
    if (id < 0 || id >= cpus.idCount()) {
      throw events.breach(Breach.ID_UNKNOWN, id);
    }
  }

  /** The number can be that of a space. */
  void requireSpace(int space) {
    if (space < 0 || space >= CpuCells.SPACE_COUNT_MAX) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, space);
    }
  }

  /** The space has a root. */
  void requireRoot(int space) {
    requireSpace(space);
    if (cpus.spaceRoot(space) == 0) {
      throw events.breach(Breach.SPACE_WITHOUT_ROOT, space);
    }
  }

  /** The current CPU can hold one lock more of the class; returns the CPU. */
  int requireLockable(int lockClass, long object) {
    requireLockClass(lockClass);
    if (!machine.locks.hasRoom(events.cpu())) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, object);
    }
    return events.cpu();
  }

  /** The class exists. */
  void requireLockClass(int lockClass) {
    if (!LockClass.isCode(lockClass)) {
      throw events.breach(Breach.LOCK_CLASS_UNKNOWN, lockClass);
    }
  }

  /** The depth of an invalidation is one of the two. */
  void requireDepth(int depth) {
    if (depth != Translations.LEAF_ONLY && depth != Translations.ALL_LEVELS) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, depth);
    }
  }

  /** The range has at least one page and lies within the address space. */
  void requireRange(long address, long pageCount) {
    requirePositive(pageCount);
    long last = machine.geometry.addressLast() >>> machine.geometry.pageShift();
    long page = address >>> machine.geometry.pageShift();
    if (address < 0 || page > last || pageCount > last - page + 1) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, address);
    }
  }

  /** The file has these pages. */
  void requireFilePages(int file, int fileIndex, long pageCount) {
    if (!FileCells.isFilePage(file, fileIndex)
        || !FileCells.isFilePage(file, fileIndex + pageCount - 1)) {
      throw events.breach(Breach.FILE_UNKNOWN, file);
    }
  }

  /** The pages of a file and of a space, as many of each, exist. */
  void requireFileRange(int file, int fileIndex, int space, long address, long pageCount) {
    requireSpace(space);
    requireRange(address, pageCount);
    requireFilePages(file, fileIndex, pageCount);
  }

  /** The page is the first of an allocated folio that caches a file. */
  void requireCached(int folio) {
    requireFolio(folio);
    if (!machine.cache.isCached(folio)) {
      throw events.breach(Breach.FOLIO_NOT_CACHED, folio);
    }
  }

  /** The space has such a resident-set counter. */
  void requireCounter(int space, int kind) {
    requireSpace(space);
    if (kind < 0 || kind >= ResidentCounters.KIND_COUNT) {
      throw events.breach(Breach.COUNTER_UNKNOWN, kind);
    }
  }

  /** The number of pages is at least 1, and an address space can have so many. */
  void requirePageCount(long pageCount) {
    if (pageCount < 1 || pageCount - 1 > machine.geometry.addressLast() >>> pageShift()) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, pageCount);
    }
  }

  private int pageShift() {
    return machine.geometry.pageShift();
  }
}
