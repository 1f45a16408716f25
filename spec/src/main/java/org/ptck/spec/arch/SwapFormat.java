package org.ptck.spec.arch;

import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The layout of swap entries: words that map nothing and remember in which swap area, and where in
 * it, a page lies. Immutable.
 *
 * <p>Marks stand in bits that mean something else in a present entry, so that a word has to be told
 * apart ({@link Architecture#isValid}) before a bit of it is read. Facts: {@code
 * arch/arm64/include/asm/pgtable.h} and {@code arch/x86/include/asm/pgtable_64.h} of Linux v6.12.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SwapFormat {

  private final BitField types;
  private final BitField offsets;
  private final long inverted;
  private final Map<SwapMark, Integer> marks;

  /**
   * A layout.
   *
   * @param types where the type stands
   * @param offsets where the offset stands
   * @param offsetInverted whether the offset stands inverted, so that no speculative load through
   *   the word finds memory (L1 terminal fault)
   * @param marks the bit of each mark that the format has
   */
  SwapFormat(
      BitField types, BitField offsets, boolean offsetInverted, Map<SwapMark, Integer> marks) {
    this.types = types;
    this.offsets = offsets;
    this.inverted = offsetInverted ? offsets.mask() : 0;
    this.marks = Map.copyOf(marks);
  }

  /** The largest type, which is the number of a swap area; the smallest is 0. */
  public int typeMax() {
    return (int) types.valueMax();
  }

  /**
   * The largest offset; the smallest is 1. The first slot of a swap area is its header; all ones is
   * left out since it makes an empty word where offsets are inverted.
   */
  public long offsetMax() {
    return offsets.valueMax() - 1;
  }

  /** The marks that the format has a bit for. */
  public Set<SwapMark> marks() {
    return marks.keySet();
  }

  /**
   * The entry of a page that was swapped out, without marks.
   *
   * @param type 0 to {@link #typeMax}
   * @param offset 1 to {@link #offsetMax}
   * @throws IllegalArgumentException if one of them is out of bounds
   */
  public long word(int type, long offset) {
    if (type < 0 || type > typeMax() || offset < 1 || offset > offsetMax()) {
      throw new IllegalArgumentException(
          "no swap entry has type %d and offset %d".formatted(type, offset));
    }
    return types.put(type) | (offsets.put(offset) ^ inverted);
  }

  /** The type of a swap entry. */
  public int type(long word) {
    return (int) types.get(word);
  }

  /** The offset of a swap entry. */
  public long offset(long word) {
    return offsets.get(word ^ inverted);
  }

  /** Whether a swap entry has the mark; false for one that the format has no bit for. */
  public boolean isMarked(long word, SwapMark mark) {
    return (word & bit(mark)) != 0;
  }

  /** The swap entry with the mark; unchanged where the format has no bit for it. */
  public long mark(long word, SwapMark mark) {
    return word | bit(mark);
  }

  /** The swap entry without the mark. */
  public long unmark(long word, SwapMark mark) {
    return word & ~bit(mark);
  }

  private long bit(SwapMark mark) {
    Integer position = marks.get(mark);
    return position == null ? 0 : 1L << position;
  }
}
