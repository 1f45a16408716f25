package org.ptck.spec.machine.face;

import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.FolioMemory;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.learn.FoundCounts;
import org.ptck.spec.machine.learn.Learning;
import org.ptck.spec.machine.learn.Purposes;
import org.ptck.spec.machine.memory.CacheCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.MachineMemory;

/** Folios, their counters and the data of their pages, as implementations see them. */
final class FolioFace implements FolioMemory {

  private final FolioCells folios;
  private final CacheCells cache;
  private final EventCore events;
  private final Arguments arguments;
  private final Purposes purposes;
  private final FoundCounts counts;

  FolioFace(
      MachineMemory memory, EventCore events, Arguments arguments, Learning learning) {
    this.folios = memory.folios();
    this.cache = memory.cache();
    this.events = events;
    this.arguments = arguments;
    this.purposes = learning.purposes();
    this.counts = learning.counts();
  }

  @Override
  public int folioAllocate(int order) {
    events.before(EventKind.FOLIO_ALLOCATE, order);
    requireOrder(order);
    return told(events.actor().allocations().next() ? 0 : folio(order), order);
  }

  /** The order is that of a folio. */
  void requireOrder(int order) {
    if (order < 0 || order > FolioCells.ORDER_MAX) {
      throw events.refuse(
          Breach.ARGUMENT_OUT_OF_BOUNDS, order, "orders are 0 to " + FolioCells.ORDER_MAX);
    }
  }

  /** Tells that the folio was allocated, or for 0 that none was; and answers it. */
  int told(int folio, int order) {
    if (folio == 0) {
      events.after(
          EventKind.ALLOCATION_FAILED, 0, 0, events.actor().allocations().failedCount(), 0);
      return 0;
    }
    events.after(EventKind.FOLIO_ALLOCATE, folio, 0, order, 0);
    return folio;
  }

  private int folio(int order) {
    int folio = folios.allocate(order);
    if (folio == 0) {
      events.actor().allocations().exhausted();
    }
    return folio;
  }

  @Override
  public void folioFree(int folio) {
    arguments.requireNotDeferred(EventKind.GRACE_FOLIO, folio);
    events.before(EventKind.FOLIO_FREE, folio);
    free(folio);
  }

  /** Frees what is to be an allocated folio. */
  void free(int folio) {
    arguments.requireToFree(folio);
    counts.lookBeforeFree(folio);
    // Nobody counts what is the implementation's own.
    int references = folios.isReserved(folio) ? 0 : folios.references(folio);
    int cached = cache.isCached(folio) ? 1 : 0;
    folios.free(folio);
    purposes.pageFreed(folio);
    cache.forget(folio);
    events.folioFreed(folio);
    events.after(EventKind.FOLIO_FREE, folio, references, folios.order(folio), cached);
  }

  @Override
  public void folioReserve(int folio) {
    events.before(EventKind.FOLIO_RESERVE, folio);
    arguments.requireFolio(folio);
    folios.reserve(folio);
    events.after(EventKind.FOLIO_RESERVE, folio, 0, 0, 0);
  }

  @Override
  public int folioOf(int page) {
    arguments.requireAllocated(page);
    return folios.folioOf(page);
  }

  @Override
  public int folioOrder(int folio) {
    arguments.requireFolio(folio);
    return folios.order(folio);
  }

  @Override
  public int references(int folio) {
    events.before(EventKind.REFERENCE_READ, folio);
    if (purposes.isCountedOnly(folio)) {
      return folios.references(folio);
    }
    arguments.requireFolio(folio);
    int count = folios.references(folio);
    events.after(EventKind.REFERENCE_READ, folio, 0, count, 0);
    return count;
  }

  @Override
  public int referencesAdd(int folio, int count) {
    return changeReferences(folio, count, count);
  }

  @Override
  public int referencesSubtract(int folio, int count) {
    return changeReferences(folio, count, -count);
  }

  private int changeReferences(int folio, int count, int delta) {
    events.before(EventKind.REFERENCE_CHANGE, folio);
    boolean isCountedOnly = purposes.isCountedOnly(folio);
    if (!isCountedOnly) {
      arguments.requireFolio(folio);
    }
    arguments.requirePositive(count);
    int before = folios.references(folio);
    int after = before + delta;
    if (after < 0) {
      throw events.refuse(
          Breach.COUNTER_BELOW_ZERO,
          folio,
          "the reference count is %d, and %d were taken off".formatted(before, count));
    }
    folios.setReferences(folio, after);
    if (!isCountedOnly) {
      events.after(EventKind.REFERENCE_CHANGE, folio, before, after, 0);
    }
    return after;
  }

  @Override
  public int mapcount(int page) {
    events.before(EventKind.MAPCOUNT_READ, page);
    arguments.requireAllocated(page);
    int count = folios.mapcount(page);
    events.after(EventKind.MAPCOUNT_READ, page, 0, count, 0);
    return count;
  }

  @Override
  public int folioMapcount(int folio) {
    events.before(EventKind.MAPCOUNT_READ, folio);
    arguments.requireFolio(folio);
    int count = folios.folioMapcount(folio);
    events.after(EventKind.MAPCOUNT_READ, folio, 0, count, 0);
    return count;
  }

  @Override
  public void mapcountAdd(int page, int pageCount) {
    changeMapcount(page, pageCount, 1);
  }

  @Override
  public void mapcountSubtract(int page, int pageCount) {
    changeMapcount(page, pageCount, -1);
  }

  private void changeMapcount(int page, int pageCount, int delta) {
    events.before(EventKind.MAPCOUNT_CHANGE, page);
    arguments.requireRun(page, pageCount);
    int folio = folios.folioOf(page);
    if (delta < 0) {
      for (int i = page; i < page + pageCount; i++) {
        if (folios.mapcount(i) == 0) {
          throw events.refuse(
              Breach.COUNTER_BELOW_ZERO, i, "the mapcount of the page is 0 already");
        }
      }
    }
    folios.addMapcount(folio, page, pageCount, delta);
    events.after(EventKind.MAPCOUNT_CHANGE, page, folio, delta, pageCount);
  }

  @Override
  public boolean isExclusive(int page) {
    events.before(EventKind.EXCLUSIVE_READ, page);
    arguments.requireAllocated(page);
    boolean exclusive = folios.isExclusive(page);
    events.after(EventKind.EXCLUSIVE_READ, page, 0, exclusive ? 1 : 0, 0);
    return exclusive;
  }

  @Override
  public void exclusiveSet(int page, int pageCount) {
    changeExclusive(page, pageCount, true);
  }

  @Override
  public void exclusiveClear(int page, int pageCount) {
    changeExclusive(page, pageCount, false);
  }

  private void changeExclusive(int page, int pageCount, boolean exclusive) {
    events.before(EventKind.EXCLUSIVE_CHANGE, page);
    arguments.requireRun(page, pageCount);
    for (int i = page; i < page + pageCount; i++) {
      folios.setExclusive(i, exclusive);
    }
    events.after(EventKind.EXCLUSIVE_CHANGE, page, 0, exclusive ? 1 : 0, pageCount);
  }

  @Override
  public void pageZero(int page) {
    events.before(EventKind.PAGE_ZERO, page);
    if (purposes.isUnused(page)) {
      purposes.zero(page);
      return;
    }
    arguments.requireAllocated(page);
    long before = folios.stamp(page);
    folios.setStamp(page, 0);
    events.after(EventKind.PAGE_ZERO, page, before, 0, 0);
  }

  @Override
  public void pageCopy(int source, int target) {
    events.before(EventKind.PAGE_COPY, target);
    arguments.requireAllocated(source);
    arguments.requireAllocated(target);
    long before = folios.stamp(target);
    long stamp = folios.copyStamp(source, target);
    events.after(EventKind.PAGE_COPY, target, before, stamp, source);
  }

  @Override
  public long pageRead(int page) {
    events.before(EventKind.PAGE_READ, page);
    arguments.requireAllocated(page);
    long stamp = folios.stamp(page);
    events.after(EventKind.PAGE_READ, page, 0, stamp, 0);
    return stamp;
  }

  @Override
  public void pageWrite(int page, long value) {
    events.before(EventKind.PAGE_WRITE, page);
    arguments.requireAllocated(page);
    long before = folios.stamp(page);
    folios.setStamp(page, value);
    events.after(EventKind.PAGE_WRITE, page, before, value, 0);
  }
}
