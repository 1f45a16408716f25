package org.ptck.conformance.foreign.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;

/** The book of mappings that the kit lends. */
class MappingBookTest {

  private static final long PAGE = Geometries.TINY.pageBytes();

  private final MappingBook book = new MappingBook();

  @BeforeEach
  void spaceWithTwoMappings() {
    book.reset(Geometries.TINY, true);
    done(new Operation.Spawn(0));
    done(map(0, 2));
    done(map(4, 3));
  }

  @Test
  void mappingIsFoundByAnyAddressInIt() {
    assertThat(first(1, 8)).isZero();
    assertThat(first(6, 0)).isEqualTo(4);
    assertThat(book.at(0, 2 * PAGE)).isNull();
    assertThat(book.at(0, -1)).isNull();
    assertThat(book.at(1, 0)).isNull();
    assertThat(book.at(-1, 0)).isNull();
  }

  @Test
  void nextBeginsAtTheAddressOrAfterIt() {
    assertThat(next(0)).isZero();
    assertThat(next(1)).isEqualTo(4);
    assertThat(next(4 * PAGE)).isEqualTo(4);
    assertThat(book.next(0, 4 * PAGE + 1)).isNull();
  }

  @Test
  void whatIsToBeRefused_isToldWithTheReason() {
    assertThat(book.refusal(map(1, 1))).isEqualTo(Rejection.ALREADY_MAPPED);
    assertThat(book.refusal(new Operation.Read(0, 2 * PAGE))).isEqualTo(Rejection.NOT_MAPPED);
    assertThat(book.refusal(new Operation.Unmap(0, 0, 2))).isNull();
  }

  @Test
  void requestThatRanOutOfMemory_isInTheBookAsFarAsItWent() {
    book.answered(
        new Operation.Protect(0, 4 * PAGE, 3, Permission.READ_ONLY),
        new Outcome.Refused(Rejection.OUT_OF_MEMORY, 1));

    assertThat(permission(4)).isEqualTo(Permission.READ_ONLY);
    assertThat(permission(5)).isEqualTo(Permission.READ_WRITE);
  }

  @Test
  void requestThatWasRefused_changesNothing() {
    book.answered(new Operation.Unmap(0, 0, 2), Outcome.refused(Rejection.OUT_OF_MEMORY));

    assertThat(first(0, 0)).isZero();
  }

  @Test
  void scenarioBeginsWithSpace0_whereNoneCanBeMade() {
    book.reset(Geometries.TINY, false);

    assertThat(book.next(0, 0)).isNull();
    assertThat(book.refusal(map(0, 2))).isNull();
  }

  private static Operation map(long page, long pageCount) {
    return new Operation.Map(0, page * PAGE, pageCount, Permission.READ_WRITE, 0);
  }

  private void done(Operation operation) {
    assertThat(book.refusal(operation)).isNull();
    book.answered(operation, Outcome.done());
  }

  private long first(long page, long offset) {
    return Objects.requireNonNull(book.at(0, page * PAGE + offset)).startPage();
  }

  private long next(long address) {
    return Objects.requireNonNull(book.next(0, address)).startPage();
  }

  private Permission permission(long page) {
    return Objects.requireNonNull(book.at(0, page * PAGE)).permission();
  }
}
