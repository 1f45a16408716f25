package org.ptck.conformance.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The stream behind a seed. */
class SeededChoicesTest {

  @Property
  void staysWithinBounds(
      @ForAll long seed, @ForAll long index, @ForAll @IntRange(min = 1) int bound) {
    assertThat(SeededChoices.of(seed, "tiny", index).choose(bound)).isBetween(0, bound - 1);
  }

  @Property
  void isAFunctionOfSeedGeometryAndIndex(@ForAll long seed, @ForAll long index) {
    assertThat(numbers(SeededChoices.of(seed, "tiny", index)))
        .isEqualTo(numbers(SeededChoices.of(seed, "tiny", index)))
        .isNotEqualTo(numbers(SeededChoices.of(seed, "tiny", index + 1)))
        .isNotEqualTo(numbers(SeededChoices.of(seed + 1, "tiny", index)))
        .isNotEqualTo(numbers(SeededChoices.of(seed, "arm64-4k", index)));
  }

  /** Whoever changes these numbers makes every seed ever reported mean something else. */
  @Example
  void aSeedMeansTheSameForEver() {
    assertThat(numbers(SeededChoices.of(1, "tiny", 0)))
        .startsWith(411068, 216682, 103070, 24483);
  }

  @Example
  void noAnswerIsPreferred() {
    int[] counts = new int[10];
    for (int index = 0; index < 1000; index++) {
      SeededChoices choices = SeededChoices.of(1, "tiny", index);
      for (int i = 0; i < 100; i++) {
        counts[choices.choose(10)]++;
      }
    }
    assertThat(Arrays.stream(counts)).allMatch(count -> Math.abs(count - 10_000) < 500);
  }

  @Example
  void nothingToChooseFromIsAProgrammingError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeededChoices.of(1, "tiny", 0).choose(0));
  }

  @Example
  void weightsAreKept() {
    SeededChoices choices = SeededChoices.of(7, "tiny", 0);
    int[] counts = new int[3];
    for (int i = 0; i < 10_000; i++) {
      counts[choices.weighted(1, 0, 3)]++;
    }
    assertThat(counts[1]).isZero();
    assertThat(counts[2] / 10_000.0).isCloseTo(0.75, within(0.02));
  }

  @Property
  void pickBitPicksEachBitThatIsSet(@ForAll @LongRange(min = 1) long mask) {
    Choices choices = SeededChoices.of(mask, "tiny", 0);
    Set<Integer> picked = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      picked.add(choices.pickBit(mask));
    }
    assertThat(picked).allMatch(bit -> ((mask >>> bit) & 1) != 0).hasSize(Long.bitCount(mask));
  }

  private static List<Integer> numbers(Choices choices) {
    return IntStream.range(0, 16).map(_ -> choices.choose(1_000_000)).boxed().toList();
  }
}
