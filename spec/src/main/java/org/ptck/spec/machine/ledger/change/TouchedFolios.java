package org.ptck.spec.machine.ledger.change;

import org.apiguardian.api.API;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.ThingVisitor;
import org.ptck.spec.machine.ledger.page.PageIndex;
import org.ptck.spec.machine.memory.PinCells;

/** The part of what an event touches that is folios, their pages, the data of those, and pins. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TouchedFolios {

  private final MachineView view;
  private final PageIndex pages;
  private final PinCells pins;

  public TouchedFolios(MachineView view, PageIndex pages, PinCells pins) {
    this.view = view;
    this.pages = pages;
    this.pins = pins;
  }

  /** Whether entries lead to any page of the folio. */
  boolean isMapped(long folio) {
    long end = folio + (1L << view.folioOrder(folio));
    for (long page = folio; page < end; page++) {
      if (pages.entries(page) > 0 || pages.supervisor(page) > 0) {
        return true;
      }
    }
    return false;
  }

  /** What is counted of the pages changed, or who may use them. */
  void pages(long first, long pageCount, ThingVisitor things) {
    for (long page = first; page < first + pageCount; page++) {
      things.page(page);
    }
  }

  /** The data of the pages, or who says that they are dirty. */
  boolean data(long folio, ThingVisitor things) {
    long end = folio + (1L << view.folioOrder(folio));
    for (long page = folio; page < end; page++) {
      if (!things.data(page)) {
        return false;
      }
    }
    return true;
  }

  /** One less says that the folio is dirty: that concerns its pages, and who may write to them. */
  boolean lessDirty(long folio, ThingVisitor things) {
    pages(folio, 1L << view.folioOrder(folio), things);
    return data(folio, things);
  }

  /** Nobody has these in hand any more: from now on somebody has to say that they are dirty. */
  boolean slipped(Change change, ThingVisitor things) {
    for (int n = 0; n < change.slippedCount(); n++) {
      if (!lessDirty(change.slipped(n), things)) {
        return false;
      }
    }
    return true;
  }

  /** Nothing is mapped any more: what the page cache holds has to say by itself. */
  boolean cached(ThingVisitor things) {
    for (long folio : view.foliosCached()) {
      if (!data(folio, things)) {
        return false;
      }
    }
    return true;
  }

  /** Whatever happened to the page, its entries or its sharing concerns the pin on it. */
  void openPins(ThingVisitor things) {
    for (int pin = 0; pins.openCount() > 0 && pin <= Operation.PIN_MAX; pin++) {
      if (pins.page(pin) != 0) {
        things.pin(pin);
      }
    }
  }
}
