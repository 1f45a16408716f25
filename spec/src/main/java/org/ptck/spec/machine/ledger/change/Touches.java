package org.ptck.spec.machine.ledger.change;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.ThingVisitor;
import org.ptck.spec.machine.ledger.page.QueuedReferences;
import org.ptck.spec.machine.ledger.table.BlockIndex;
import org.ptck.spec.machine.ledger.table.LeavesOfSpace;
import org.ptck.spec.machine.ledger.table.TableAccess;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.ledger.translation.GhostLinks;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * Which things the last event touched: those that may not be any more as rules want them.
 *
 * <p>What changed and what that change concerns, nothing else. Trees are gone down only where a
 * link made all that lies below it translate otherwise, and where a range was told or looked up.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Touches {

  private final MachineView view;
  private final TableContents contents;
  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final BlockIndex blocks;
  private final TableAccess access;
  private final GhostLinks ghosts;
  private final QueuedReferences queued;
  private final LeavesOfSpace leaves;
  private final HeldSpaces held;
  private final TouchedFolios folios;

  public Touches(
      MachineView view,
      TableContents contents,
      BlockIndex blocks,
      TableAccess access,
      GhostLinks ghosts,
      QueuedReferences queued,
      LeavesOfSpace leaves,
      HeldSpaces held,
      TouchedFolios folios) {
    this.view = view;
    this.contents = contents;
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.blocks = blocks;
    this.access = access;
    this.ghosts = ghosts;
    this.queued = queued;
    this.leaves = leaves;
    this.held = held;
    this.folios = folios;
  }

  /** Tells of each thing; returns whether the visitor never answered false. */
  boolean tell(Change change, ThingVisitor things) {
    return ofKind(change, things)
        && (change.accessChangedCount() == 0 || leavesBelow(change, things))
        && (change.slippedCount() == 0 || folios.slipped(change, things));
  }

  private boolean ofKind(Change change, ThingVisitor things) {
    long subject = change.subject();
    return switch (change.kind()) {
      case ENTRY_WRITE -> entryWritten(change, things);
      case TABLE_FREE -> things.reached(subject);
      case ROOT_SET -> {
        things.space((int) subject);
        yield treeLinked(frames.frame(change.after()), things);
      }
      case LOAD ->
          (!change.isLoadedAgain() || cachedPaths((int) change.after(), things))
              && held.rootTakenUp((int) change.after(), root -> treeLinked(root, things));
      case ROOT_DROP, RESIDENT_CHANGE -> {
        things.space((int) subject);
        yield true;
      }
      case REFERENCE_CHANGE, REFERENCES_DEFER -> things.folio(subject);
      case DEBTS_TAKE -> queued.tellTaken(things);
      case FOLIO_ALLOCATE, FOLIO_FREE ->
          things.folio(subject) && pagesOfNewFolio(subject, things);
      case MAPCOUNT_CHANGE -> {
        folios.pages(subject, change.detail(), things);
        yield things.folio(change.before());
      }
      case EXCLUSIVE_CHANGE -> {
        folios.pages(subject, change.detail(), things);
        yield true;
      }
      case PAGE_STORE, DEVICE_STORE, PAGE_ZERO, PAGE_COPY, PAGE_FOUND, PAGE_WRITE, STORAGE_READ ->
          things.data(subject);
      case CACHE_ADD, CACHE_REMOVE -> {
        kindChanged(subject, things);
        yield things.folio(subject) && folios.data(subject, things);
      }
      case FOLIO_RESERVE -> {
        kindChanged(subject, things);
        yield true;
      }
      case FOLIO_DIRTY_CHANGE, STORE_END ->
          change.after() != 0 || folios.lessDirty(subject, things);
      case PIN_ADD -> things.folio(view.folioOf(subject));
      case PIN_REMOVE -> {
        long folio = view.folioOf(subject);
        yield things.folio(folio) && folios.data(folio, things);
      }
      case MAPPING -> {
        mappingChanged(change, things);
        yield true;
      }
      case REVERSE_ADD -> {
        things.links((int) change.detail());
        yield true;
      }
      case REVERSE_REMOVE -> {
        things.links((int) change.detail());
        yield !things.asksForUnlinked() || unlinked(change, things);
      }
      case OPERATION_END -> {
        folios.openPins(things);
        yield held.eachRootLetGo(root -> treeLinked(root, things));
      }
      case SCENARIO_END -> folios.cached(things);
      default -> true;
    };
  }

  // ---- entries

  private boolean entryWritten(Change change, ThingVisitor things) {
    long entry = change.subject();
    EntryState was = change.was();
    EntryState is = change.is();
    entry(entry, is.isLeaf(), is.page(), things);
    things.table(change.table());
    if (geometry.contiguousRun(change.level()) > 1) {
      block(change, things);
    }
    boolean elsewhere =
        was.isValid() != is.isValid()
            || !change.isSameTarget()
            || was.access().isAny() != is.access().isAny();
    if (elsewhere && things.asksForSpaces()) {
      spaces(entry, things);
    }
    boolean dirtyWent = was.isDirty() && (elsewhere || !is.isDirty());
    return led(change.level(), entry, was, dirtyWent, things)
        && led(change.level(), entry, is, elsewhere, things)
        && (!is.isLink() || treeLinked(frames.frame(is.target()), things));
  }

  /** An entry concerns the reverse mapping only where it maps the page cache. */
  private void entry(long entry, boolean isLeaf, long page, ThingVisitor things) {
    things.entry(entry);
    if (isLeaf && view.isCached(page)) {
      things.linkedEntry(entry);
    }
  }

  private void spaces(long entry, ThingVisitor things) {
    view.atEveryPosition(
        entry,
        (space, _) -> {
          things.space(space);
          return true;
        });
  }

  /** A block concerns nobody unless it has, or just had, a contiguous entry. */
  private void block(Change change, ThingVisitor things) {
    int frame = frames.frame(change.table());
    long block = blocks.blockOf(frame, change.level(), change.subject());
    if (change.was().isContiguous()
        || change.is().isContiguous()
        || blocks.count(frame, change.level(), block) > 0) {
      things.block(block);
    }
  }

  /**
   * What an entry led to, or leads to now, is touched as well.
   *
   * @param data whether the data of its pages may lack somebody who says that it is dirty
   */
  private boolean led(
      int level, long entry, EntryState state, boolean data, ThingVisitor things) {
    if (state.isLink()) {
      things.table(state.target());
      return things.reached(state.target());
    }
    // No rule about pages asks for a kernel's own mappings.
    return !state.isLeaf()
        || state.access() == UserAccess.OUTSIDE
        || mapped(level, entry, state.page(), data, things);
  }

  private boolean mapped(
      int level, long entry, long first, boolean data, ThingVisitor things) {
    long end = dataEnd(level, first);
    long start = dataStart(first);
    for (long page = start; page < end; page++) {
      things.mappedPage(page, entry);
      if (data && !things.data(page)) {
        return false;
      }
      long folio = view.folioOf(page);
      if ((page == start || folio == page) && !things.folio(folio)) {
        return false;
      }
    }
    return true;
  }

  // ---- trees

  /** Whoever loads a space again walks the paths that it cached before. */
  private boolean cachedPaths(int space, ThingVisitor things) {
    for (int slot = 0; slot < ghosts.size(); slot++) {
      if (ghosts.space(slot) == space) {
        int child = ghosts.child(slot);
        if (!things.reached(frames.address(child)) || !treeLinked(child, things)) {
          return false;
        }
      }
    }
    return true;
  }

  /** A link makes all that lies below a table translate here; nearly always it is empty. */
  private boolean treeLinked(int frame, ThingVisitor things) {
    if (!frames.isTable(frame) || tables.used(frame) == 0) {
      return true;
    }
    int level = tables.level(frame);
    for (long entry = contents.firstUsed(frame); entry != 0;
        entry = contents.nextUsed(frame, entry)) {
      long word = words.get(level, entry);
      if (architecture.isLeaf(level, word)) {
        long first = contents.page(architecture.target(word, entry));
        entry(entry, true, first, things);
        if (!freedFolios(level, first, things)) {
          return false;
        }
      } else if (architecture.isTable(level, word)) {
        long child = architecture.physicalAddress(word);
        if (!things.reached(child)) {
          return false;
        }
        int below = frames.frame(child);
        if (frames.isTable(below)
            && tables.level(below) < level
            && !treeLinked(below, things)) {
          return false;
        }
      }
    }
    return true;
  }

  /** What was freed while no path led to a leaf may be led to again. */
  private boolean freedFolios(int level, long first, ThingVisitor things) {
    long end = dataEnd(level, first);
    for (long page = dataStart(first); page < end; page++) {
      long folio = view.folioOf(page);
      if (folio != 0 && !view.isAllocated(folio) && !things.freedFolio(folio)) {
        return false;
      }
    }
    return true;
  }

  /** The first page of data of a leaf: one of 256 TiB is not gone through page by page. */
  private long dataStart(long first) {
    return Math.max(first, frames.dataFirst());
  }

  /** The end of its pages of data. */
  private long dataEnd(int level, long first) {
    long end = first + contents.pageCount(level);
    return Math.min(end, (long) frames.dataFirst() + frames.pageCount());
  }

  /**
   * Links above some tables let user code do more than before, or less: that concerns their leaves,
   * and the pages that those map.
   */
  private boolean leavesBelow(Change change, ThingVisitor things) {
    for (int n = 0; n < change.accessChangedCount(); n++) {
      int frame = frames.frame(change.accessChanged(n));
      int level = tables.level(frame);
      for (long entry = contents.firstUsed(frame); entry != 0;
          entry = contents.nextUsed(frame, entry)) {
        long word = words.get(level, entry);
        if (architecture.isLeaf(level, word)) {
          things.entry(entry);
          long first = contents.page(architecture.target(word, entry));
          if (access.through(frame, level, entry, word) != UserAccess.OUTSIDE
              && !mapped(level, entry, first, true, things)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * A range that permits writing no longer concerns the entries that are in it already; nor does
   * one that permits execution, where mappings speak of it.
   */
  private void mappingChanged(Change change, ThingVisitor things) {
    int space = (int) change.detail();
    if (change.after() == MappingState.NONE) {
      things.links(space);
    }
    boolean forbidsExecution =
        (change.after() & MappingState.EXECUTE) == 0
            && view.declares(Capability.EXECUTE_PERMISSION);
    if ((change.after() & MappingState.WRITE) == 0 || forbidsExecution) {
      leaves.each(
          space,
          change.subject(),
          change.before(),
          entry -> {
            things.told(entry);
            return true;
          });
    }
  }

  private boolean unlinked(Change change, ThingVisitor things) {
    int file = (int) (change.before() >>> Integer.SIZE);
    int space = (int) change.detail();
    return leaves.each(
        space,
        change.subject(),
        change.after(),
        entry -> things.unlinked(file, space, entry));
  }

  // ---- pages, folios and pins

  /** Entries count and permit by what they map; nearly always nothing maps the folio yet. */
  private void kindChanged(long folio, ThingVisitor things) {
    if (!folios.isMapped(folio)) {
      return;
    }
    long end = folio + (1L << view.folioOrder(folio));
    folios.pages(folio, end - folio, things);
    for (int frame = 1; frame <= frames.tableCount(); frame++) {
      if (tables.has(frame, TableIndex.ALLOCATED) && tables.used(frame) > 0) {
        entriesOf(frame, folio, end, things);
      }
    }
  }

  private void entriesOf(int frame, long from, long end, ThingVisitor things) {
    int level = tables.level(frame);
    for (long entry = contents.firstUsed(frame); entry != 0;
        entry = contents.nextUsed(frame, entry)) {
      long word = words.get(level, entry);
      long first = contents.page(architecture.target(word, entry));
      if (architecture.isLeaf(level, word)
          && first < end
          && from < first + contents.pageCount(level)) {
        entry(entry, true, first, things);
        spaces(entry, things);
      }
    }
  }

  /** A folio begins and ends unmapped; else its pages lost, or never had, what was counted. */
  private boolean pagesOfNewFolio(long folio, ThingVisitor things) {
    for (long page = folio; page < folio + (1L << view.folioOrder(folio)); page++) {
      if (view.mapcount(page) > 0) {
        things.page(page);
      }
    }
    kindChanged(folio, things);
    return !folios.isMapped(folio) || folios.data(folio, things);
  }
}
