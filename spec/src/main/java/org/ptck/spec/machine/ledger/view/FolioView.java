package org.ptck.spec.machine.ledger.view;

import java.util.stream.LongStream;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.page.FolioIndex;
import org.ptck.spec.machine.ledger.page.PageIndex;
import org.ptck.spec.machine.ledger.table.Resident;
import org.ptck.spec.machine.memory.CacheCells;
import org.ptck.spec.machine.memory.FileCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MemoryCells;
import org.ptck.spec.machine.memory.PinCells;
import org.ptck.spec.machine.memory.ResidentCells;
import org.ptck.spec.machine.memory.ReverseLinks;

/** What rules may look at of folios, files, pins and resident-set counters. */
abstract class FolioView implements MachineView {

  private final FrameMap frames;
  private final int pageShift;
  private final PageIndex pages;
  private final FolioIndex marks;
  private final PinCells targets;
  private final ReverseLinks links;
  private final Resident mapped;
  private final FolioCells folios;
  private final FileCells files;
  private final CacheCells cache;
  private final PinCells pins;
  private final ResidentCells residents;

  FolioView(LedgerIndices indices, MemoryCells cells) {
    this.frames = indices.contents().frames();
    this.pageShift = indices.contents().geometry().pageShift();
    this.pages = indices.pages();
    this.marks = indices.folios();
    this.targets = indices.pins();
    this.links = indices.links();
    this.mapped = indices.resident();
    this.folios = cells.folios();
    this.files = cells.files();
    this.cache = cells.cache();
    this.pins = cells.pins();
    this.residents = cells.residents();
  }

  // ---- folios and pages

  @Override
  public boolean isDataPage(long page) {
    return frames.isData(page);
  }

  @Override
  public long folioOf(long page) {
    return isDataPage(page) ? folios.folioOf((int) page) : 0;
  }

  @Override
  public int folioOrder(long folio) {
    return isDataPage(folio) ? folios.order((int) folio) : 0;
  }

  @Override
  public boolean isAllocated(long folio) {
    return isDataPage(folio) && folios.isAllocated((int) folio);
  }

  @Override
  public boolean isReserved(long page) {
    return isDataPage(page) && folios.isReserved((int) page);
  }

  @Override
  public int references(long folio) {
    return isDataPage(folio) ? folios.references((int) folio) : 0;
  }

  @Override
  public int mapcount(long page) {
    return isDataPage(page) ? folios.mapcount((int) page) : 0;
  }

  @Override
  public int folioMapcount(long folio) {
    return isDataPage(folio) ? folios.folioMapcount((int) folio) : 0;
  }

  @Override
  public boolean isExclusive(long page) {
    return isDataPage(page) && folios.isExclusive((int) page);
  }

  @Override
  public long pageStamp(long page) {
    return isDataPage(page) ? folios.stamp((int) page) : 0;
  }

  @Override
  public int entriesMapping(long page) {
    return pages.entries(page);
  }

  @Override
  public int writableEntriesMapping(long page) {
    return pages.writable(page);
  }

  @Override
  public int supervisorEntriesMapping(long page) {
    return pages.supervisor(page);
  }

  @Override
  public int dirtyEntriesMapping(long page) {
    return pages.dirty(page);
  }

  @Override
  public int foliosAllocated() {
    return folios.allocatedCount() - cache.countUnreserved();
  }

  @Override
  public LongStream foliosLeft() {
    int first = frames.dataFirst();
    return LongStream.range(first, first + frames.pageCount())
        .filter(page -> folioOf(page) == page && isAllocated(page))
        .filter(page -> !isReserved(page) && !isCached(page));
  }

  // ---- files and dirty state

  @Override
  public boolean isCached(long page) {
    return has(folioOf(page), FolioIndex.CACHED);
  }

  @Override
  public int fileOf(long page) {
    return isDataPage(page) ? cache.fileOf((int) page) : -1;
  }

  @Override
  public int fileIndexOf(long page) {
    return isDataPage(page) ? cache.fileIndexOf((int) page) : -1;
  }

  @Override
  public long storedStamp(int file, int fileIndex) {
    return FileCells.isFilePage(file, fileIndex) ? files.stamp(file, fileIndex) : 0;
  }

  @Override
  public boolean isFilled(long page) {
    return isAllocated(page) && folios.stamp((int) page) != FolioCells.GARBAGE;
  }

  @Override
  public boolean isCopy(long folio) {
    return has(folio, FolioIndex.COPY);
  }

  @Override
  public boolean isFolioDirty(long folio) {
    return has(folio, FolioIndex.DIRTY);
  }

  @Override
  public boolean isUnderWriteBack(long folio) {
    return has(folio, FolioIndex.UNDER_WRITE_BACK);
  }

  private boolean has(long folio, long flag) {
    return isDataPage(folio) && marks.has((int) folio, flag);
  }

  @Override
  public boolean isInHand(long folio) {
    return isDataPage(folio) && marks.hands((int) folio) > 0;
  }

  @Override
  public long[] foliosCached() {
    return cache.folios();
  }

  // ---- pins

  @Override
  public int pinCount(long folio) {
    return isDataPage(folio) ? pins.count((int) folio, 1 << folios.order((int) folio), false) : 0;
  }

  @Override
  public int writePinCount(long folio) {
    return isDataPage(folio) ? pins.count((int) folio, 1 << folios.order((int) folio), true) : 0;
  }

  @Override
  public long pinPage(int pin) {
    return PinCells.isPin(pin) ? pins.page(pin) : 0;
  }

  @Override
  public int pinSpace(int pin) {
    return PinCells.isPin(pin) ? targets.space(pin) : -1;
  }

  @Override
  public long pinAddress(int pin) {
    return PinCells.isPin(pin) ? targets.address(pin) : 0;
  }

  // ---- resident-set counters and reverse mapping

  @Override
  public long resident(int space, int kind) {
    return isSpace(space) && isKind(kind) ? residents.get(space, kind) : 0;
  }

  @Override
  public long residentMapped(int space, int kind) {
    return isSpace(space) && isKind(kind) ? mapped.mapped(space, kind) : 0;
  }

  @Override
  public long residentSupervisor(int space, int kind) {
    return isSpace(space) && isKind(kind) ? mapped.supervisorMapped(space, kind) : 0;
  }

  private static boolean isKind(int kind) {
    return kind >= 0 && kind < ResidentCounters.KIND_COUNT;
  }

  @Override
  public boolean isReverseMapped(int file, int fileIndex, int space, long address) {
    return links.covers(file, fileIndex, space, address >>> pageShift, 1);
  }

  static boolean isSpace(int space) {
    return space >= 0 && space < CpuIndex.SPACE_COUNT_MAX;
  }
}
