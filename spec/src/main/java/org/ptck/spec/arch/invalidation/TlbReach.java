package org.ptck.spec.arch.invalidation;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;

/**
 * What an instruction takes out of the caches of a CPU for certain. More may go, as it may at any
 * moment.
 *
 * @param isBroadcast whether that is so on every CPU; else on the one that executes it, unless the
 *   instruction names others
 * @param id the id (ASID, PCID) whose translations go; {@link #EVERY_ID}, or {@link #NO_ID} where
 *   the CPU has none loaded
 * @param address the first byte of the range, at the start of a page; 0 for the whole id
 * @param pageCount the pages of the range; 0 for the whole id
 * @param paths which paths to tables, kept in walk caches, go as well
 * @param level the one level whose leaves go, 0 for leaf tables; {@link #ANY_LEVEL},
 *   {@link #NO_LEVEL}
 * @param reachesGlobal whether global translations go as well, whatever their id
 * @param whyNothing why nothing goes; empty where something does
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TlbReach(
    boolean isBroadcast,
    int id,
    long address,
    long pageCount,
    Paths paths,
    int level,
    boolean reachesGlobal,
    String whyNothing) {

  /** The translations of every id. */
  public static final int EVERY_ID = -1;

  /** The translations of no id: at most global ones. */
  public static final int NO_ID = -2;

  /** Leaves of whatever level. */
  public static final int ANY_LEVEL = -1;

  /** No leaves at all. */
  public static final int NO_LEVEL = -2;

  /** Which paths to tables go. */
  public enum Paths {
    /** None. */
    NONE,
    /** Those that lead to what is named, above the level named if one is. */
    OF_RANGE,
    /** All of the id, wherever the range lies. */
    OF_ID
  }

  /** Takes nothing for certain, and why. */
  static TlbReach nothing(boolean isBroadcast, String why) {
    return new TlbReach(isBroadcast, NO_ID, 0, 0, Paths.NONE, ANY_LEVEL, false, why);
  }

  /** Takes everything under an id, at all levels. */
  static TlbReach ofId(boolean isBroadcast, int id, boolean reachesGlobal) {
    return new TlbReach(isBroadcast, id, 0, 0, Paths.OF_RANGE, ANY_LEVEL, reachesGlobal, "");
  }

  /** Takes what caches keep of paths to tables under an id, and no leaf. */
  static TlbReach pathsOfId(Geometry geometry, int id) {
    long pages = (geometry.addressLast() >>> geometry.pageShift()) + 1;
    return new TlbReach(false, id, 0, pages, Paths.OF_ID, NO_LEVEL, false, "");
  }

  /** Whether it takes nothing for certain. */
  public boolean isNothing() {
    return !whyNothing.isEmpty();
  }

  /** Whether it is about an id as a whole, not about a range. */
  public boolean isOfWholeId() {
    return pageCount == 0;
  }

  /**
   * The same for what of the range are user addresses: nothing if none is. A range that begins
   * below and ends beyond is cut off.
   */
  TlbReach within(Geometry geometry) {
    if (isNothing() || isOfWholeId()) {
      return this;
    }
    long last = geometry.addressLast() >>> geometry.pageShift();
    long page = address >>> geometry.pageShift();
    if (address < 0 || page > last) {
      return nothing(
          isBroadcast,
          "0x%x is no user address: they end at 0x%x".formatted(address, geometry.addressLast()));
    }
    long count = Math.min(pageCount, last - page + 1);
    return new TlbReach(
        isBroadcast, id, page << geometry.pageShift(), count, paths, level, reachesGlobal, "");
  }

  /**
   * In words, for a person who looks for what was missed.
   *
   * @param idName what the architecture calls an id
   */
  public String text(Geometry geometry, String idName) {
    if (isNothing()) {
      return "reaches nothing for certain: " + whyNothing;
    }
    String whose =
        switch (id) {
          case EVERY_ID -> "every " + idName;
          case NO_ID -> "no " + idName;
          default -> "%s %d".formatted(idName, id);
        };
    String what =
        isOfWholeId() ? "" : ", 0x%x, pages %d".formatted(address, pageCount);
    String leaves =
        switch (level) {
          case ANY_LEVEL -> "";
          case NO_LEVEL -> ", no leaves";
          default -> ", leaves at %s only".formatted(geometry.levels().get(level).name());
        };
    String caches = paths == Paths.NONE ? ", no walk caches" : "";
    return whose + what + leaves + caches + (reachesGlobal ? "" : ", no global ones");
  }
}
