package org.ptck.spec.machine.ledger;

import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.ledger.change.LastChange;
import org.ptck.spec.machine.ledger.cpu.ActorIndex;
import org.ptck.spec.machine.ledger.page.DirtyEvidence;
import org.ptck.spec.machine.ledger.page.FolioIndex;
import org.ptck.spec.machine.ledger.page.InHand;
import org.ptck.spec.machine.ledger.page.PageIndex;
import org.ptck.spec.machine.ledger.page.QueuedReferences;
import org.ptck.spec.machine.ledger.table.Resident;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.PinCells;
import org.ptck.spec.machine.memory.ReverseLinks;

/** Takes in what happens to folios: allocation, the page cache, write-back, and pins. */
final class FolioEvents {

  private final FrameMap frames;
  private final TableIndex tables;
  private final int pageShift;
  private final ActorIndex actors;
  private final PageIndex pages;
  private final FolioIndex folios;
  private final PinCells pins;
  private final ReverseLinks links;
  private final InHand hand;
  private final QueuedReferences queued;
  private final DirtyEvidence dirty;
  private final Resident resident;
  private final LastChange change;

  FolioEvents(
      TableContents contents,
      ActorIndex actors,
      LastChange change,
      PageIndex pages,
      FolioIndex folios,
      PinCells pins,
      ReverseLinks links,
      InHand hand,
      QueuedReferences queued,
      DirtyEvidence dirty,
      Resident resident) {
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.pageShift = contents.geometry().pageShift();
    this.actors = actors;
    this.change = change;
    this.pages = pages;
    this.folios = folios;
    this.pins = pins;
    this.links = links;
    this.hand = hand;
    this.queued = queued;
    this.dirty = dirty;
    this.resident = resident;
  }

  /** Takes in one event; other kinds are ignored. */
  void apply(EventKind kind, int actor, long subject, long before, long after, long detail) {
    switch (kind) {
      case FOLIO_ALLOCATE -> {
        folios.allocate((int) subject, (int) after, pages);
        if (frames.isEither(subject)) {
          tables.useElsewhere(frames.frame(subject << pageShift));
        }
        queued.allocated((int) subject, 1 << after);
      }
      case FOLIO_FREE -> freed((int) subject);
      case FOLIO_RESERVE -> {
        folios.mark((int) subject, FolioIndex.RESERVED);
        kindChanged((int) subject);
      }
      case CACHE_ADD -> {
        folios.mark((int) subject, FolioIndex.CACHED);
        kindChanged((int) subject);
      }
      case CACHE_REMOVE -> uncached((int) subject);
      case FOLIO_DIRTY_CHANGE -> marked((int) subject, before != 0, after != 0);
      case PAGE_COPY -> {
        int folio = folios.folioOf(subject);
        if (folio != 0 && folios.has(folio, FolioIndex.ALLOCATED)) {
          folios.mark(folio, FolioIndex.COPY);
        }
      }
      case PAGE_WRITE, PAGE_FOUND -> stored(actor, subject);
      case STORE_BEGIN -> folios.mark((int) subject, FolioIndex.UNDER_WRITE_BACK);
      case STORE_END -> storeEnded((int) subject);
      case PIN_ADD -> pins.open((int) after, (int) subject, detail != 0);
      case PIN_REMOVE -> unpinned((int) before, (int) subject, detail != 0);
      case PIN_TARGET -> pins.setTarget((int) subject, (int) after, detail);
      case REVERSE_ADD ->
          links.add(
              (int) (before >>> 32), before & 0xffff_ffffL, (int) detail, subject >>> pageShift,
              after);
      case REVERSE_REMOVE ->
          links.remove(
              (int) (before >>> 32), before & 0xffff_ffffL, (int) detail, subject >>> pageShift,
              after);
      default -> {}
    }
  }

  /**
   * What is stored past every MMU no entry tells of; what nobody maps or caches need not be told.
   */
  private void stored(int actor, long page) {
    int folio = folios.folioOf(page);
    boolean isSeen =
        folio != 0 && (pages.entries(page) > 0 || folios.has(folio, FolioIndex.CACHED));
    if (isSeen && actors.isOpen(actor)) {
      hand.stored(actor, folio);
    }
  }

  private void freed(int folio) {
    hand.forget(folio);
    boolean kindChanges = folios.has(folio, FolioIndex.CACHED | FolioIndex.RESERVED);
    folios.free(folio);
    if (kindChanges) {
      kindChanged(folio);
    }
  }

  private void uncached(int folio) {
    folios.unmark(folio, FolioIndex.CACHED);
    kindChanged(folio);
    if (folios.has(folio, FolioIndex.UNDER_WRITE_BACK)) {
      storeEnded(folio);
    }
  }

  private void marked(int folio, boolean before, boolean after) {
    if (after) {
      if (!before && !folios.has(folio, FolioIndex.RESERVED) && !dirty.isSaid(folio)) {
        change.firstDirty(folio);
      }
      folios.mark(folio, FolioIndex.DIRTY);
    } else if (before) {
      folios.unmark(folio, FolioIndex.DIRTY);
      dirty.folioCleaned(folio);
    }
  }

  private void storeEnded(int folio) {
    folios.unmark(folio, FolioIndex.UNDER_WRITE_BACK);
    dirty.folioCleaned(folio);
  }

  private void unpinned(int pin, int page, boolean writes) {
    pins.close(pin);
    int folio = frames.isData(page) ? folios.folioOf(page) : 0;
    if (writes && folio != 0) {
      dirty.folioCleaned(folio);
    }
  }

  /** A folio counts otherwise from now on; hardly ever one that is mapped. */
  private void kindChanged(int folio) {
    for (int page = folio; page < folio + folios.pageCount(folio); page++) {
      if (pages.entries(page) > 0 || pages.supervisor(page) > 0) {
        resident.recount();
        return;
      }
    }
  }
}
