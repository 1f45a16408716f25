package org.ptck.conformance.choice;

import org.ptck.spec.arch.Geometry;

/**
 * Ranges outside of what user code has, at the numbers where arithmetic goes wrong: in pages or
 * bytes, in 32 or 64 bits, with or without a sign.
 */
final class Extremes {

  private final Geometry geometry;
  private final Choices choices;
  private final long endPage;

  Extremes(Geometry geometry, Choices choices) {
    this.geometry = geometry;
    this.choices = choices;
    this.endPage = (geometry.addressLast() >>> geometry.pageShift()) + 1;
  }

  /** The first address after the last page. */
  long end() {
    return endPage << geometry.pageShift();
  }

  /** The address of the last page. */
  long lastPage() {
    return end() - geometry.pageBytes();
  }

  /** Whether there are pages before the first of user code. */
  boolean isAnyBefore() {
    return geometry.addressFirst() > 0;
  }

  /** The address of the last page before the first, or of page 0; there is one. */
  long addressBefore() {
    return choices.chance(70) ? geometry.addressFirst() - geometry.pageBytes() : 0;
  }

  /** The address of a page beyond the last, or before the first. */
  long addressOutside() {
    return isAnyBefore() && choices.chance(40) ? addressBefore() : addressBeyond();
  }

  /** The address of a page beyond the last. */
  long addressBeyond() {
    long highest = Long.MAX_VALUE & -geometry.pageBytes();
    return switch (choices.choose(4)) {
      case 0 -> highest;
      case 1 -> Math.max(end(), Long.highestOneBit(geometry.addressLast()) << 1);
      default -> end();
    };
  }

  /**
   * So many pages from the address on that the last is beyond the address space.
   *
   * @param address the address of a page
   * @param likely pages that make a plausible range there; often what is left of the number once
   *   its upper bits are lost
   */
  long pageCountBeyond(long address, long likely) {
    long left = endPage - (address >>> geometry.pageShift());
    long bytesComeRound = 1L << (Long.SIZE - geometry.pageShift());
    long wrong =
        switch (choices.choose(8)) {
          case 0, 1 -> bytesComeRound + likely;
          case 2 -> bytesComeRound;
          case 3 -> (bytesComeRound >>> 1) + likely;
          case 4 -> bytesComeRound - (address >>> geometry.pageShift()) + choices.choose(2);
          case 5 -> (1L << Integer.SIZE) + likely;
          case 6 -> (1L << (Integer.SIZE - 1)) + likely;
          default -> Long.MAX_VALUE - choices.choose(2);
        };
    return wrong > left ? wrong : left + 1;
  }
}
