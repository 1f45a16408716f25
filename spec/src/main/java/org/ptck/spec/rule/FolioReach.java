package org.ptck.spec.rule;

import org.ptck.spec.fact.MachineView;

/** The part of what an event touches that is folios and the data of their pages. */
final class FolioReach {

  private final Looker looker;
  private final boolean looksAtPages;
  private MachineView view;

  FolioReach(CheckTable checks, MachineView view, Looker looker) {
    this.looker = looker;
    this.looksAtPages = checks.states(Subject.PAGE, Moment.EVERY_EVENT).length > 0;
    this.view = view;
  }

  void reset(MachineView newView) {
    view = newView;
  }

  /** What is counted of the folio, or said of it, changed. */
  boolean touched(long folio) {
    looker.note(Subject.FOLIO, folio);
    return looker.look(Subject.FOLIO, folio);
  }

  void notePages(long first, long pageCount) {
    for (long page = first; page < first + pageCount; page++) {
      looker.note(Subject.PAGE, page);
    }
  }

  /** Whether the rules about the data of a page hold. */
  boolean pageHolds(long page) {
    return !looksAtPages || looker.look(Subject.PAGE, page);
  }

  /** The same for all pages of the folio. */
  boolean pagesHold(long folio) {
    if (looksAtPages) {
      long end = folio + (1L << view.folioOrder((int) folio));
      for (long page = folio; page < end; page++) {
        if (!looker.look(Subject.PAGE, page)) {
          return false;
        }
      }
    }
    return true;
  }

  /** One less says that the folio is dirty: that concerns its pages, and who may write to them. */
  boolean lessDirtyHold(long folio) {
    notePages(folio, 1L << view.folioOrder((int) folio));
    return pagesHold(folio);
  }

  /** Nobody has these in hand any more: from now on somebody has to say that they are dirty. */
  boolean slippedHold() {
    for (int n = 0; n < view.folioSlippedCount(); n++) {
      if (!lessDirtyHold(view.folioSlipped(n))) {
        return false;
      }
    }
    return true;
  }

  /** Nothing is mapped any more: what the page cache holds has to say by itself. */
  boolean cachedHold() {
    if (looksAtPages) {
      for (int folio : view.foliosCached()) {
        if (!pagesHold(folio)) {
          return false;
        }
      }
    }
    return true;
  }
}
