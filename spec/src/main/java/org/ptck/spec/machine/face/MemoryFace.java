package org.ptck.spec.machine.face;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.learn.Learning;
import org.ptck.spec.machine.memory.CpuCells;
import org.ptck.spec.machine.memory.MachineMemory;

/**
 * The part of the {@link HardwareFace} that is about memory: tables and their entries, frames,
 * folios and their pages.
 */
abstract class MemoryFace extends InvalidationFace {

  final TableFace tables;
  final FolioFace folios;
  private final FrameFace frames;

  MemoryFace(
      Geometry geometry,
      MachineMemory memory,
      CpuCells cpus,
      TranslationFace translations,
      EventCore events,
      Arguments arguments,
      Learning learning) {
    super(
        geometry,
        cpus,
        translations,
        new ProcessorFace(geometry, memory, cpus, events, arguments, learning.purposes()),
        events,
        arguments);
    this.tables = new TableFace(geometry, memory, events, arguments, learning.purposes());
    this.folios = new FolioFace(memory, events, arguments, learning);
    this.frames = new FrameFace(geometry, memory, tables, folios, events, arguments);
  }

  // ---- entries

  @Override
  public long entryRead(long entry) {
    return tables.entryRead(entry);
  }

  @Override
  public void entryWrite(long entry, long word) {
    tables.entryWrite(entry, word);
  }

  @Override
  public long entryExchange(long entry, long word) {
    return tables.entryExchange(entry, word);
  }

  @Override
  public boolean entryCompareAndSet(long entry, long expected, long word) {
    return tables.entryCompareAndSet(entry, expected, word);
  }

  // ---- tables

  @Override
  public long tableAllocate(int level) {
    return tables.tableAllocate(level);
  }

  @Override
  public void tableFree(long table) {
    tables.tableFree(table);
  }

  // ---- frames

  @Override
  public long frameAllocate() {
    return frames.frameAllocate();
  }

  @Override
  public long regionAllocate(int region, int order) {
    return frames.regionAllocate(region, order);
  }

  @Override
  public void frameFree(long frame) {
    frames.frameFree(frame);
  }

  // ---- folios and pages

  @Override
  public int folioAllocate(int order) {
    return folios.folioAllocate(order);
  }

  @Override
  public void folioFree(int folio) {
    folios.folioFree(folio);
  }

  @Override
  public void folioReserve(int folio) {
    folios.folioReserve(folio);
  }

  @Override
  public int folioOf(int page) {
    return folios.folioOf(page);
  }

  @Override
  public int folioOrder(int folio) {
    return folios.folioOrder(folio);
  }

  @Override
  public int references(int folio) {
    return folios.references(folio);
  }

  @Override
  public int referencesAdd(int folio, int count) {
    return folios.referencesAdd(folio, count);
  }

  @Override
  public int referencesSubtract(int folio, int count) {
    return folios.referencesSubtract(folio, count);
  }

  @Override
  public int mapcount(int page) {
    return folios.mapcount(page);
  }

  @Override
  public int folioMapcount(int folio) {
    return folios.folioMapcount(folio);
  }

  @Override
  public void mapcountAdd(int page, int pageCount) {
    folios.mapcountAdd(page, pageCount);
  }

  @Override
  public void mapcountSubtract(int page, int pageCount) {
    folios.mapcountSubtract(page, pageCount);
  }

  @Override
  public boolean isExclusive(int page) {
    return folios.isExclusive(page);
  }

  @Override
  public void exclusiveSet(int page, int pageCount) {
    folios.exclusiveSet(page, pageCount);
  }

  @Override
  public void exclusiveClear(int page, int pageCount) {
    folios.exclusiveClear(page, pageCount);
  }

  @Override
  public void pageZero(int page) {
    folios.pageZero(page);
  }

  @Override
  public void pageCopy(int source, int target) {
    folios.pageCopy(source, target);
  }

  @Override
  public long pageRead(int page) {
    return folios.pageRead(page);
  }

  @Override
  public void pageWrite(int page, long value) {
    folios.pageWrite(page, value);
  }
}
