package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Geometries of which user code has a part. */
class UserRangeTest {

  private static final Geometry TINY = Geometries.TINY;
  private static final long FIRST = 0x42000;
  private static final long LAST = 0xf_ffff;
  private static final Geometry NARROW = TINY.within(new UserRange(FIRST, LAST));

  @Test
  void allElseIsAsBefore() {
    assertThat(NARROW.name()).isEqualTo("tiny");
    assertThat(NARROW.levels()).isEqualTo(TINY.levels());
    assertThat(NARROW.idCount()).isEqualTo(TINY.idCount());
    assertThat(NARROW.whole()).isSameAs(TINY);
    assertThat(NARROW.isNarrowed()).isTrue();
  }

  @Test
  void rangeOfTheGeometryItself_changesNothing() {
    assertThat(TINY.within(TINY.userRange())).isSameAs(TINY);
    assertThat(TINY.isNarrowed()).isFalse();
    assertThat(TINY.whole()).isSameAs(TINY);
  }

  @ParameterizedTest
  @CsvSource({
      "0x42000, 1, true", "0x42000, 190, true", "0x42000, 191, false", "0x41000, 1, false",
      "0x41000, 2, false", "0xff000, 1, true", "0xff000, 2, false", "0x100000, 1, false",
      "0, 1, false"
  })
  void rangesOfPages_lieWithinIt(String address, long pageCount, boolean isRange) {
    assertThat(NARROW.isRange(Long.decode(address), pageCount)).isEqualTo(isRange);
  }

  @Test
  void entriesThatTranslateNoUserAddress_areOutside() {
    assertThat(NARROW.rootAccess(0)).isEqualTo(UserAccess.OUTSIDE);
    assertThat(NARROW.rootAccess(1)).isEqualTo(UserAccess.WRITE);
    assertThat(NARROW.rootAccess(3)).isEqualTo(UserAccess.WRITE);
    assertThat(NARROW.rootAccess(4)).isEqualTo(UserAccess.OUTSIDE);
    assertThat(NARROW.place(0, FIRST)).isEqualTo(UserAccess.WRITE);
    assertThat(NARROW.place(0, FIRST - 0x1000)).isEqualTo(UserAccess.OUTSIDE);
    assertThat(NARROW.place(1, 0x40000)).isEqualTo(UserAccess.WRITE);
    assertThat(NARROW.place(1, 0x38000)).isEqualTo(UserAccess.OUTSIDE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "0x42000|0x10fffffff|the user range, 0x42000 to 0x10fffffff, is not within that of tiny, 0x0 to"
          + " LAST: give addresses of user code",
      "-4096|0xfffff|the user range, 0xfffffffffffff000 to 0xfffff, is not within that of tiny, 0x0"
          + " to LAST: give addresses of user code",
      "0xf0000|0xeffff|the first user address, 0xf0000, is beyond the last, 0xeffff: exchange them",
      "0x42010|0xfffff|the user range, 0x42010 to 0xfffff, is not one of whole pages of 0x1000 bytes:"
          + " give the first byte of its first page and the last byte of its last",
      "0x42000|0xff000|the user range, 0x42000 to 0xff000, is not one of whole pages of 0x1000 bytes:"
          + " give the first byte of its first page and the last byte of its last",
      "0x42000|0x80fff|the user range, 0x42000 to 0x80fff, has fewer than the 64 pages that scenarios"
          + " need: give more"
  })
  void rangesThatCannotBe_areSaidInASentence(String first, String last, String sentence) {
    UserRange range = new UserRange(Long.decode(first), Long.decode(last));
    assertThatThrownBy(() -> TINY.within(range))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence.replace("LAST", "0x%x".formatted(TINY.addressLast())));
  }

  @Test
  void sixtyFourPages_areEnough() {
    assertThat(TINY.within(new UserRange(0x42000, 0x81fff)).addressFirst()).isEqualTo(0x42000);
  }
}
