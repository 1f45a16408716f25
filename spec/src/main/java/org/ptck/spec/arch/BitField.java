package org.ptck.spec.arch;

import org.apiguardian.api.API;

/**
 * Some consecutive bits of a word that hold a number.
 *
 * @param shift the lowest bit
 * @param width the number of bits; 1 to 63
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BitField(int shift, int width) {

  /** The field from one bit to another, both included. */
  public static BitField ofBits(int high, int low) {
    return new BitField(low, high - low + 1);
  }

  /** The largest number that the field holds. */
  public long valueMax() {
    return (1L << width) - 1;
  }

  /** The bits of the field. */
  public long mask() {
    return valueMax() << shift;
  }

  /** The word that holds the number, 0 to {@link #valueMax}, and nothing else. */
  public long put(long value) {
    return value << shift;
  }

  /** The number that the word holds. */
  public long get(long word) {
    return (word >>> shift) & valueMax();
  }
}
