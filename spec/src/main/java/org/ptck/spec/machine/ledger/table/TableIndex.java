package org.ptck.spec.machine.ledger.table;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.Store;

/**
 * Per table: its level, where it is in its life, how many entries it uses, the entries that link to
 * it, and what user code may do through them.
 *
 * <p>Nearly every table has one parent; it stands in the table's own cells. Further parents, which
 * sharing makes, stand in an overflow list.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TableIndex {

  /** The table is allocated. */
  public static final int ALLOCATED = 1;
  /** Something links to it, or did since it was allocated, or it was a root. */
  public static final int EVER_LINKED = 2;
  /** Its entries count no more. */
  public static final int DEAD = 4;
  static final int FREED = 8;

  /** It was to be walked to, for some user address, by user code. */
  static final int OF_USERS = 16;

  /** It was to be walked to, but not by user code or not for a user address. */
  static final int OF_KERNEL = 32;

  /** It was to be walked to from roots of several spaces. */
  static final int SHARED = 64;

  /** It was allocated before anything was asked for: a kernel boots. */
  public static final int AT_BOOT = 128;

  /** The frame is allocated, and nobody knows yet of which level it is, or that it is a table. */
  public static final int UNUSED = 1 << 15;

  private static final int LEVEL_SHIFT = 8;
  private static final int DETACHER_SHIFT = 16;

  private static final int META = 0;
  private static final int USED = 1;
  private static final int PARENT = 2;
  private static final int PARENT_COUNT = 3;
  private static final int ROOT = 4;
  private static final int GHOSTS = 5;
  private static final int ACCESS = 6;
  private static final int OWNER = 7;
  private static final int WORDS = 8;

  private final Store store;
  private final long firstWord;
  private long[] extraParents = new long[8];
  private int[] extraChildren = new int[8];
  private int extraCount;
  private int allocatedCount;
  private int unusedCount;

  public TableIndex(Store store, long firstWord) {
    this.store = store;
    this.firstWord = firstWord;
  }

  /** The words of the store that it needs. */
  public static long wordCount(FrameMap frames) {
    return (frames.tableCount() + 1L) * WORDS;
  }

  /** No table is allocated. */
  public void reset() {
    extraCount = 0;
    allocatedCount = 0;
    unusedCount = 0;
  }

  /** The frame is allocated, and was not used for anything yet. */
  public void allocateUnused(int frame) {
    set(frame, META, UNUSED);
    unusedCount++;
  }

  /** The frame, if it was not used yet, is used as a page or free from now on. */
  public void useElsewhere(int frame) {
    if (has(frame, UNUSED)) {
      unmark(frame, UNUSED);
      unusedCount--;
    }
  }

  /** The number of frames that are allocated and were not used yet. */
  public int unusedCount() {
    return unusedCount;
  }

  /** The frame is a table of the level from now on, empty and private. */
  public void allocate(int frame, int level) {
    long boot = has(frame, UNUSED) ? get(frame, META) & AT_BOOT : 0;
    useElsewhere(frame);
    // Links, roots and cached paths stay: they outlive the table that they lead to.
    set(frame, USED, 0);
    set(frame, META, ((long) level << LEVEL_SHIFT) | ALLOCATED | boot);
    set(frame, OWNER, 0);
    allocatedCount++;
  }

  /** The frame is no table any more. */
  public void free(int frame) {
    set(frame, META, (get(frame, META) & ~ALLOCATED) | FREED);
    allocatedCount--;
  }

  /** The number of tables that are allocated. */
  public int allocatedCount() {
    return allocatedCount;
  }

  /** Whether any of the flags is set. */
  public boolean has(int frame, int flag) {
    return (get(frame, META) & flag) != 0;
  }

  /** Sets flags. */
  public void mark(int frame, int flag) {
    set(frame, META, get(frame, META) | flag);
  }

  void unmark(int frame, int flag) {
    set(frame, META, get(frame, META) & ~flag);
  }

  /** Where the table is in its life. */
  public TableState state(int frame) {
    if (!has(frame, ALLOCATED)) {
      return has(frame, FREED) ? TableState.FREED : TableState.NONE;
    }
    if (has(frame, DEAD)) {
      return TableState.DEAD;
    }
    if (parentCount(frame) > 0 || rootOf(frame) >= 0) {
      return TableState.LINKED;
    }
    return has(frame, EVER_LINKED) ? TableState.DETACHED : TableState.PRIVATE;
  }

  /** The level that it was last allocated for. */
  public int level(int frame) {
    return (int) (get(frame, META) >>> LEVEL_SHIFT) & 0x7f;
  }

  /** The operation that took the last link to the table away; 0 if none did. */
  public long detacher(int frame) {
    return get(frame, META) >>> DETACHER_SHIFT;
  }

  /** The operation that took the last link to it away. */
  public void setDetacher(int frame, long operation) {
    long others = get(frame, META) & ((1L << DETACHER_SHIFT) - 1);
    set(frame, META, others | (operation << DETACHER_SHIFT));
  }

  /** The number of its entries that are not empty. */
  public int used(int frame) {
    return (int) get(frame, USED);
  }

  /** So many more of its entries are not empty. */
  public void addUsed(int frame, int delta) {
    set(frame, USED, get(frame, USED) + delta);
  }

  /** None of its entries count. */
  public void clearUsed(int frame) {
    set(frame, USED, 0);
  }

  /** What user code may do through the widest way from a root to the table. */
  public UserAccess access(int frame) {
    return UserAccess.of(UserAccess.WRITE.ordinal() - (int) get(frame, ACCESS));
  }

  void setAccess(int frame, UserAccess access) {
    // So that cells that were never set say what holds of nearly every table.
    set(frame, ACCESS, UserAccess.WRITE.ordinal() - access.ordinal());
  }

  /** The number of the first space that the table was to be walked to from; 0 for none. */
  public int owner(int frame) {
    return (int) get(frame, OWNER);
  }

  void setOwner(int frame, int owner) {
    set(frame, OWNER, owner);
  }

  /** The space that the table is the root of, or -1. */
  public int rootOf(int frame) {
    return (int) get(frame, ROOT) - 1;
  }

  /**
   * It is the root of the space from now on; of none for
   * {@link org.ptck.spec.machine.ledger.cpu.CpuIndex#NONE}.
   */
  public void setRoot(int frame, int space) {
    set(frame, ROOT, space + 1L);
  }

  /** The number of paths to it that walk caches may still offer. */
  public int ghosts(int frame) {
    return (int) get(frame, GHOSTS);
  }

  /** There are so many more such paths. */
  public void addGhosts(int frame, int delta) {
    set(frame, GHOSTS, get(frame, GHOSTS) + delta);
  }

  /** The number of links to it. */
  public int parentCount(int frame) {
    return (int) get(frame, PARENT_COUNT);
  }

  /** The n-th entry that links to the table, from 0. */
  public long parent(int frame, int n) {
    if (n == 0) {
      return get(frame, PARENT);
    }
    int seen = 0;
    for (int i = 0; i < extraCount; i++) {
      if (extraChildren[i] == frame && ++seen == n) {
        return extraParents[i];
      }
    }
    throw new IllegalArgumentException("table frame " + frame + " has no parent " + n);
  }

  void addParent(int frame, long entry) {
    if (get(frame, PARENT_COUNT) == 0) {
      set(frame, PARENT, entry);
    } else {
      if (extraCount == extraParents.length) {
        extraParents = Arrays.copyOf(extraParents, extraCount * 2);
        extraChildren = Arrays.copyOf(extraChildren, extraCount * 2);
      }
      extraParents[extraCount] = entry;
      extraChildren[extraCount++] = frame;
    }
    set(frame, PARENT_COUNT, get(frame, PARENT_COUNT) + 1);
  }

  void removeParent(int frame, long entry) {
    int count = parentCount(frame);
    for (int n = 0; n < count; n++) {
      if (parent(frame, n) == entry) {
        removeNth(frame, n, count);
        return;
      }
    }
  }

  private void removeNth(int frame, int n, int count) {
    if (count > 1) {
      // The last parent takes the place of the one that goes.
      long last = parent(frame, count - 1);
      int slot = extraSlot(frame, count - 1);
      if (n == 0) {
        set(frame, PARENT, last);
      } else {
        extraParents[extraSlot(frame, n)] = last;
      }
      extraCount--;
      System.arraycopy(extraParents, slot + 1, extraParents, slot, extraCount - slot);
      System.arraycopy(extraChildren, slot + 1, extraChildren, slot, extraCount - slot);
    } else {
      set(frame, PARENT, 0);
    }
    set(frame, PARENT_COUNT, count - 1L);
  }

  private int extraSlot(int frame, int n) {
    int seen = 0;
    for (int i = 0; i < extraCount; i++) {
      if (extraChildren[i] == frame && ++seen == n) {
        return i;
      }
    }
    throw new IllegalArgumentException("table frame " + frame + " has no parent " + n);
  }

  private long get(int frame, int cell) {
    return store.get(firstWord + (long) frame * WORDS + cell);
  }

  private void set(int frame, int cell, long value) {
    store.set(firstWord + (long) frame * WORDS + cell, value);
  }
}
