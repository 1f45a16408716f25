package org.ptck.spec.machine.ledger.page;

import org.apiguardian.api.API;
import org.ptck.spec.machine.memory.PinCells;

/**
 * What says that a folio is dirty: entries that map its pages, its mark, a write-back that is under
 * way, and pins through which a device may write. Whoever takes the last of it away has the folio
 * in hand.
 *
 * <p>Where dirty state is kept for each page, entries speak for their own page alone.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DirtyEvidence {

  private final PageIndex pages;
  private final FolioIndex folios;
  private final PinCells pins;
  private final InHand hand;
  private boolean eachPage;
  private int actor;

  public DirtyEvidence(
      PageIndex pages, FolioIndex folios, PinCells pins, InHand hand) {
    this.pages = pages;
    this.folios = folios;
    this.pins = pins;
    this.hand = hand;
  }

  /** Nothing is dirty; dirty state is kept for each page, or for each folio. */
  public void reset(boolean pagesApart) {
    eachPage = pagesApart;
    actor = 0;
  }

  /** What follows is done by the actor. */
  public void actor(int actingActor) {
    actor = actingActor;
  }

  /** Counts {@code delta} more dirty entries on each of the pages that are data pages. */
  void addEntries(long page, long pageCount, int delta) {
    pages.addDirty(page, pageCount, delta);
    long end = pages.dataEnd(page + pageCount);
    for (long each = pages.dataStart(page); each < end; each++) {
      int folio = folios.folioOf(each);
      if (folio != 0) {
        folios.addDirtyEntries(folio, delta);
        if (delta < 0 && isLastEntry(each, folio)) {
          tookAway(folio);
        }
      }
    }
  }

  private boolean isLastEntry(long page, int folio) {
    return eachPage ? pages.dirty(page) == 0 : folios.dirtyEntries(folio) == 0;
  }

  /** Whether anything says that the folio is dirty. */
  public boolean isSaid(int folio) {
    return folios.dirtyEntries(folio) > 0 || isFolioDirty(folio);
  }

  /** Something other than an entry does not say any more that the folio is dirty. */
  public void folioCleaned(int folio) {
    if (eachPage || folios.dirtyEntries(folio) == 0) {
      tookAway(folio);
    }
  }

  /**
   * The actor took away what said that the folio is dirty. Where only pins say so still, he has it
   * in hand beside them: they may be closed before he is done.
   */
  private void tookAway(int folio) {
    if (!isFolioDirty(folio)) {
      taken(folio);
    } else if (hand.isHolding(actor) && !isMarked(folio)) {
      hand.taken(actor, folio);
    }
  }

  /** Whether something other than an entry says that the folio is dirty. */
  private boolean isFolioDirty(int folio) {
    return isMarked(folio) || pins.count(folio, folios.pageCount(folio), true) > 0;
  }

  private boolean isMarked(int folio) {
    return folios.has(folio, FolioIndex.DIRTY | FolioIndex.UNDER_WRITE_BACK);
  }

  private void taken(int folio) {
    if (folios.has(folio, FolioIndex.ALLOCATED)) {
      folios.unmark(folio, FolioIndex.COPY);
      hand.taken(actor, folio);
    }
  }
}
