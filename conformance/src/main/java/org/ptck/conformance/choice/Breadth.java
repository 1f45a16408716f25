package org.ptck.conformance.choice;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;

/**
 * How far the ranges of one scenario reach, and how large its folios are.
 *
 * <p>Most scenarios stay within 64 pages and small folios, since faults show there and cost little.
 * Where tables are large, a few reach further: over several leaf tables, with folios that fill one.
 * They touch few pages, in few spaces, so that memory suffices and a run takes hardly longer.
 *
 * @param unitPages the pages that a unit of a window stands for; 0 where the geometry decides
 * @param orderMax the largest order of a folio; 0 to {@link Operation#ORDER_MAX}
 * @param favouriteOrder the order asked for most often beside 0; 0 for none
 * @param favouritePercent how often
 * @param windowCountMax the most windows; 1 to {@link Windows#COUNT_MAX}
 * @param spaceCountMax the most spaces that exist at a time
 * @param stepCountMax the most steps, closing exits aside
 */
record Breadth(
    int unitPages,
    int orderMax,
    int favouriteOrder,
    int favouritePercent,
    int windowCountMax,
    int spaceCountMax,
    int stepCountMax) {

  private static final int NEAR_ORDER_MAX = 5;
  private static final int NEAR_FAVOURITE_PERCENT = 35;

  private static final int WIDE_UNIT_PAGES = 4;
  private static final int WIDE_ORDER_MAX = 7;
  private static final int WIDE_FAVOURITE = 6;

  /** A window of four leaf tables of 512 entries. */
  private static final int HUGE_UNIT_PAGES = 32;

  private static final int FAVOURITE_PERCENT = 60;
  private static final int HUGE_SPACE_COUNT_MAX = 2;
  private static final int HUGE_STEP_COUNT_MAX = 14;

  private static final int UNBOUNDED = Integer.MAX_VALUE;

  /** Per mille: near, wide, huge. */
  private static final int[] SHARES = {980, 12, 8};

  /** Draws how far one scenario reaches. */
  static Breadth draw(Geometry geometry, Choices choices) {
    if (!isLarge(geometry)) {
      return near(geometry);
    }
    return switch (choices.weighted(SHARES)) {
      case 0 -> near(geometry);
      case 1 -> wide();
      default -> huge(geometry);
    };
  }

  /** Whether a leaf table is more than a window of single pages reaches. */
  private static boolean isLarge(Geometry geometry) {
    return geometry.entryCount(0) > 2 * Windows.PAGE_COUNT;
  }

  /**
   * Folios that fill a contiguous block are among those asked for, and where leaf tables are small
   * those that one table does not hold.
   */
  static Breadth near(Geometry geometry) {
    int blockOrder = Integer.numberOfTrailingZeros(geometry.contiguousRun(0));
    return new Breadth(
        0,
        Math.max(NEAR_ORDER_MAX, blockOrder),
        blockOrder,
        NEAR_FAVOURITE_PERCENT,
        Windows.COUNT_MAX,
        UNBOUNDED,
        UNBOUNDED);
  }

  /** More neighbours in one folio than implementations invalidate one by one. */
  private static Breadth wide() {
    return new Breadth(
        WIDE_UNIT_PAGES, WIDE_ORDER_MAX, WIDE_FAVOURITE, FAVOURITE_PERCENT, 1,
        HUGE_SPACE_COUNT_MAX, UNBOUNDED);
  }

  /** Several leaf tables, and folios that fill one where any folio can. */
  private static Breadth huge(Geometry geometry) {
    int leafTable = geometry.levels().getFirst().indexBits();
    return new Breadth(
        HUGE_UNIT_PAGES,
        Operation.ORDER_MAX,
        Math.min(leafTable, Operation.ORDER_MAX),
        FAVOURITE_PERCENT,
        1,
        HUGE_SPACE_COUNT_MAX,
        HUGE_STEP_COUNT_MAX);
  }
}
