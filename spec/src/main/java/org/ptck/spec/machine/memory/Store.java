package org.ptck.spec.machine.memory;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * A flat array of 64-bit words, all zero at first, that knows which of them were ever set.
 *
 * <p>All mutable state of a machine lives in such a store and changes through {@link #set} alone:
 * reset takes the time of what was used, not of what exists.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Store {

  /** Words are marked as used in chunks of this many, as log2. */
  private static final int CHUNK_SHIFT = 4;

  private static final int CHUNK_WORDS = 1 << CHUNK_SHIFT;

  private final long[] words;
  private final MemorySegment bytes;
  private final boolean[] chunkUsed;
  private final int[] chunksUsed;
  private int chunkUsedCount;

  /** A store of that many words. */
  public Store(long wordCount) {
    long chunkCount = (wordCount + CHUNK_WORDS - 1) >>> CHUNK_SHIFT;
    this.words = new long[Math.toIntExact(chunkCount << CHUNK_SHIFT)];
    this.bytes = MemorySegment.ofArray(words);
    this.chunkUsed = new boolean[Math.toIntExact(chunkCount)];
    this.chunksUsed = new int[Math.toIntExact(chunkCount)];
  }

  /** The words as bytes, to be compared with others. */
  MemorySegment bytes() {
    return bytes;
  }

  /** The word at the index. */
  public long get(long index) {
    return words[(int) index];
  }

  /** Sets the word at the index. */
  public void set(long index, long value) {
    int chunk = (int) (index >>> CHUNK_SHIFT);
    if (!chunkUsed[chunk]) {
      chunkUsed[chunk] = true;
      chunksUsed[chunkUsedCount++] = chunk;
    }
    words[(int) index] = value;
  }

  /** Adds to the word at the index and returns the sum. */
  public long add(long index, long value) {
    long sum = get(index) + value;
    set(index, sum);
    return sum;
  }

  /**
   * The first index from {@code index} on whose word may be other than zero, {@code end} if there
   * is none before it: skips what was never set.
   */
  public long nextUsed(long index, long end) {
    long next = index;
    while (next < end && !chunkUsed[(int) (next >>> CHUNK_SHIFT)]) {
      next = ((next >>> CHUNK_SHIFT) + 1) << CHUNK_SHIFT;
    }
    return Math.min(next, end);
  }

  /** Makes the words from {@code first} to before {@code end} zero. */
  public void clear(long first, long end) {
    for (long index = nextUsed(first, end); index < end; index = nextUsed(index + 1, end)) {
      words[(int) index] = 0L;
    }
  }

  /** Makes every word zero again. */
  public void reset() {
    for (int i = 0; i < chunkUsedCount; i++) {
      int chunk = chunksUsed[i];
      chunkUsed[chunk] = false;
      long first = (long) chunk << CHUNK_SHIFT;
      Arrays.fill(words, (int) first, (int) first + CHUNK_WORDS, 0L);
    }
    chunkUsedCount = 0;
  }

  /** Whether both stores hold the same words. */
  public boolean contentEquals(Store other) {
    return Arrays.equals(words, other.words);
  }
}
