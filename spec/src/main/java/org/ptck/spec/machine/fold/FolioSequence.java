package org.ptck.spec.machine.fold;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.machine.memory.FileCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.PinCells;

/** Whether an event of folios, their pages, the page cache or pins can follow those before it. */
final class FolioSequence {

  private final FrameMap frames;
  private final FoldedCells cells;
  private final FolioCells folios;

  FolioSequence(FrameMap frames, FoldedCells cells) {
    this.frames = frames;
    this.cells = cells;
    this.folios = cells.folios;
  }

  /** What was expected; null if the event can follow. */
  @Nullable String refusal(
      EventKind kind, long subject, long before, long after, long detail) {
    return switch (kind) {
      case FOLIO_ALLOCATE -> allocation(subject, after);
      case PIN_TARGET -> pinTarget(subject, after);
      case DEVICE_LOAD, PAGE_LOAD -> data(subject, after);
      case DEVICE_STORE, PAGE_STORE -> data(subject, before);
      case PIN_REMOVE -> pinRemoval(subject, before, detail);
      default -> ofAllocated(kind, subject, before, after, detail);
    };
  }

  private @Nullable String ofAllocated(
      EventKind kind, long subject, long before, long after, long detail) {
    String wrong = allocated(subject);
    if (wrong != null) {
      return wrong;
    }
    int page = (int) subject;
    return switch (kind) {
      case MAPCOUNT_READ ->
          after == folios.folioMapcount(page)
              ? null
              : word("the mapcount", page, folios.mapcount(page), after);
      case MAPCOUNT_CHANGE -> mapcounts(page, before, after, detail);
      case EXCLUSIVE_READ -> word("the exclusive mark", page, bit(folios.isExclusive(page)), after);
      case EXCLUSIVE_CHANGE ->
          (after & ~1L) == 0 ? run(page, detail) : "0 or 1 for the exclusive mark, not " + after;
      case STORAGE_READ -> storageRead(page, before, after, detail);
      case PAGE_ZERO -> after == 0 ? data(page, before) : "0, not 0x%x".formatted(after);
      case PAGE_READ -> data(page, after);
      case PAGE_FOUND, PAGE_WRITE -> data(page, before);
      case PAGE_COPY -> allocated(detail) == null ? data(page, before) : allocated(detail);
      case PIN_ADD ->
          !isPin(after) || cells.pins.page((int) after) != 0
              ? "a pin that is not open, 0 to %d, not %d".formatted(Operation.PIN_MAX, after)
              : null;
      default -> ofFolio(kind, page, before, after, detail);
    };
  }

  private @Nullable String ofFolio(
      EventKind kind, int folio, long before, long after, long detail) {
    if (folios.folioOf(folio) != folio) {
      return "the first page of a folio; page %d is of folio %d"
          .formatted(folio, folios.folioOf(folio));
    }
    int order = folios.order(folio);
    boolean isCached = cells.cache.isCached(folio);
    int references = folios.references(folio);
    int counted = folios.isReserved(folio) ? 0 : references;
    return switch (kind) {
      case FOLIO_FREE ->
          before == counted && after == order && detail == bit(isCached)
              ? null
              : "folio %d with %d references, order %d, cached %d; not %d, %d, %d"
                  .formatted(folio, counted, order, bit(isCached), before, after, detail);
      case REFERENCE_READ -> word("the reference count", folio, references, after);
      case REFERENCE_CHANGE ->
          after >= 0 && after <= Integer.MAX_VALUE
              ? word("the reference count", folio, references, before)
              : "a reference count, not " + after;
      case FOLIO_DIRTY_READ ->
          word("the dirty mark", folio, bit(cells.cache.isDirty(folio)), after);
      case FOLIO_DIRTY_CHANGE ->
          (after & ~1L) == 0
              ? word("the dirty mark", folio, bit(cells.cache.isDirty(folio)), before)
              : "0 or 1 for the dirty mark, not " + after;
      case CACHE_ADD -> cacheAdd(folio, before, after, detail);
      case CACHE_REMOVE ->
          isCached
              && before == cells.cache.fileOf(folio)
              && after == cells.cache.fileIndexOf(folio)
              && detail == order
                  ? null
                  : "folio %d to cache page %d of file %d (-1: none), not page %d of file %d"
                      .formatted(
                          folio,
                          cells.cache.fileIndexOf(folio),
                          cells.cache.fileOf(folio),
                          after,
                          before);
      case STORE_BEGIN, STORE_END -> {
        boolean isBegun = cells.cache.isUnderWriteBack(folio);
        yield isCached && isBegun == (kind == EventKind.STORE_END)
            ? null
            : "a folio that caches a file and is %sunder write-back"
                .formatted(isBegun ? "not " : "");
      }
      case PIN_READ ->
          word("the number of pins", folio, cells.pins.count(folio, 1 << order, false), after);
      default -> null;
    };
  }

  // ---- pages

  private @Nullable String page(long page) {
    int first = frames.dataFirst();
    return frames.isData(page)
        ? null
        : "a page of data, %d to %d, not %d"
            .formatted(first, first + frames.pageCount() - 1, page);
  }

  private @Nullable String allocated(long page) {
    String wrong = page(page);
    if (wrong == null && !folios.isAllocated((int) page)) {
      return "a page of an allocated folio; page %d %s"
          .formatted(
              page, folios.isFreed((int) page) ? "was freed before" : "was never allocated");
    }
    return wrong;
  }

  private @Nullable String data(long page, long stamp) {
    String wrong = page(page);
    return wrong == null ? word("the data", (int) page, folios.stamp((int) page), stamp) : wrong;
  }

  private static @Nullable String word(String what, int page, long held, long found) {
    return held == found
        ? null
        : "%s of page %d to be %d, not %d".formatted(what, page, held, found);
  }

  /** What was expected where so many references to a folio are handed on. */
  @Nullable String toRelease(long folio, long count) {
    String wrong = allocated(folio);
    if (wrong == null && folios.folioOf((int) folio) != folio) {
      return "the first page of a folio; page %d is of folio %d"
          .formatted(folio, folios.folioOf((int) folio));
    }
    return wrong == null && (count < 1 || count > Integer.MAX_VALUE)
        ? "a number of references, from 1, not " + count
        : wrong;
  }

  private static int bit(boolean isSet) {
    return isSet ? 1 : 0;
  }

  private @Nullable String run(int page, long pageCount) {
    int folio = folios.folioOf(page);
    long end = folio + (1L << folios.order(folio));
    return pageCount > 0 && pageCount <= end - page
        ? null
        : "pages of one folio, which ends before page %d, not %d pages from %d"
            .formatted(end, pageCount, page);
  }

  private @Nullable String mapcounts(int page, long folio, long delta, long pageCount) {
    String wrong = run(page, pageCount);
    if (wrong == null && folio != folios.folioOf(page)) {
      return "folio %d, which page %d is of, not %d"
          .formatted(folios.folioOf(page), page, folio);
    }
    for (int each = page; wrong == null && each < page + pageCount; each++) {
      long count = folios.mapcount(each) + delta;
      wrong =
          count >= 0 && count <= Integer.MAX_VALUE && Math.abs(delta) <= Integer.MAX_VALUE
              ? null
              : "the mapcount of page %d, %d, to stay a count, not to become %d"
                  .formatted(each, folios.mapcount(each), count);
    }
    return wrong;
  }

  private @Nullable String allocation(long folio, long order) {
    if (order < 0 || order > FolioCells.ORDER_MAX) {
      return "an order, 0 to %d, not %d".formatted(FolioCells.ORDER_MAX, order);
    }
    if ((folio & ((1L << order) - 1)) != 0) {
      return "a folio aligned to its %d pages, not page %d".formatted(1 << order, folio);
    }
    String wrong = page(folio);
    for (long page = folio; wrong == null && page < folio + (1L << order); page++) {
      wrong = page(page);
      if (wrong == null && folios.isAllocated((int) page)) {
        wrong = "free pages; page %d is allocated".formatted(page);
      }
    }
    return wrong;
  }

  // ---- files and pins

  static @Nullable String filePages(long file, long fileIndex, long pageCount) {
    boolean exists =
        file >= 0
            && file < FileMemory.FILE_COUNT
            && fileIndex >= 0
            && fileIndex < FileMemory.FILE_PAGE_COUNT
            && pageCount <= FileMemory.FILE_PAGE_COUNT - fileIndex
            && FileCells.isFilePage((int) file, fileIndex);
    return exists
        ? null
        : "pages of a file, 0 to %d of files 0 to %d, not %d pages from page %d of file %d"
            .formatted(
                FileMemory.FILE_PAGE_COUNT - 1,
                FileMemory.FILE_COUNT - 1,
                pageCount,
                fileIndex,
                file);
  }

  private @Nullable String storageRead(int page, long before, long after, long filePage) {
    int file = (int) (filePage >>> 32);
    int fileIndex = (int) filePage;
    String wrong = filePages(filePage >>> 32, filePage & 0xffff_ffffL, 1);
    if (wrong == null && cells.files.stamp(file, fileIndex) != after) {
      return "what storage holds of page %d of file %d, %d, not %d"
          .formatted(fileIndex, file, cells.files.stamp(file, fileIndex), after);
    }
    return wrong == null ? data(page, before) : wrong;
  }

  private @Nullable String cacheAdd(int folio, long file, long fileIndex, long order) {
    int pageCount = 1 << folios.order(folio);
    String wrong =
        order == folios.order(folio)
            ? filePages(file, fileIndex, pageCount)
            : "order %d of folio %d, not %d".formatted(folios.order(folio), folio, order);
    if (wrong == null
        && (cells.cache.isCached(folio)
            || (fileIndex & (pageCount - 1)) != 0
            || cells.cache.isAnyHeld((int) file, (int) fileIndex, pageCount))) {
      return "a folio that caches nothing, and aligned pages of a file that no folio caches";
    }
    return wrong;
  }

  private static boolean isPin(long pin) {
    return pin >= 0 && pin <= Operation.PIN_MAX && PinCells.isPin((int) pin);
  }

  private static @Nullable String pinTarget(long pin, long space) {
    boolean isTarget = isPin(pin) && (space == -1 || Sequence.space(space) == null);
    return isTarget
        ? null
        : "a pin, 0 to %d, and a space, or -1; not %d and %d"
            .formatted(Operation.PIN_MAX, pin, space);
  }

  private @Nullable String pinRemoval(long page, long pin, long writes) {
    boolean isOpen =
        isPin(pin)
            && page != 0
            && cells.pins.page((int) pin) == page
            && writes == bit(cells.pins.writes((int) pin));
    return isOpen ? null : "an open pin; pin %d is not open so on page %d".formatted(pin, page);
  }
}
