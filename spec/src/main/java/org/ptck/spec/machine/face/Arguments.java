package org.ptck.spec.machine.face;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.Debts;
import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.fact.hardware.TableMemory;
import org.ptck.spec.fact.hardware.Translations;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.learn.Purposes;
import org.ptck.spec.machine.lock.GracePeriods;
import org.ptck.spec.machine.lock.LockTable;
import org.ptck.spec.machine.memory.CpuCells;
import org.ptck.spec.machine.memory.FileCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.TableCells;

/**
 * Checks what implementations pass to the machine: a wrong argument is answered with a breach, and
 * never reaches an index.
 */
final class Arguments {

  private final Geometry geometry;
  private final MachineMemory memory;
  private final FrameMap frames;
  private final TableCells tables;
  private final FolioCells folios;
  private final CpuCells cpus;
  private final LockTable locks;
  private final GracePeriods grace;
  private final EventCore events;
  private final Purposes purposes;

  Arguments(
      Geometry geometry,
      MachineMemory memory,
      CpuCells cpus,
      LockTable locks,
      GracePeriods grace,
      EventCore events,
      Purposes purposes) {
    this.geometry = geometry;
    this.memory = memory;
    this.frames = memory.frames();
    this.tables = memory.tables();
    this.folios = memory.folios();
    this.cpus = cpus;
    this.locks = locks;
    this.grace = grace;
    this.events = events;
    this.purposes = purposes;
  }

  /**
   * The level of the table that the entry lies in, which is allocated;
   * {@link TableMemory#ANY_LEVEL} where that is not known yet.
   */
  int entryLevel(long entry) {
    int frame = frames.frame(entry);
    if (!frames.isTable(frame)) {
      throw refuseNoTable(Breach.ENTRY_OUTSIDE_TABLES, entry);
    }
    int state = tables.state(frame);
    if (state != TableCells.ALLOCATED && state != TableCells.UNUSED) {
      throw refuseUnusedTable(state, entry, frame);
    }
    boolean isUsed = state == TableCells.ALLOCATED;
    int level = isUsed ? tables.level(frame) : geometry.rootLevel();
    long bytes = isUsed ? geometry.tableBytes(level) : geometry.tableBytesMax();
    long within = entry - frames.address(frame);
    boolean aligned = (within & ((1L << geometry.entryShift(level)) - 1)) == 0;
    if (!aligned || within >= bytes) {
      throw refuseNoEntry(entry, bytes, level, aligned);
    }
    return isUsed ? level : TableMemory.ANY_LEVEL;
  }

  private MachineStopped refuseUnusedTable(int state, long entry, int frame) {
    if (frames.isEither(frames.page(frame)) && folios.isAllocated(frames.page(frame))) {
      return refuseNoTable(Breach.ENTRY_OUTSIDE_TABLES, entry);
    }
    String table = "the table at %s ".formatted(hexadecimal(frames.address(frame)));
    return state == TableCells.FREED
        ? events.refuseAddress(Breach.ENTRY_OF_FREED_TABLE, entry, table + "was freed before")
        : events.refuseAddress(Breach.ENTRY_OUTSIDE_TABLES, entry, table + "was never allocated");
  }

  private MachineStopped refuseNoEntry(long entry, long bytes, int level, boolean aligned) {
    String why =
        aligned
            ? "it lies beyond the %d bytes of its table, whose level is %d"
                .formatted(bytes, level)
            : "the address is not aligned to %d bytes"
                .formatted(1 << geometry.entryShift(level));
    return events.refuseAddress(Breach.ENTRY_OUTSIDE_TABLES, entry, why);
  }

  /** An address that is in no frame of a table was taken for one that is. */
  private MachineStopped refuseNoTable(Breach breach, long address) {
    long end = frames.base() + frames.memoryBytes();
    String why;
    if (address < frames.base() || address >= end) {
      why =
          "the address lies outside the machine's memory, %s to %s"
              .formatted(hexadecimal(frames.base()), hexadecimal(end - 1));
    } else if (frames.isData(address >>> pageShift())) {
      why = "the address is in page %d, of data, not in a table".formatted(address >>> pageShift());
    } else {
      why = "no table is there: the first frame, and those between tables and data, have none";
    }
    return events.refuseAddress(breach, address, why);
  }

  private static String hexadecimal(long address) {
    return "0x" + Long.toHexString(address);
  }

  /** The frame of an allocated table. */
  int table(long table) {
    int frame = frames.frame(table);
    if (!frames.isTable(frame)) {
      throw refuseNoTable(Breach.TABLE_UNKNOWN, table);
    }
    if (frames.address(frame) != table) {
      throw events.refuseAddress(
          Breach.TABLE_UNKNOWN,
          table,
          "no table begins there, but at " + hexadecimal(frames.address(frame)));
    }
    if (frames.isEither(frames.page(frame)) && folios.isAllocated(frames.page(frame))) {
      throw events.refuseAddress(
          Breach.FRAME_USED_AS_BOTH, table, "the frame is used as a page, not as a table");
    }
    return switch (tables.state(frame)) {
      case TableCells.ALLOCATED, TableCells.UNUSED -> frame;
      case TableCells.FREED, TableCells.FREED_UNUSED ->
          throw events.refuseAddress(
              Breach.TABLE_FREED_TWICE, table, "the table was freed before");
      default ->
          throw events.refuseAddress(
              Breach.TABLE_UNKNOWN, table, "the table was never allocated");
    };
  }

  /** The number is that of a page. */
  void requirePage(int page) {
    if (!frames.isData(page)) {
      int first = frames.dataFirst();
      throw events.refuse(
          Breach.PAGE_UNKNOWN,
          page,
          "there is no such page: pages of data are %d to %d"
              .formatted(first, first + frames.pageCount() - 1));
    }
  }

  /** The page belongs to an allocated folio. */
  void requireAllocated(int page) {
    requirePage(page);
    purposes.usedAsPage(page);
    if (!folios.isAllocated(page)) {
      throw events.refuse(
          Breach.FOLIO_USED_WHEN_FREE,
          page,
          folios.isFreed(page) ? "the page was freed before" : "the page was never allocated");
    }
  }

  /** The page is the first of an allocated folio. */
  void requireFolio(int folio) {
    requireAllocated(folio);
    if (folios.folioOf(folio) != folio) {
      throw events.refuse(
          Breach.FOLIO_UNKNOWN,
          folio,
          "it is not the first page of its folio, which is " + folios.folioOf(folio));
    }
  }

  /** The number is that of a folio which is not free. */
  void requireToFree(int folio) {
    requirePage(folio);
    purposes.usedAsPage(folio);
    if (folios.folioOf(folio) != folio) {
      throw events.refuse(
          Breach.FOLIO_UNKNOWN,
          folio,
          "it is not the first page of its folio, which is " + folios.folioOf(folio));
    }
    if (!folios.isAllocated(folio)) {
      throw events.refuse(
          Breach.FOLIO_FREED_TWICE,
          folio,
          folios.isFreed(folio) ? "the folio was freed before" : "the folio was never allocated");
    }
  }

  /** The table, or folio, is not one that is freed when a grace period has passed. */
  void requireNotDeferred(int what, long thing) {
    if (grace.isPending(what, thing)) {
      String why = "it is to be freed already, when a grace period has passed";
      throw what == EventKind.GRACE_TABLE
          ? events.refuseAddress(Breach.TABLE_FREED_TWICE, thing, why)
          : events.refuse(Breach.FOLIO_FREED_TWICE, thing, why);
    }
  }

  /** An interrupt reaches those CPUs, or is waited for without end. */
  void requireInterruptible(long cpuMask) {
    int walker = grace.holdingOff(cpuMask, events.actor().number());
    if (walker >= 0) {
      throw events.refuse(
          Breach.GRACE_NEVER_ENDS,
          walker,
          "%s is inside a lockless walk, holds off interrupts (FLUSH_BY_INTERRUPT), and cannot"
              .formatted(Actors.name(walker))
              + " go on");
    }
  }

  /** The pages belong to one allocated folio. */
  void requireRun(int page, int pageCount) {
    requireAllocated(page);
    requirePositive(pageCount);
    int folio = folios.folioOf(page);
    if ((long) page + pageCount > folio + (1L << folios.order(folio))) {
      throw events.refuse(
          Breach.PAGES_BEYOND_FOLIO,
          page,
          "%d pages from there reach beyond their folio, which has the %d pages from %d on"
              .formatted(pageCount, 1 << folios.order(folio), folio));
    }
  }

  /** The count is at least 1. */
  void requirePositive(long count) {
    if (count < 1) {
      throw events.refuse(Breach.ARGUMENT_OUT_OF_BOUNDS, count, "the count must be at least 1");
    }
  }

  /** The queue exists. */
  void requireQueue(int queue) {
    if (queue < 0 || queue >= Debts.QUEUE_COUNT) {
      throw events.refuse(
          Breach.ARGUMENT_OUT_OF_BOUNDS, queue, "queues are 0 to " + (Debts.QUEUE_COUNT - 1));
    }
  }

  /** The CPU exists. */
  void requireCpu(int cpu) {
    if (cpu < 0 || cpu >= cpus.count()) {
      throw events.refuse(Breach.CPU_UNKNOWN, cpu, "CPUs are 0 to " + (cpus.count() - 1));
    }
  }

  /** The id exists. */
  void requireId(int id) {
    if (id < 0 || id >= cpus.idCount()) {
      throw events.refuse(Breach.ID_UNKNOWN, id, "ids are 0 to " + (cpus.idCount() - 1));
    }
  }

  /** The number can be that of a space. */
  void requireSpace(int space) {
    if (space < 0 || space >= CpuCells.SPACE_COUNT_MAX) {
      throw events.refuse(
          Breach.ARGUMENT_OUT_OF_BOUNDS,
          space,
          "spaces are 0 to " + (CpuCells.SPACE_COUNT_MAX - 1));
    }
  }

  /** The space has a root. */
  void requireRoot(int space) {
    requireSpace(space);
    if (cpus.spaceRoot(space) == 0) {
      throw events.refuse(Breach.SPACE_WITHOUT_ROOT, space, "the space has no root");
    }
  }

  /** The current actor can hold one lock more of the class; returns the actor's number. */
  int requireLockable(int lockClass, long object) {
    requireLockClass(lockClass);
    int actor = events.actor().number();
    if (!locks.hasRoom(actor)) {
      throw events.refuseAddress(
          Breach.ARGUMENT_OUT_OF_BOUNDS, object, "the CPU holds as many locks as it can");
    }
    return actor;
  }

  /** The class exists. */
  void requireLockClass(int lockClass) {
    if (!LockClass.isCode(lockClass)) {
      throw events.refuse(Breach.LOCK_CLASS_UNKNOWN, lockClass, "there is no such lock class");
    }
  }

  /** The depth of an invalidation is one of the two. */
  void requireDepth(int depth) {
    if (depth != Translations.LEAF_ONLY && depth != Translations.ALL_LEVELS) {
      throw events.refuse(
          Breach.ARGUMENT_OUT_OF_BOUNDS,
          depth,
          "the depth must be %d or %d".formatted(Translations.LEAF_ONLY, Translations.ALL_LEVELS));
    }
  }

  /** The range has at least one page and lies within the address space. */
  void requireRange(long address, long pageCount) {
    requirePositive(pageCount);
    long last = geometry.whole().addressLast() >>> geometry.pageShift();
    long page = address >>> geometry.pageShift();
    if (address < 0 || page > last || pageCount > last - page + 1) {
      throw events.refuseAddress(
          Breach.ARGUMENT_OUT_OF_BOUNDS,
          address,
          "%d pages from there reach beyond the last address, %s"
              .formatted(pageCount, hexadecimal(geometry.whole().addressLast())));
    }
  }

  /** How many of the pages, of which the first must be, are pages of the address space. */
  long withinRange(long address, long pageCount) {
    requirePositive(pageCount);
    requireRange(address, 1);
    long last = geometry.whole().addressLast() >>> geometry.pageShift();
    return Math.min(pageCount, last - (address >>> geometry.pageShift()) + 1);
  }

  /** The file has these pages. */
  void requireFilePages(int file, int fileIndex, long pageCount) {
    if (!FileCells.isFilePage(file, fileIndex)
        || !FileCells.isFilePage(file, fileIndex + pageCount - 1)) {
      throw events.refuse(
          Breach.FILE_UNKNOWN,
          file,
          "there are no %d pages from page %d of such a file: %d files have %d pages each"
              .formatted(
                  pageCount, fileIndex, FileMemory.FILE_COUNT, FileMemory.FILE_PAGE_COUNT));
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
    if (!memory.cache().isCached(folio)) {
      throw events.refuse(Breach.FOLIO_NOT_CACHED, folio, "the folio caches no file");
    }
  }

  /** The space has such a resident-set counter. */
  void requireCounter(int space, int kind) {
    requireSpace(space);
    if (kind < 0 || kind >= ResidentCounters.KIND_COUNT) {
      throw events.refuse(Breach.COUNTER_UNKNOWN, kind, "there is no such kind of counter");
    }
  }

  /** The number of pages is at least 1, and an address space can have so many. */
  void requirePageCount(long pageCount) {
    if (pageCount < 1 || pageCount - 1 > geometry.whole().addressLast() >>> pageShift()) {
      throw events.refuse(
          Breach.ARGUMENT_OUT_OF_BOUNDS,
          pageCount,
          "the number of pages must be at least 1, and such that a space can have them");
    }
  }

  private int pageShift() {
    return geometry.pageShift();
  }
}
