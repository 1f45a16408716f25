package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.testing.Requests;

class TimeSharesTest {

  private final AtomicLong elapsed = new AtomicLong();

  @Test
  void whoBeginsGetsAnEvenPartOfWhatIsLeft() {
    TimeShares shares = shares(3, 1);

    assertThat(nanos(shares)).isEqualTo(300);
    elapsed.set(500);
    assertThat(nanos(shares)).as("the first took too long").isEqualTo(200);
    elapsed.set(1_000);
    assertThat(nanos(shares)).isZero();
  }

  @Test
  void twoAtATimeTakeHalfTheTurns() {
    TimeShares shares = shares(3, 2);

    assertThat(nanos(shares)).isEqualTo(450);
    assertThat(nanos(shares)).isEqualTo(450);
    elapsed.set(450);
    assertThat(nanos(shares)).isEqualTo(450);
  }

  @Test
  void whatGoesByCountIsLeftAlone() {
    RunRequest counted = request().within(Extent.scenarios(7));

    assertThat(shares(1, 1).apply(counted)).isSameAs(counted);
  }

  private TimeShares shares(int runCount, int atATime) {
    return new TimeShares(elapsed::get, Duration.ofNanos(900), runCount, atATime);
  }

  private static long nanos(TimeShares shares) {
    return shares.apply(request().within(Extent.nanos(1))).extent().nanosMax();
  }

  private static RunRequest request() {
    return Requests.of(Requests.REFERENCE, 1);
  }
}
