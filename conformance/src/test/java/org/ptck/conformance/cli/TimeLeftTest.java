package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {

  private static final long SECOND = 1_000_000_000L;

  private final TimeLeft left = new TimeLeft();

  @Test
  void atFirstNobodyCanTell() {
    assertThat(left.after(50, 100, 4 * SECOND)).isEmpty();
    assertThat(left.after(1, 100, 60 * SECOND)).isEmpty();
    assertThat(left.after(0, 0, 60 * SECOND)).isEmpty();
  }

  @Test
  void itCountsDownWhereAnEstimateIsWrongByLittle() {
    assertThat(left.after(10, 100, 10 * SECOND)).contains(Duration.ofSeconds(90));
    // By itself that would say 99 seconds.
    assertThat(left.after(10, 100, 11 * SECOND)).contains(Duration.ofSeconds(89));
  }

  @Test
  void itIsCorrectedWhereItIsWrongByMuch() {
    assertThat(left.after(10, 100, 10 * SECOND)).contains(Duration.ofSeconds(90));
    assertThat(left.after(10, 100, 20 * SECOND)).contains(Duration.ofSeconds(180));
  }

  @Test
  void aPersonSaysSecondsOrMinutes() {
    assertThat(TimeLeft.words(Duration.ofSeconds(89))).isEqualTo("89 s");
    assertThat(TimeLeft.words(Duration.ofSeconds(90))).isEqualTo("2 min");
    assertThat(TimeLeft.words(Duration.ofSeconds(631))).isEqualTo("11 min");
  }
}
