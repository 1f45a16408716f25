package org.ptck.spec.machine.ledger;

import java.util.stream.IntStream;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.ResidentCounters;
import org.ptck.spec.machine.memory.CacheCells;
import org.ptck.spec.machine.memory.FileCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.MemoryCells;
import org.ptck.spec.machine.memory.PinCells;
import org.ptck.spec.machine.memory.ResidentCells;

/** What rules may look at of folios, files, pins and resident-set counters. */
abstract class FolioView implements MachineView {

  final Ledger ledger;
  private final FolioCells folios;
  private final FileCells files;
  private final CacheCells cache;
  private final PinCells pins;
  private final ResidentCells residents;

  FolioView(Ledger ledger, MemoryCells cells) {
    this.ledger = ledger;
    this.folios = cells.folios();
    this.files = cells.files();
    this.cache = cells.cache();
    this.pins = cells.pins();
    this.residents = cells.residents();
  }

  // ---- folios and pages

  @Override
  public boolean isDataPage(long page) {
    return ledger.frames.isData(page);
  }

  @Override
  public int folioOf(int page) {
    return isDataPage(page) ? folios.folioOf(page) : 0;
  }

  @Override
  public int folioOrder(int folio) {
    return isDataPage(folio) ? folios.order(folio) : 0;
  }

  @Override
  public boolean isAllocated(int folio) {
    return isDataPage(folio) && folios.isAllocated(folio);
  }

  @Override
  public boolean isReserved(int page) {
    return isDataPage(page) && folios.isReserved(page);
  }

  @Override
  public int references(int folio) {
    return isDataPage(folio) ? folios.references(folio) : 0;
  }

  @Override
  public int mapcount(int page) {
    return isDataPage(page) ? folios.mapcount(page) : 0;
  }

  @Override
  public int folioMapcount(int folio) {
    return isDataPage(folio) ? folios.folioMapcount(folio) : 0;
  }

  @Override
  public boolean isExclusive(int page) {
    return isDataPage(page) && folios.isExclusive(page);
  }

  @Override
  public long pageStamp(int page) {
    return isDataPage(page) ? folios.stamp(page) : 0;
  }

  @Override
  public int entriesMapping(int page) {
    return ledger.pages.entries(page);
  }

  @Override
  public int writableEntriesMapping(int page) {
    return ledger.pages.writable(page);
  }

  @Override
  public int supervisorEntriesMapping(int page) {
    return ledger.pages.supervisor(page);
  }

  @Override
  public int dirtyEntriesMapping(int page) {
    return ledger.pages.dirty(page);
  }

  @Override
  public int foliosAllocated() {
    return folios.allocatedCount() - cache.countUnreserved();
  }

  @Override
  public IntStream foliosLeft() {
    int first = ledger.frames.dataFirst();
    return IntStream.range(first, first + ledger.frames.pageCount())
        .filter(page -> folioOf(page) == page && isAllocated(page))
        .filter(page -> !isReserved(page) && !isCached(page));
  }

  // ---- files and dirty state

  @Override
  public boolean isCached(int page) {
    return has(folioOf(page), FolioIndex.CACHED);
  }

  @Override
  public int fileOf(int page) {
    return isDataPage(page) ? cache.fileOf(page) : -1;
  }

  @Override
  public int fileIndexOf(int page) {
    return isDataPage(page) ? cache.fileIndexOf(page) : -1;
  }

  @Override
  public long storedStamp(int file, int fileIndex) {
    return FileCells.isFilePage(file, fileIndex) ? files.stamp(file, fileIndex) : 0;
  }

  @Override
  public boolean isFilled(int page) {
    return isAllocated(page) && folios.stamp(page) != FolioCells.GARBAGE;
  }

  @Override
  public boolean isCopy(int folio) {
    return has(folio, FolioIndex.COPY);
  }

  @Override
  public boolean isFolioDirty(int folio) {
    return has(folio, FolioIndex.DIRTY);
  }

  @Override
  public boolean isUnderWriteBack(int folio) {
    return has(folio, FolioIndex.UNDER_WRITE_BACK);
  }

  private boolean has(int folio, long flag) {
    return isDataPage(folio) && ledger.folios.has(folio, flag);
  }

  @Override
  public boolean isInHand(int folio) {
    return isDataPage(folio) && ledger.folios.hands(folio) > 0;
  }

  @Override
  public int[] foliosCached() {
    return cache.folios();
  }

  // ---- pins

  @Override
  public int pinCount(int folio) {
    return isDataPage(folio) ? pins.count(folio, 1 << folios.order(folio), false) : 0;
  }

  @Override
  public int writePinCount(int folio) {
    return isDataPage(folio) ? pins.count(folio, 1 << folios.order(folio), true) : 0;
  }

  @Override
  public int pinPage(int pin) {
    return PinCells.isPin(pin) ? pins.page(pin) : 0;
  }

  @Override
  public int pinSpace(int pin) {
    return PinCells.isPin(pin) ? ledger.pins.space(pin) : -1;
  }

  @Override
  public long pinAddress(int pin) {
    return PinCells.isPin(pin) ? ledger.pins.address(pin) : 0;
  }

  // ---- resident-set counters and reverse mapping

  @Override
  public long resident(int space, int kind) {
    return isSpace(space) && isKind(kind) ? residents.get(space, kind) : 0;
  }

  @Override
  public long residentMapped(int space, int kind) {
    return isSpace(space) && isKind(kind) ? ledger.resident.mapped(space, kind) : 0;
  }

  @Override
  public long residentSupervisor(int space, int kind) {
    return isSpace(space) && isKind(kind) ? ledger.resident.supervisorMapped(space, kind) : 0;
  }

  private static boolean isKind(int kind) {
    return kind >= 0 && kind < ResidentCounters.KIND_COUNT;
  }

  @Override
  public boolean isReverseMapped(int file, int fileIndex, int space, long address) {
    return ledger.links.covers(file, fileIndex, space, ledger.page(address), 1);
  }

  final boolean isCpu(int cpu) {
    return cpu >= 0 && cpu < ledger.cpus.cpuCount();
  }

  static boolean isSpace(int space) {
    return space >= 0 && space < CpuIndex.SPACE_COUNT_MAX;
  }
}
