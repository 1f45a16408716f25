package org.ptck.spec.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.model.Futures.Past;

/** Operations on ranges, cut where others begin or end. */
class PiecesTest {

  private static final int PAGE_SHIFT = 12;

  private static long at(long page) {
    return page << PAGE_SHIFT;
  }

  private static Past done(Operation operation) {
    return new Past(operation, Outcome.done(), false, null, 1, 2);
  }

  private static List<Operation> pieces(Past... past) {
    return Pieces.of(List.of(past), PAGE_SHIFT).stream().map(Past::operation).toList();
  }

  @Test
  void range_isCutWhereAPageOfAnotherBeginsAndEnds() {
    assertThat(pieces(done(new Operation.Unmap(0, at(4), 4)), done(new Operation.Read(0, at(5)))))
        .containsExactly(
            new Operation.Unmap(0, at(4), 1),
            new Operation.Unmap(0, at(5), 1),
            new Operation.Unmap(0, at(6), 2),
            new Operation.Read(0, at(5)));
  }

  @Test
  void range_isCutWhereTheTargetOfAnotherBeginsAndEnds() {
    assertThat(
        pieces(
            done(new Operation.Discard(0, at(4), 8)),
            done(new Operation.Move(0, at(20), 2, at(6)))))
        .startsWith(
            new Operation.Discard(0, at(4), 2),
            new Operation.Discard(0, at(6), 2),
            new Operation.Discard(0, at(8), 4));
  }

  @Test
  void move_isCutAtItsTargetAsWell() {
    assertThat(
        pieces(
            done(new Operation.Move(0, at(4), 4, at(20))),
            done(new Operation.Read(0, at(23)))))
        .startsWith(
            new Operation.Move(0, at(4), 3, at(20)), new Operation.Move(0, at(7), 1, at(23)));
  }

  @Test
  void mappingOfAFile_isCutWithItsPages() {
    assertThat(
        pieces(
            done(
                new Operation.MapFile(
                    0, at(4), 4, Permission.READ_WRITE, 0, Sharing.SHARED, 1, 10)),
            done(new Operation.Read(0, at(6)))))
        .contains(
            new Operation.MapFile(
                0, at(6), 1, Permission.READ_WRITE, 0, Sharing.SHARED, 1, 12));
  }

  @Test
  void whatWasRefused_isWhole() {
    Past refused =
        new Past(
            new Operation.Unmap(0, at(4), 4),
            Outcome.refused(Rejection.NOT_MAPPED),
            false,
            null,
            1,
            2);

    assertThat(pieces(refused, done(new Operation.Read(0, at(5)))))
        .startsWith(new Operation.Unmap(0, at(4), 4));
  }
}
