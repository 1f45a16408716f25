package org.ptck.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.drive.RefusedStep;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Rejection;

class RefusedTextTest {

  @Test
  void eachStepHasItsLineAndItsReason() {
    List<RefusedStep> refused =
        List.of(
            new RefusedStep(1, Rejection.ALREADY_MAPPED, null),
            new RefusedStep(3, null, Capability.FORK));

    assertThat(lines(refused, Geometries.TINY))
        .isEqualTo(
            """
                  line 8: `map A 0x0 1 anon rw` refused: ALREADY_MAPPED, a page of the range is
                          mapped already
                  line 12: `cpu1 fork A B` not asked for: the implementation does not declare
                           FORK
                """);
  }

  @Test
  void userRangeOfAnImplementation_isNamed() {
    List<RefusedStep> refused = List.of(new RefusedStep(1, Rejection.BAD_RANGE, null));
    Geometry narrow = Geometries.TINY.within(new UserRange(0x40000, 0xfffff));

    assertThat(lines(refused, Geometries.TINY)).doesNotContain("user range");
    assertThat(lines(refused, narrow))
        .isEqualTo(
            """
                  line 8: `map A 0x0 1 anon rw` refused: BAD_RANGE, the range is not made of
                          whole pages within the user range of the implementation, 0x40000 to
                          0xfffff
                """);
  }

  private static String lines(List<RefusedStep> refused, Geometry geometry) {
    return RefusedText.lines(Samples.scenario(), refused, List.of(7, 8, 9, 12), geometry);
  }

  @Test
  void countsReadLikeSentences() {
    assertThat(RefusedText.count(0, 4)).isEqualTo("no step");
    assertThat(RefusedText.count(1, 4)).isEqualTo("1 of 4 steps");
    assertThat(RefusedText.count(4, 4)).isEqualTo("every step");
  }
}
