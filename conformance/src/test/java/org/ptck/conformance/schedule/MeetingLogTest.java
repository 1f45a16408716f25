package org.ptck.conformance.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind;

/** What is read from the columns is what was seen, and what a list of it says. */
class MeetingLogTest {

  private final MeetingLog log = new MeetingLog();

  private void read(int space, long address) {
    log.event(AnchorKind.READ, space, address);
  }

  private static Anchored near(int ordinal, long place, boolean isTelling) {
    return new Anchored(
        new Anchor(AnchorKind.READ, 0, place, ordinal), 1, 0, place, true, isTelling);
  }

  @Test
  void anEvent_isCountedAmongThoseOfItsStepAndObject() {
    log.reset(2);
    log.begin(0);
    read(0, 0);
    log.begin(1);
    read(0, 0);
    read(0, 4096);
    read(0, 0);
    log.note(1, 0, 0, true, false);

    assertThat(log.at(1, MeetingKind.ANY)).containsExactly(near(2, 0, false));
    assertThat(log.at(0, MeetingKind.ANY)).isEmpty();
  }

  @Test
  void whatIsAskedFor_isOfThatKind() {
    log.reset(1);
    log.begin(0);
    read(0, 0);
    log.note(1, 0, 0, true, true);
    read(0, 4096);
    log.note(1, 0, 4096, true, false);
    log.event(AnchorKind.UNLOCK, 0, 0);
    log.note(1, 0, 8192, false, false);

    assertThat(log.at(0, MeetingKind.TELLING)).containsExactly(near(1, 0, true));
    assertThat(log.at(0, MeetingKind.NEAR))
        .containsExactly(near(1, 0, true), near(1, 4096, false));
    assertThat(log.at(0, MeetingKind.ANY)).hasSize(3);
    assertThat(log.has(0, MeetingKind.TELLING)).isTrue();
  }

  @Test
  void aStepThatBeginsAgain_isForgotten() {
    log.reset(1);
    log.begin(0);
    read(0, 0);
    log.note(1, 0, 0, true, true);
    log.begin(0);
    read(0, 0);
    log.note(1, 0, 0, true, false);

    assertThat(log.at(0, MeetingKind.ANY)).containsExactly(near(1, 0, false));
    assertThat(log.has(0, MeetingKind.TELLING)).isFalse();
  }

  @Test
  void aLog_saysWhatItsListSays() {
    log.reset(3);
    for (int step = 0; step < 2; step++) {
      log.begin(step);
      for (long address = 0; address < 200; address++) {
        read(0, address % 7 * 4096);
        log.note(1, 0, address % 7 * 4096, address % 3 != 0, address % 6 == 1);
      }
    }
    Meetings listed = Meetings.of(log.list());

    for (int step = 0; step < 3; step++) {
      for (MeetingKind kind : MeetingKind.values()) {
        assertThat(log.at(step, kind)).isEqualTo(listed.at(step, kind));
        assertThat(log.has(step, kind)).isEqualTo(listed.has(step, kind));
      }
    }
    assertThat(listed.at(0, MeetingKind.TELLING)).isNotEmpty();
  }

  @Test
  void anotherRun_findsTheLogEmpty() {
    log.reset(1);
    log.begin(0);
    read(0, 0);
    log.note(1, 0, 0, true, true);
    log.reset(100);

    assertThat(log.list()).hasSize(100).allMatch(List::isEmpty);
    assertThat(log.has(0, MeetingKind.ANY)).isFalse();
  }
}
