package org.ptck.spec.machine.learn;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.PageCounts;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.CacheCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.PinCells;

/**
 * Reads the counts that an implementation keeps for itself, and makes an event of each that is not
 * what it was.
 *
 * <p>Where there is one count for each page, what is left of it without the page cache and pins is
 * taken to be the mapcount: REF-2 then compares it with the entries.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FoundCounts {

  private final FolioCells folios;
  private final CacheCells cache;
  private final PinCells pins;
  private final EventCore events;
  private @Nullable PageCounts counts;

  /** Of the pages of that memory. */
  public FoundCounts(MachineMemory memory, EventCore events) {
    this.folios = memory.folios();
    this.cache = memory.cache();
    this.pins = memory.pins();
    this.events = events;
  }

  /** From now on these are read; null for none. */
  public void read(@Nullable PageCounts newCounts) {
    counts = newCounts;
  }

  /** Reads the counts of every page, in the time of a look at each page that was ever used. */
  public void look() {
    PageCounts asked = counts;
    if (asked == null) {
      return;
    }
    for (int page = folios.firstUsed(0); page != 0; page = folios.firstUsed(page + 1)) {
      if (folios.isAllocated(page) && folios.folioOf(page) == page && !folios.isReserved(page)) {
        tell(asked, page, 0);
      }
    }
  }

  /**
   * Reads the counts of a folio that is about to be freed: a last reference that whoever frees it
   * has left in the count is his own.
   */
  public void lookBeforeFree(int folio) {
    if (counts != null && !folios.isReserved(folio)) {
      tell(counts, folio, 1);
    }
  }

  private void tell(PageCounts asked, int folio, long ownMax) {
    long references = folios.references(folio);
    if (asked.hasReferences()) {
      references = references(asked, folio);
      references = references <= ownMax ? Math.min(references, 0) : references;
      requireCounted("reference count", folio, references);
    }
    // The order in which REF-1 holds throughout, if it holds before and afterwards.
    if (references >= folios.references(folio)) {
      tellReferences(folio, (int) references);
      tellMapcounts(asked, folio, ownMax);
    } else {
      tellMapcounts(asked, folio, ownMax);
      tellReferences(folio, (int) references);
    }
  }

  private long references(PageCounts asked, int folio) {
    if (asked.hasMapcounts()) {
      return count("reference count", folio, ask(asked::references, folio));
    }
    long sum = 0;
    for (int page = folio; page < folio + (1 << folios.order(folio)); page++) {
      sum += count("reference count", page, ask(asked::references, page));
    }
    return sum;
  }

  private void tellReferences(int folio, int references) {
    int before = folios.references(folio);
    if (references != before) {
      folios.setReferences(folio, references);
      events.after(EventKind.REFERENCE_CHANGE, folio, before, references, 0);
    }
  }

  private void tellMapcounts(PageCounts asked, int folio, long ownMax) {
    for (int page = folio; page < folio + (1 << folios.order(folio)); page++) {
      long mapcount =
          asked.hasMapcounts()
              ? count("mapcount", page, ask(asked::mapcount, page))
              : mappings(count("reference count", page, ask(asked::references, page)), page,
                  ownMax);
      requireCounted("mapcount", page, mapcount);
      int delta = (int) mapcount - folios.mapcount(page);
      if (delta != 0) {
        folios.addMapcount(folio, page, 1, delta);
        events.after(EventKind.MAPCOUNT_CHANGE, page, folio, delta, 1);
      }
    }
  }

  /** Of one count for everything, what is left without the page cache and pins. */
  private long mappings(long references, int page, long ownMax) {
    int others = (cache.isCached(page) ? 1 : 0) + pins.count(page, 1, false);
    return references <= ownMax ? 0 : Math.max(0, references - others);
  }

  private long ask(Count count, int page) {
    events.asking(true);
    try {
      return count.of(page);
    } finally {
      events.asking(false);
    }
  }

  private long count(String what, int page, long count) {
    if (count == PageCounts.NONE) {
      throw events.breach(
          Breach.COUNT_UNKNOWN,
          page,
          "counts: page %d has no %s: what the implementation names must cover every page"
              .formatted(page, what));
    }
    return count;
  }

  private void requireCounted(String what, int page, long count) {
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw events.breach(
          Breach.COUNTER_BELOW_ZERO,
          page,
          "counts: the %s of page %d is %d".formatted(what, page, count));
    }
  }

  /** A count of a page. */
  @FunctionalInterface
  private interface Count {
    long of(int page);
  }
}
