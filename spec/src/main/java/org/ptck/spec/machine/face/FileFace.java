package org.ptck.spec.machine.face;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.fact.hardware.Pins;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.fact.hardware.ReverseMappings;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.CacheCells;
import org.ptck.spec.machine.memory.FileCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.PinCells;
import org.ptck.spec.machine.memory.ResidentCells;
import org.ptck.spec.machine.memory.ReverseLinks;

/**
 * Files with their cache and reverse mapping, pins, and resident-set counters, as implementations
 * see them.
 */
final class FileFace implements FileMemory, Pins, ResidentCounters, ReverseMappings {

  private final int pageShift;
  private final FolioCells folios;
  private final FileCells files;
  private final CacheCells cache;
  private final PinCells pins;
  private final ResidentCells residents;
  private final ReverseLinks links;
  private final EventCore events;
  private final Arguments arguments;

  FileFace(
      Geometry geometry, MachineMemory memory, EventCore events, Arguments arguments) {
    this.pageShift = geometry.pageShift();
    this.folios = memory.folios();
    this.files = memory.files();
    this.cache = memory.cache();
    this.pins = memory.pins();
    this.residents = memory.residents();
    this.links = memory.links();
    this.events = events;
    this.arguments = arguments;
  }

  // ---- page cache and storage

  @Override
  public void cacheAdd(int file, int fileIndex, int folio) {
    events.before(EventKind.CACHE_ADD, folio);
    arguments.requireFolio(folio);
    int pageCount = 1 << folios.order(folio);
    arguments.requireFilePages(file, fileIndex, pageCount);
    if ((fileIndex & (pageCount - 1)) != 0) {
      throw events.refuse(
          Breach.ARGUMENT_OUT_OF_BOUNDS,
          fileIndex,
          "a folio of %d pages cannot begin at that page of a file".formatted(pageCount));
    }
    if (cache.isCached(folio) || cache.isAnyHeld(file, fileIndex, pageCount)) {
      throw events.refuse(
          Breach.FOLIO_CACHED,
          folio,
          cache.isCached(folio)
              ? "the folio caches a file already"
              : "another folio caches pages of that range");
    }
    cache.add(folio, file, fileIndex);
    events.after(EventKind.CACHE_ADD, folio, file, fileIndex, folios.order(folio));
  }

  @Override
  public void cacheRemove(int folio) {
    events.before(EventKind.CACHE_REMOVE, folio);
    arguments.requireCached(folio);
    int file = cache.fileOf(folio);
    int fileIndex = cache.fileIndexOf(folio);
    cache.remove(folio);
    events.after(EventKind.CACHE_REMOVE, folio, file, fileIndex, folios.order(folio));
  }

  @Override
  public void storageRead(int file, int fileIndex, int page) {
    events.before(EventKind.STORAGE_READ, page);
    arguments.requireFilePages(file, fileIndex, 1);
    arguments.requireAllocated(page);
    long before = folios.stamp(page);
    long stamp = files.stamp(file, fileIndex);
    folios.setStamp(page, stamp);
    events.after(EventKind.STORAGE_READ, page, before, stamp, word(file, fileIndex));
  }

  @Override
  public void storeBegin(int folio) {
    events.before(EventKind.STORE_BEGIN, folio);
    arguments.requireCached(folio);
    if (cache.isUnderWriteBack(folio)) {
      throw events.refuse(
          Breach.STORE_OUT_OF_ORDER, folio, "a write-back of the folio is in progress");
    }
    cache.beginStore(folio);
    events.after(EventKind.STORE_BEGIN, folio, 0, 0, folios.order(folio));
  }

  @Override
  public void storeEnd(int folio) {
    events.before(EventKind.STORE_END, folio);
    arguments.requireCached(folio);
    if (!cache.isUnderWriteBack(folio)) {
      throw events.refuse(
          Breach.STORE_OUT_OF_ORDER, folio, "no write-back of the folio was begun");
    }
    cache.endStore(folio);
    events.after(EventKind.STORE_END, folio, 0, 0, folios.order(folio));
  }

  @Override
  public boolean isFolioDirty(int folio) {
    events.before(EventKind.FOLIO_DIRTY_READ, folio);
    arguments.requireFolio(folio);
    boolean dirty = cache.isDirty(folio);
    events.after(EventKind.FOLIO_DIRTY_READ, folio, 0, dirty ? 1 : 0, 0);
    return dirty;
  }

  @Override
  public void folioDirtySet(int folio) {
    changeDirty(folio, true);
  }

  @Override
  public boolean folioDirtyTestAndClear(int folio) {
    return changeDirty(folio, false);
  }

  private boolean changeDirty(int folio, boolean dirty) {
    events.before(EventKind.FOLIO_DIRTY_CHANGE, folio);
    arguments.requireFolio(folio);
    boolean before = cache.setDirty(folio, dirty);
    events.after(EventKind.FOLIO_DIRTY_CHANGE, folio, before ? 1 : 0, dirty ? 1 : 0, 0);
    return before;
  }

  // ---- pins

  @Override
  public void pinAdd(int pin, int page, boolean writes) {
    events.before(EventKind.PIN_ADD, page);
    if (!PinCells.isPin(pin)) {
      throw events.refuse(Breach.PIN_UNKNOWN, pin, "pins are 0 to " + Operation.PIN_MAX);
    }
    if (pins.page(pin) != 0) {
      throw events.refuse(
          Breach.PIN_OPEN, pin, "the pin is open, on page " + pins.page(pin));
    }
    arguments.requireAllocated(page);
    pins.open(pin, page, writes);
    events.after(EventKind.PIN_ADD, page, 0, pin, writes ? 1 : 0);
  }

  @Override
  public void pinRemove(int pin) {
    // Which page a pin is open on is known to whoever opened it: not shared state.
    int page = PinCells.isPin(pin) ? pins.page(pin) : 0;
    events.before(EventKind.PIN_REMOVE, page);
    if (page == 0) {
      throw events.refuse(Breach.PIN_UNKNOWN, pin, "no such pin is open");
    }
    boolean writes = pins.writes(pin);
    pins.close(pin);
    events.after(EventKind.PIN_REMOVE, page, pin, 0, writes ? 1 : 0);
  }

  @Override
  public int pinCount(int folio) {
    events.before(EventKind.PIN_READ, folio);
    arguments.requireFolio(folio);
    int count = pins.count(folio, 1 << folios.order(folio), false);
    events.after(EventKind.PIN_READ, folio, 0, count, 0);
    return count;
  }

  // ---- resident-set counters

  @Override
  public void residentAdd(int space, int kind, long pageCount) {
    changeResident(space, kind, pageCount, 1);
  }

  @Override
  public void residentSubtract(int space, int kind, long pageCount) {
    changeResident(space, kind, pageCount, -1);
  }

  private void changeResident(int space, int kind, long pageCount, int sign) {
    events.before(EventKind.RESIDENT_CHANGE, space);
    arguments.requireCounter(space, kind);
    arguments.requirePageCount(pageCount);
    long before = residents.get(space, kind);
    long after = before + sign * pageCount;
    if (after < 0) {
      throw events.refuse(
          Breach.RESIDENT_BELOW_ZERO,
          space,
          "the counter stands at %d, and %d were taken off".formatted(before, pageCount));
    }
    residents.set(space, kind, after);
    events.after(EventKind.RESIDENT_CHANGE, space, before, after, kind);
  }

  @Override
  public long resident(int space, int kind) {
    events.before(EventKind.RESIDENT_READ, space);
    arguments.requireCounter(space, kind);
    long count = residents.get(space, kind);
    events.after(EventKind.RESIDENT_READ, space, 0, count, kind);
    return count;
  }

  // ---- reverse mapping

  @Override
  public void reverseAdd(int file, int fileIndex, int space, long address, long pageCount) {
    events.before(EventKind.REVERSE_ADD, address);
    arguments.requireFileRange(file, fileIndex, space, address, pageCount);
    links.add(file, fileIndex, space, page(address), pageCount);
    events.after(
        EventKind.REVERSE_ADD, address, word(file, fileIndex), pageCount, space);
  }

  @Override
  public void reverseRemove(int file, int fileIndex, int space, long address, long pageCount) {
    events.before(EventKind.REVERSE_REMOVE, address);
    arguments.requireFileRange(file, fileIndex, space, address, pageCount);
    if (!links.covers(file, fileIndex, space, page(address), pageCount)) {
      throw events.refuseAddress(
          Breach.REVERSE_LINK_UNKNOWN,
          address,
          "not all of the %d pages were added for these pages of file %d"
              .formatted(pageCount, file));
    }
    links.remove(file, fileIndex, space, page(address), pageCount);
    events.after(
        EventKind.REVERSE_REMOVE, address, word(file, fileIndex), pageCount, space);
  }

  private long page(long address) {
    return address >>> pageShift;
  }

  /** A page of a file, over the file. */
  private static long word(int file, int fileIndex) {
    return ((long) file << 32) | fileIndex;
  }
}
