package org.ptck.conformance.choice;

import java.util.List;

/**
 * A source of decisions: the only thing that a generator knows about chance.
 *
 * <p>It may be random, replayed, or searched. Whatever it answers within the bound, a generator
 * makes a valid scenario of it.
 */
@FunctionalInterface
public interface Choices {

  /**
   * Decides on a number.
   *
   * @param bound how many answers there are; at least 1
   * @return 0 to {@code bound - 1}
   */
  int choose(int bound);

  /** Decides on a number from {@code min} to {@code max}, both included. */
  default int range(int min, int max) {
    return min + choose(max - min + 1);
  }

  /** Says yes that many times in a hundred. */
  default boolean chance(int percent) {
    return choose(100) < percent;
  }

  /** Decides on one element of a list that is not empty. */
  default <T> T pick(List<T> elements) {
    return elements.get(choose(elements.size()));
  }

  /**
   * Decides on an index, each as often as its weight says.
   *
   * @param weights none negative, at least one positive
   */
  default int weighted(int... weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    int rest = choose(total);
    int index = 0;
    while (rest >= weights[index]) {
      rest -= weights[index++];
    }
    return index;
  }

  /** Decides on the number of a bit that is set in a mask that is not 0. */
  default int pickBit(long mask) {
    int ordinal = choose(Long.bitCount(mask));
    return Long.numberOfTrailingZeros(Long.expand(1L << ordinal, mask));
  }
}
