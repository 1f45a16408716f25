package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of many violations that look alike are made small. */
class SightingsTest {

  private static final Cause CAUSE = new Cause("REF-1", List.of("folio"), null, null);

  @Test
  void theFirstIsMadeSmall_andFromThenOnUntilItWas() {
    Sightings sightings = new Sightings(new Sightings.Known(Map.of(), Set.of()));

    assertThat(sightings.meet(CAUSE, false)).isTrue();
    assertThat(sightings.meet(CAUSE, false)).isTrue();
    assertThat(sightings.due()).containsOnly(CAUSE);
    assertThat(sightings.counts()).containsOnly(Map.entry(CAUSE, 2L));
  }

  @Test
  void whatWasMetBefore_isCountedWith() {
    Sightings fourth = new Sightings(new Sightings.Known(Map.of(CAUSE, 3L), Set.of()));
    Sightings fifth = new Sightings(new Sightings.Known(Map.of(CAUSE, 4L), Set.of()));

    assertThat(fourth.meet(CAUSE, false)).isTrue();
    assertThat(fifth.meet(CAUSE, false)).isFalse();
    assertThat(fourth.counts()).containsOnly(Map.entry(CAUSE, 1L));
  }

  @Test
  void whatWasDueBefore_isStill() {
    Sightings sightings = new Sightings(new Sightings.Known(Map.of(CAUSE, 1L), Set.of(CAUSE)));

    assertThat(sightings.meet(CAUSE, false)).isTrue();
  }

  @Test
  void whatCostsAProcess_isMadeSmallOnce() {
    Sightings sightings = new Sightings(new Sightings.Known(Map.of(CAUSE, 3L), Set.of()));

    assertThat(sightings.meet(CAUSE, true)).isFalse();
  }
}
