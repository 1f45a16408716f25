package org.ptck.spec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.model.Futures.Past;

/** What may be true after operations that ran side by side. */
class FuturesTest {

  private static final long PAGE = 4096;
  private static final Operation READ = new Operation.Read(0, 0);
  private static final Operation WRITE = new Operation.Write(0, 0, 7);
  private static final Operation UNMAP = new Operation.Unmap(0, 0, 2);
  private static final Operation FORK = new Operation.Fork(0, 1);

  private final Answers answers =
      new Answers(
          Geometries.TINY, EnumSet.of(Capability.SPAWN, Capability.NAMED_REFUSALS));

  /** Two pages are mapped, and nothing was stored to them. */
  private final Futures start =
      Futures.of(SystemState.EMPTY)
          .after(
              List.of(
                  done(new Operation.Spawn(0), 1, 2),
                  done(new Operation.Map(0, 0, 2, Permission.READ_WRITE, 0), 3, 4)),
              answers);

  private static Past done(Operation operation, long begin, long end) {
    return past(operation, Outcome.done(), null, begin, end);
  }

  private static Past refused(Operation operation, Rejection reason, long begin, long end) {
    return past(operation, Outcome.refused(reason), null, begin, end);
  }

  private static Past past(
      Operation operation, Outcome outcome, @Nullable Long observed, long begin, long end) {
    return new Past(operation, outcome, false, observed, begin, end);
  }

  private Futures after(Past... past) {
    return start.after(List.of(past), answers);
  }

  @Test
  void oneAfterTheOther_haveOneFuture() {
    assertThat(after(done(WRITE, 10, 11), done(FORK, 12, 13)).states())
        .extracting(state -> state.stampAt(1, 0))
        .containsExactly(7L);
  }

  @Test
  void sideBySide_haveOneForEachOrderThatShows() {
    assertThat(after(done(WRITE, 10, 13), done(FORK, 11, 12)).states())
        .extracting(state -> state.stampAt(1, 0))
        .containsExactlyInAnyOrder(0L, 7L);
  }

  @Test
  void ordersThatLeaveTheSame_areOneFuture() {
    assertThat(after(done(READ, 10, 13), done(FORK, 11, 12)).states()).hasSize(1);
  }

  @Test
  void whatWasObserved_decidesTheOrder() {
    Past write = done(WRITE, 10, 13);

    assertThat(after(write, past(READ, Outcome.done(), 7L, 11, 12)).states()).hasSize(1);
    assertThat(after(write, past(READ, Outcome.done(), 0L, 11, 12)).states()).hasSize(1);
    assertThat(after(write, past(READ, Outcome.done(), 8L, 11, 12)).isEmpty()).isTrue();
  }

  @Test
  void whatWasAnswered_decidesTheOrder() {
    Past unmap = done(UNMAP, 10, 13);

    assertThat(after(unmap, done(WRITE, 11, 12)).states()).hasSize(1);
    assertThat(after(unmap, refused(WRITE, Rejection.NOT_MAPPED, 11, 12)).states()).hasSize(1);
    assertThat(after(unmap, refused(WRITE, Rejection.NOT_PERMITTED, 11, 12)).isEmpty())
        .isTrue();
  }

  @Test
  void theFirstHadEnded_soThatTheSecondCannotHaveComeFirst() {
    assertThat(after(done(UNMAP, 10, 11), done(WRITE, 12, 13)).isEmpty()).isTrue();
  }

  /** The first page was there when it was read, the second where it came from when stored to. */
  @Test
  void moveInPieces_takesEachToItsPlace() {
    Futures after =
        after(
            done(new Operation.Move(0, 0, 2, 0x10000), 10, 20),
            past(new Operation.Read(0, 0x10000), Outcome.done(), 0L, 11, 12),
            done(new Operation.Write(0, 0x1000, 7), 13, 14));

    assertThat(after.states()).extracting(state -> state.stampAt(0, 0x11)).containsExactly(7L);
  }

  /** Sixteen pieces have more orders than anybody can try, of which nearly all come to the same. */
  @Test
  void piecesThatDoNotMeet_areNotTriedInEveryOrder() {
    List<Past> past = new ArrayList<>();
    past.add(done(new Operation.Map(0, 0x10000, 16, Permission.READ_WRITE, 0), 5, 6));
    for (int n = 0; n < 4; n++) {
      past.add(
          done(
              new Operation.Protect(
                  0, 0x10000 + n * 0x1000L, 16 - 2 * n, Permission.READ_ONLY),
              10 + n,
              20));
    }
    past.add(done(new Operation.Write(0, 0x100000, 7), 10, 20));

    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> assertThat(start.after(past, answers).isEmpty()).isTrue());
  }

  /** A load before the store, and one after it, of a value that only the store leaves. */
  @Test
  void threeSideBySide_areHeldAgainstEveryOrder() {
    Past write = done(WRITE, 10, 20);
    Past first = past(READ, Outcome.done(), 7L, 11, 12);
    Past second = past(READ, Outcome.done(), 0L, 13, 14);

    assertThat(after(write, first, second).isEmpty()).as("it is gone again").isTrue();
    assertThat(after(write, second, past(READ, Outcome.done(), 7L, 15, 16)).isEmpty())
        .isFalse();
  }

  @Test
  void memoryThatRanOut_leavesWhatItSays() {
    Past refused =
        new Past(
            new Operation.Protect(0, 0, 2, Permission.READ_ONLY),
            new Outcome.Refused(Rejection.OUT_OF_MEMORY, 1),
            true,
            null,
            10,
            13);

    Futures futures = after(refused, done(WRITE, 11, 12));

    assertThat(futures.states())
        .extracting(state -> state.space(0).permissionAt(0).get(), state -> state.stampAt(0, 0))
        .containsExactly(tuple(Permission.READ_ONLY, 7L));
  }

  // ---- page by page

  private static final Operation WRITE_NEXT = new Operation.Write(0, PAGE, 8);
  private static final Operation READ_NEXT = new Operation.Read(0, PAGE);

  /** A fork copies the second page after the store to it, and the first before that to it. */
  @Test
  void copy_mayHaveTakenALaterPageFirst() {
    Futures futures =
        after(done(FORK, 10, 20), done(WRITE, 11, 12), done(WRITE_NEXT, 13, 14));

    Futures seen = futures.showing(1, 0, 0).showing(1, 1, 8);

    assertThat(seen.states())
        .extracting(state -> state.stampAt(1, 0), state -> state.stampAt(1, 1))
        .containsOnly(tuple(0L, 8L));
    assertThat(futures.showing(1, 0, 9).isEmpty()).as("what nobody stored").isTrue();
  }

  /** The first page is discarded before the load of it, the second after the load of that. */
  @Test
  void range_mayBeDonePageByPage() {
    Futures written = after(done(WRITE, 10, 11), done(WRITE_NEXT, 12, 13));
    List<Past> past =
        List.of(
            done(new Operation.Discard(0, 0, 2), 20, 30),
            past(READ, Outcome.done(), 0L, 21, 22),
            past(READ_NEXT, Outcome.done(), 8L, 23, 24));

    assertThat(written.after(past, answers).states())
        .extracting(state -> state.stampAt(0, 0), state -> state.stampAt(0, 1))
        .containsExactly(tuple(0L, 0L));
  }

  @Test
  void range_isWholeToWhoeverWasRefused() {
    Past protect = done(new Operation.Protect(0, 0, 2, Permission.READ_ONLY), 10, 13);

    assertThat(after(protect, refused(READ_NEXT, Rejection.NOT_MAPPED, 11, 12)).isEmpty())
        .isTrue();
  }

  @Test
  void sharedPage_isSeenInItsFile() {
    Futures mapped =
        after(
            done(
                new Operation.MapFile(
                    0, 4 * PAGE, 1, Permission.READ_WRITE, 0, Sharing.SHARED, 0, 3),
                10,
                11));
    Futures futures =
        mapped.after(
            List.of(
                done(new Operation.Write(0, 4 * PAGE, 7), 20, 21),
                done(new Operation.Write(0, 4 * PAGE, 8), 20, 21)),
            answers);

    assertThat(futures.states()).hasSize(2);
    assertThat(futures.showing(0, 4, 7).states())
        .extracting(state -> state.files().stampAt(0, 3))
        .containsExactly(7L);
  }
}
