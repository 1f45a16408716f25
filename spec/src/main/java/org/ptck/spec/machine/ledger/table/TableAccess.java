package org.ptck.spec.machine.ledger.table;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.machine.ledger.page.PageCounts;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * What user code may do through the links that lead to each table: the least that the links of one
 * way permit, the most of all ways.
 *
 * <p>A way ends at a root table, or at a table that nothing links to yet, which may become part of
 * any. Only links from the level above count. When a link high up permits something else, what lies
 * below is counted again: the cost is that of the subtree. A link by which no way leads to a user
 * address lets nobody pass; where user code has the whole range of its architecture only entries of
 * roots are such.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TableAccess {

  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final PageCounts pages;
  private int[] changed = new int[8];
  private int changedCount;

  public TableAccess(TableContents contents, PageCounts pages) {
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.pages = pages;
  }

  /** An event begins, which has changed nothing yet. */
  public void beginEvent() {
    changedCount = 0;
  }

  /** The number of tables that the last event made another access lead to. */
  public int changedCount() {
    return changedCount;
  }

  /** The frame of the n-th of those tables. */
  public int changed(int n) {
    return changed[n];
  }

  /** What the place of an entry permits: all, but for a root's entries outside the user range. */
  public UserAccess place(int frame, int level, long entry) {
    return level < geometry.rootLevel()
        ? UserAccess.WRITE
        : geometry.rootAccess(
            (int) ((entry - frames.address(frame)) >>> geometry.entryShift(level)));
  }

  /** What a link permits where it stands, whatever the links to its table permit. */
  public UserAccess link(int frame, int level, long entry, long word) {
    return placeOfLink(frame, level, entry).and(architecture.linkAccess(level, word));
  }

  /** Whether no way to the entry makes its place one of user addresses, wherever links lead. */
  public boolean isOutside(int frame, int level, long entry) {
    return (level == geometry.rootLevel() || !geometry.isNarrowed())
        ? place(frame, level, entry) == UserAccess.OUTSIDE
        : !leadsToUsers(frame, level, span(frame, level, entry), level);
  }

  private UserAccess placeOfLink(int frame, int level, long entry) {
    return isOutside(frame, level, entry) ? UserAccess.OUTSIDE : UserAccess.WRITE;
  }

  /** The address that an entry translates first, counted from the first that its table does. */
  private long span(int frame, int level, long entry) {
    return geometry.span(level, entry - frames.address(frame));
  }

  /**
   * Whether some way up from the table makes that offset in it a place of user addresses, or may
   * yet: of a table that nothing links to nobody knows where it will stand.
   */
  private boolean leadsToUsers(int frame, int level, long offset, int entryLevel) {
    if (level == geometry.rootLevel()) {
      return geometry.place(entryLevel, offset) == UserAccess.WRITE;
    }
    boolean isLinked = false;
    for (int n = 0; n < tables.parentCount(frame); n++) {
      long entry = tables.parent(frame, n);
      int parent = frames.frame(entry);
      if (tables.level(parent) == level + 1) {
        isLinked = true;
        long above = span(parent, level + 1, entry);
        if (leadsToUsers(parent, level + 1, above + offset, entryLevel)) {
          return true;
        }
      }
    }
    return !isLinked;
  }

  /** What a leaf permits where it stands, whatever leads to its table. */
  UserAccess leaf(int frame, int level, long entry, long word) {
    return place(frame, level, entry).and(architecture.leafAccess(word));
  }

  /** What user code may do through a leaf, by the widest way to it. */
  public UserAccess through(int frame, int level, long entry, long word) {
    return tables.access(frame).and(leaf(frame, level, entry, word));
  }

  /** What user code may do through what an entry is or was, by the widest way to it. */
  public UserAccess through(int frame, int level, long entry, EntryState state) {
    if (state.isLink()) {
      return tables.access(frame).and(link(frame, level, entry, state.word()));
    }
    UserAccess walk = tables.access(frame).and(place(frame, level, entry));
    return state.isLeaf() ? walk.and(architecture.leafAccess(state.word())) : walk;
  }

  /** Nothing in the table counts now, and something will. */
  public void begin(int frame) {
    tables.setAccess(frame, found(frame));
  }

  /** A link to the table came, went, or permits something else. */
  void linksChanged(int frame) {
    if (tables.has(frame, TableIndex.DEAD)) {
      return;
    }
    UserAccess before = tables.access(frame);
    UserAccess after = found(frame);
    if (before != after) {
      tables.setAccess(frame, after);
      note(frame);
    }
    // The table may have come to another place, and what lies below it as well.
    if (tables.used(frame) > 0 && (before != after || geometry.isNarrowed())) {
      recount(frame, before, after);
    }
  }

  private void recount(int frame, UserAccess before, UserAccess after) {
    int level = tables.level(frame);
    long end = frames.address(frame) + geometry.tableBytes(level);
    long entryBytes = 1L << geometry.entryShift(level);
    long entry = words.nextUsed(frames.address(frame), end);
    for (; entry < end; entry = words.nextUsed(entry + entryBytes, end)) {
      long word = words.get(level, entry);
      if (architecture.isLeaf(level, word) && before != after) {
        UserAccess own = leaf(frame, level, entry, word);
        // First what comes, so that nothing is taken to be gone in between.
        pages.leaf(level, entry, word, own.and(after), 1);
        pages.leaf(level, entry, word, own.and(before), -1);
      } else if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        if (frames.isTable(child) && tables.level(child) == level - 1) {
          linksChanged(child);
        }
      }
    }
  }

  private UserAccess found(int frame) {
    int level = tables.level(frame);
    UserAccess found = UserAccess.OUTSIDE;
    boolean any = false;
    for (int n = 0; n < tables.parentCount(frame); n++) {
      long entry = tables.parent(frame, n);
      int parent = frames.frame(entry);
      if (tables.level(parent) == level + 1) {
        any = true;
        UserAccess link = link(parent, level + 1, entry, words.get(level + 1, entry));
        found = found.or(tables.access(parent).and(link));
      }
    }
    return any ? found : UserAccess.WRITE;
  }

  private void note(int frame) {
    if (changedCount == changed.length) {
      changed = Arrays.copyOf(changed, changedCount * 2);
    }
    changed[changedCount++] = frame;
  }
}
