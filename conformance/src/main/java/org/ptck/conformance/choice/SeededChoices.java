package org.ptck.conformance.choice;

/**
 * A stream of pseudo-random choices: SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom
 * Number Generators, OOPSLA 2014).
 *
 * <p>The kit's own, so that a seed means the same scenarios on every Java version. Streams of
 * different seed, geometry or index start at unrelated places of the one cycle of length 2^64.
 * Bounds are reached by multiplication: of 2^32 values, no answer is given by more than one more
 * than any other. Not thread-safe.
 */
public final class SeededChoices implements Choices {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  private SeededChoices(long state) {
    this.state = state;
  }

  /**
   * The choices behind scenario {@code index} of a run.
   *
   * @param seed the seed of the run; any value
   * @param geometry the name of the geometry
   * @param index the number of the scenario in the run; any value
   */
  public static SeededChoices of(long seed, String geometry, long index) {
    long run = mix(mix(seed) + geometry.hashCode());
    return new SeededChoices(mix(run + index * GOLDEN_GAMMA));
  }

  @Override
  public int choose(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("nothing to choose from: " + bound);
    }
    state += GOLDEN_GAMMA;
    return (int) (((mix(state) >>> 32) * bound) >>> 32);
  }

  /** The finalizer of SplitMix64, a bijection (variant 13 of David Stafford). */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
