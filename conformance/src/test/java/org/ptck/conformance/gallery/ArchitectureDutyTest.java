package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.reference.Parts;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;

/** What one architecture alone asks for is asked of that one, and what all ask for of all. */
class ArchitectureDutyTest {

  private static final int SCENARIO_COUNT = 1_000;

  static Stream<Geometry> replacingInPlace() {
    return Stream.of(
        Geometries.X86_32,
        Geometries.X86_PAE,
        Geometries.X86_64_4,
        Geometries.RISCV_SV39,
        Geometries.RISCV_SV39_SVADE);
  }

  static Stream<Geometry> breaking() {
    // Level 2 of FEAT_BBM is about sizes: another target needs break-before-make still.
    return Stream.of(Geometries.TINY4, Geometries.ARM64_4K_BBML2);
  }

  @ParameterizedTest
  @MethodSource("replacingInPlace")
  void copyOnWriteInPlace_isLegal(Geometry geometry) {
    assertThat(run(WrongTranslations::copiedInPlace, geometry).failures()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("breaking")
  void copyOnWriteInPlace_isBlamedWhereItIsForbidden(Geometry geometry) {
    assertThat(blamed(WrongTranslations::copiedInPlace, geometry)).isEqualTo("CNT-3");
  }

  @ParameterizedTest
  @MethodSource("replacingInPlace")
  void copyOnWriteInPlace_thatIsNeverFlushed_isBlamed(Geometry geometry) {
    UnaryOperator<Parts> wrong =
        parts -> WrongTranslations.unflushedCopies(WrongTranslations.copiedInPlace(parts));

    assertThat(blamed(wrong, geometry)).isIn("TLB-1", "TLB-2");
  }

  /** What TLB-3 says on arm64 another rule says where it does not apply. */
  @ParameterizedTest
  @MethodSource("replacingInPlace")
  void copyOnWriteThatIsNeverFlushed_isBlamed(Geometry geometry) {
    assertThat(blamed(WrongTranslations::unflushedCopies, geometry)).isIn("TLB-1", "TLB-2");
  }

  private static String blamed(UnaryOperator<Parts> change, Geometry geometry) {
    RunReport report = run(change, geometry);
    assertThat(report.failures()).hasSize(1);
    return report.failures().getFirst().finding().rule().id();
  }

  private static RunReport run(UnaryOperator<Parts> change, Geometry geometry) {
    return Campaigns.run(
        WrongManager.parts("copy-on-write", "", change).implementation(),
        List.of(),
        geometry,
        1,
        SCENARIO_COUNT);
  }
}
