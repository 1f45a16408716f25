package org.ptck.spec.rule;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.Operation;

/**
 * Knows which things an event touches: those that may not be as rules want them any more.
 *
 * <p>It visits what changed and what that change concerns, nothing else; what no rule looks at is
 * not visited.
 */
final class Reach {

  private final Looker looker;
  private final Geometry geometry;
  private final Architecture architecture;
  private final int pageShift;
  private final LeavesOfSpace leaves;
  private final FolioReach folios;
  private final boolean looksAtBlocks;
  private final boolean looksAtLinkedEntries;
  private final boolean looksAtLinks;
  private final boolean looksAtSpaces;
  private final boolean looksAtPins;
  private final MachineView.PositionPredicate noteSpace;
  private MachineView view;
  private int openPinCount;

  Reach(Geometry geometry, CheckTable checks, MachineView view, Looker looker) {
    this.looker = looker;
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.pageShift = geometry.pageShift();
    this.leaves = new LeavesOfSpace(geometry);
    this.folios = new FolioReach(checks, view, looker);
    this.looksAtBlocks = checks.states(Subject.BLOCK, Moment.QUIESCENT).length > 0;
    this.looksAtLinkedEntries =
        checks.states(Subject.LINKED_ENTRY, Moment.QUIESCENT).length > 0;
    this.looksAtLinks = checks.states(Subject.LINKS, Moment.OPERATION_END).length > 0;
    this.looksAtSpaces = checks.states(Subject.SPACE, Moment.OPERATION_END).length > 0;
    this.looksAtPins = checks.states(Subject.PIN, Moment.OPERATION_END).length > 0;
    this.view = view;
    this.noteSpace =
        (space, _) -> {
          looker.note(Subject.SPACE, space);
          return true;
        };
  }

  /** A scenario begins on the machine behind the view. */
  void reset(MachineView newView) {
    view = newView;
    folios.reset(newView);
    openPinCount = 0;
  }

  /** Visits everything that the event touched; returns whether every rule holds. */
  boolean visit(Step event) {
    return touched(event)
        && (view.tableAccessChangedCount() == 0 || leavesBelowTouched())
        && (view.folioSlippedCount() == 0 || folios.slippedHold());
  }

  private boolean touched(Step event) {
    long subject = event.subject();
    return switch (event.kind()) {
      case ENTRY_WRITE -> entryWritten(subject, event.before(), event.after());
      case TABLE_FREE -> looker.look(Subject.TABLE, subject);
      case ROOT_SET -> {
        looker.note(Subject.SPACE, subject);
        yield treeLinked(event.after());
      }
      case LOAD ->
          !view.loadedAgain((int) subject)
              || view.atEveryCachedPath((int) event.after(), this::cachedPathHolds);
      case ROOT_DROP, RESIDENT_CHANGE -> {
        looker.note(Subject.SPACE, subject);
        yield true;
      }
      case REFERENCE_CHANGE -> folios.touched(subject);
      case FOLIO_ALLOCATE, FOLIO_FREE -> folios.touched(subject) && mappedPagesHold((int) subject);
      case MAPCOUNT_CHANGE -> {
        folios.notePages(subject, event.detail());
        yield folios.touched(event.before());
      }
      case EXCLUSIVE_CHANGE -> {
        folios.notePages(subject, event.detail());
        yield true;
      }
      case PAGE_STORE, DEVICE_STORE, PAGE_ZERO, PAGE_COPY, PAGE_FOUND, STORAGE_READ ->
          folios.pageHolds(subject);
      case CACHE_ADD, CACHE_REMOVE -> {
        kindChanged((int) subject);
        yield folios.touched(subject) && folios.pagesHold(subject);
      }
      case FOLIO_RESERVE -> {
        kindChanged((int) subject);
        yield true;
      }
      case FOLIO_DIRTY_CHANGE, STORE_END -> event.after() != 0 || folios.lessDirtyHold(subject);
      case PIN_ADD -> {
        openPinCount++;
        yield folios.touched(view.folioOf((int) subject));
      }
      case PIN_REMOVE -> {
        openPinCount--;
        int folio = view.folioOf((int) subject);
        yield folios.touched(folio) && folios.pagesHold(folio);
      }
      case MAPPING -> {
        mappingChanged(event);
        yield true;
      }
      case REVERSE_ADD -> {
        looker.note(Subject.LINKS, event.detail());
        yield true;
      }
      case REVERSE_REMOVE -> {
        looker.note(Subject.LINKS, event.detail());
        yield !looksAtLinkedEntries || unlinkedHold(event);
      }
      case OPERATION_END -> {
        noteOpenPins();
        yield true;
      }
      case SCENARIO_END -> folios.cachedHold();
      default -> true;
    };
  }

  // ---- entries

  private boolean entryWritten(long entry, long before, long after) {
    long table = view.tableOf(entry);
    int level = view.tableLevel(table);
    noteEntry(entry, level, after);
    looker.note(Subject.TABLE, table);
    if (looksAtBlocks && geometry.contiguousRun(level) > 1) {
      blockWritten(entry, before, after);
    }
    boolean led = architecture.isValid(before);
    boolean leads = architecture.isValid(after);
    boolean elsewhere =
        led != leads
            || architecture.target(before, entry) != architecture.target(after, entry)
            || view.userAccess(entry, before).isAny() != view.userAccess(entry, after).isAny();
    if (looksAtSpaces && elsewhere) {
      view.atEveryPosition(entry, noteSpace);
    }
    boolean dirtyWent =
        architecture.isDirty(before) && (elsewhere || !architecture.isDirty(after));
    return wordTouched(level, entry, before, dirtyWent)
        && wordTouched(level, entry, after, elsewhere)
        && (!architecture.isTable(level, after) || treeLinked(architecture.physicalAddress(after)));
  }

  /** An entry concerns the reverse mapping only where it maps the page cache. */
  private void noteEntry(long entry, int level, long word) {
    looker.note(Subject.ENTRY, entry);
    if (looksAtLinkedEntries
        && architecture.isLeaf(level, word)
        && view.isCached((int) (architecture.target(word, entry) >>> pageShift))) {
      looker.note(Subject.LINKED_ENTRY, entry);
    }
  }

  private boolean noteLeaf(long entry) {
    noteEntry(entry, view.tableLevel(view.tableOf(entry)), view.entryWord(entry));
    return true;
  }

  /** A block concerns nobody unless it has, or just had, a contiguous entry. */
  private void blockWritten(long entry, long before, long after) {
    long block = view.blockOf(entry);
    if (architecture.isContiguous(before)
        || architecture.isContiguous(after)
        || view.contiguousEntries(block) > 0) {
      looker.note(Subject.BLOCK, block);
    }
  }

  /**
   * What an entry led to, or leads to now, is touched as well.
   *
   * @param data whether the data of its pages may lack somebody who says that it is dirty
   */
  private boolean wordTouched(int level, long entry, long word, boolean data) {
    if (architecture.isTable(level, word)) {
      long table = architecture.physicalAddress(word);
      looker.note(Subject.TABLE, table);
      return looker.look(Subject.TABLE, table);
    }
    if (architecture.isLeaf(level, word)) {
      if (view.userAccess(entry, word) == UserAccess.OUTSIDE) {
        // No rule about pages asks for a kernel's own mappings.
        return true;
      }
      long first = architecture.target(word, entry) >>> pageShift;
      long pageCount = geometry.spanBytes(level) >>> pageShift;
      for (long page = first; page < first + pageCount; page++) {
        if (!view.isDataPage(page)) {
          continue;
        }
        looker.noteMapped(page, entry);
        if (data && !folios.pageHolds(page)) {
          return false;
        }
        if ((page == first || view.folioOf((int) page) == page)
            && !folios.touched(view.folioOf((int) page))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whoever loads a space again walks the paths that it cached before. */
  private boolean cachedPathHolds(long table) {
    return looker.look(Subject.TABLE, table) && treeLinked(table);
  }

  /** A link makes all that lies below a table translate here; nearly always it is empty. */
  private boolean treeLinked(long table) {
    int level = view.tableLevel(table);
    boolean holds = true;
    int entryCount = view.entriesUsed(table) == 0 ? 0 : geometry.entryCount(level);
    for (int index = 0; holds && index < entryCount; index++) {
      long entry = table + ((long) index << geometry.entryShift(level));
      long word = view.entryWord(entry);
      if (architecture.isLeaf(level, word)) {
        noteEntry(entry, level, word);
        holds = freedFoliosHold(level, entry, word);
      } else if (architecture.isTable(level, word)) {
        long child = architecture.physicalAddress(word);
        holds =
            looker.look(Subject.TABLE, child)
                && (view.tableLevel(child) >= level || treeLinked(child));
      }
    }
    return holds;
  }

  /** What was freed while no path led to a leaf may be led to again. */
  private boolean freedFoliosHold(int level, long entry, long word) {
    long first = architecture.target(word, entry) >>> pageShift;
    long end = first + (geometry.spanBytes(level) >>> pageShift);
    for (long page = first; page < end; page++) {
      if (view.isDataPage(page)
          && !view.isAllocated(view.folioOf((int) page))
          && !looker.look(Subject.FOLIO, view.folioOf((int) page))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Links above some tables let user code do more than before, or less: that concerns their leaves,
   * and the pages that those map.
   */
  private boolean leavesBelowTouched() {
    for (int n = 0; n < view.tableAccessChangedCount(); n++) {
      long table = view.tableAccessChanged(n);
      int level = view.tableLevel(table);
      for (int index = 0; index < geometry.entryCount(level); index++) {
        long entry = table + ((long) index << geometry.entryShift(level));
        long word = view.entryWord(entry);
        if (architecture.isLeaf(level, word)) {
          looker.note(Subject.ENTRY, entry);
          if (!wordTouched(level, entry, word, true)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** A range that permits writing no longer concerns the entries that are in it already. */
  private void mappingChanged(Step event) {
    if (looksAtLinks && event.after() == MappingState.NONE) {
      looker.note(Subject.LINKS, event.detail());
    }
    if ((event.after() & MappingState.WRITE) == 0) {
      leaves.each(
          view,
          (int) event.detail(),
          event.subject(),
          event.before(),
          entry -> {
            looker.noteTold(entry);
            return true;
          });
    }
  }

  private boolean unlinkedHold(Step event) {
    int file = (int) (event.before() >>> Integer.SIZE);
    int space = (int) event.detail();
    return leaves.each(
        view,
        space,
        event.subject(),
        event.after(),
        entry -> looker.unlinked(file, space, entry));
  }

  // ---- pages, folios and pins

  /** Entries count and permit by what they map; nearly always nothing maps the folio yet. */
  private void kindChanged(int folio) {
    if (isMapped(folio)) {
      folios.notePages(folio, 1L << view.folioOrder(folio));
      for (int space = 0; space <= Operation.SPACE_MAX; space++) {
        looker.note(Subject.SPACE, space);
        leaves.each(view, space, 0, Long.MAX_VALUE >>> pageShift, this::noteLeaf);
      }
    }
  }

  /** A folio begins and ends unmapped; else its pages lost, or never had, what was counted. */
  private boolean mappedPagesHold(int folio) {
    for (int page = folio; page < folio + (1 << view.folioOrder(folio)); page++) {
      if (view.mapcount(page) > 0) {
        looker.note(Subject.PAGE, page);
      }
    }
    kindChanged(folio);
    return !isMapped(folio) || folios.pagesHold(folio);
  }

  private boolean isMapped(int folio) {
    int end = folio + (1 << view.folioOrder(folio));
    for (int page = folio; page < end; page++) {
      if (view.entriesMapping(page) > 0 || view.supervisorEntriesMapping(page) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whatever happened to the page, its entries or its sharing concerns the pin on it. */
  private void noteOpenPins() {
    if (looksAtPins && openPinCount > 0) {
      for (int pin = 0; pin <= Operation.PIN_MAX; pin++) {
        if (view.pinPage(pin) != 0) {
          looker.note(Subject.PIN, pin);
        }
      }
    }
  }
}
