package org.ptck.spec.fact;

import org.apiguardian.api.API;

/**
 * The last word of an {@link EventKind#INVALIDATE}: whose translations went, and of what kind.
 *
 * <p>The lower half is the id shifted left by one, -2 for every id, plus 1 if paths to tables went
 * as well. The upper half is the sign of the lower where nothing more is to be said. Else it has
 * {@link #MARK}; in bits 2 to 0 one more than the one level whose leaves went, 0 for any, 7 for
 * none; bit 3 if every path of the id went, wherever the range lies; in bits 5 and 4 what became of
 * global translations: 0 as the id says, {@link #WITH_GLOBAL}, {@link #WITHOUT_GLOBAL}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Invalidated {

  /** Every id. */
  public static final int EVERY_ID = -1;

  /** Leaves of any level. */
  public static final int ANY_LEVEL = -1;

  /** No leaves. */
  public static final int NO_LEVEL = -2;

  /** Global translations went as well, though an id is named. */
  public static final int WITH_GLOBAL = 1;

  /** Global translations stayed, though every id is meant. */
  public static final int WITHOUT_GLOBAL = 2;

  private static final int NO_LEVEL_CODE = 7;
  private static final int EVERY_PATH = 1 << 3;
  private static final int GLOBAL_SHIFT = 4;
  private static final int MARK = 1 << 8;
  private static final int GLOBAL = 3 << GLOBAL_SHIFT;
  private static final int KNOWN = MARK | GLOBAL | EVERY_PATH | 7;

  private Invalidated() {}

  /** Of an id, or {@link #EVERY_ID}; what a typed call says. */
  public static long word(int id, boolean paths) {
    return ((long) id << 1) | (paths ? 1 : 0);
  }

  /** The same with the rest; what an instruction can say beyond that. */
  public static long word(int id, boolean paths, int level, boolean everyPath, int global) {
    if (level == ANY_LEVEL && !everyPath && global == 0) {
      return word(id, paths);
    }
    int code = level == NO_LEVEL ? NO_LEVEL_CODE : level + 1;
    long upper = MARK | (long) global << GLOBAL_SHIFT | (everyPath ? EVERY_PATH : 0) | code;
    return upper << 32 | (word(id, paths) & 0xffff_ffffL);
  }

  /** Whether nothing stands in the upper half that no event has. */
  public static boolean isWord(long word, int levelCount) {
    int upper = upper(word);
    return upper == 0
        || ((upper & ~KNOWN) == 0
            && (upper & MARK) != 0
            && (upper & GLOBAL) != GLOBAL
            && level(word) < levelCount);
  }

  /** The id; {@link #EVERY_ID}. */
  public static int id(long word) {
    return (int) word >> 1;
  }

  /** Whether paths to tables went. */
  public static boolean paths(long word) {
    return (word & 1) != 0;
  }

  /** The one level whose leaves went; {@link #ANY_LEVEL}, {@link #NO_LEVEL}. */
  public static int level(long word) {
    int code = upper(word) & 7;
    return code == NO_LEVEL_CODE ? NO_LEVEL : code - 1;
  }

  /** Whether every path of the id went, wherever the range lies. */
  public static boolean everyPath(long word) {
    return (upper(word) & EVERY_PATH) != 0;
  }

  /** Whether global translations went. */
  public static boolean reachesGlobal(long word) {
    int global = (upper(word) & GLOBAL) >>> GLOBAL_SHIFT;
    return global == 0 ? id(word) < 0 : global == WITH_GLOBAL;
  }

  /** Whether it is said that global translations stayed. */
  public static boolean sparesGlobal(long word) {
    return (upper(word) & GLOBAL) >>> GLOBAL_SHIFT == WITHOUT_GLOBAL;
  }

  /** What the upper half says beyond its sign; 0 for nothing. */
  private static int upper(long word) {
    int upper = (int) (word >> 32);
    return upper == -1 ? 0 : upper;
  }
}
