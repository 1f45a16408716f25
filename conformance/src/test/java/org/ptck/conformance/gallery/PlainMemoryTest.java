package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.execute.Implementation;
import org.ptck.contpte.ContpteProvider;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Implementations that access memory without a call are judged as ones that call: correct ones
 * conform, wrong ones are caught.
 *
 * <p>{@code -Dptck.plain.scenarios=100000} runs more.
 */
class PlainMemoryTest {

  private static final long SCENARIO_COUNT = Long.getLong("ptck.plain.scenarios", 600);

  /**
   * Bugs that show only when another CPU stores between two accesses to an entry of one operation:
   * without calls there, nobody can say when that was.
   */
  private static final Set<String> UNSEEN = Set.of("X06", "X10");

  static Stream<Arguments> stylesOnGeometries() {
    Stream<String> styles =
        Stream.concat(
            Stream.of("plain"),
            Gallery.all()
                .stream()
                .filter(variant -> variant.kind() == Variant.Kind.LEGAL)
                .filter(variant -> variant.fits(new PlainEntriesProvider()))
                .map(Variant::id));
    return styles.flatMap(
        style -> Stream.of(
            Arguments.of(style, Geometries.TINY, SCENARIO_COUNT),
            Arguments.of(style, Geometries.ARM64_4K, SCENARIO_COUNT / 3),
            Arguments.of(style, Geometries.ARM64_4K_SOFT, SCENARIO_COUNT / 5),
            Arguments.of(style, Geometries.X86_32, SCENARIO_COUNT / 5),
            Arguments.of(style, Geometries.X86_PAE, SCENARIO_COUNT / 5),
            Arguments.of(style, Geometries.RISCV_SV39_SVADE, SCENARIO_COUNT / 5)));
  }

  @ParameterizedTest
  @MethodSource("stylesOnGeometries")
  void correctManager_conforms(String style, Geometry geometry, long scenarioCount) {
    List<Variant> variants = Gallery.named(style).stream().toList();

    RunReport report =
        run(Gallery.build(variants, new PlainEntriesProvider()), geometry, scenarioCount);

    assertConforms(report, geometry, scenarioCount, Capability.CONTIGUOUS);
  }

  @ParameterizedTest
  @MethodSource("geometriesWithBlocks")
  void contiguousEntries_conform(Geometry geometry) {
    RunReport report =
        run(
            Gallery.build(List.of(), new ContpteProvider()), geometry, SCENARIO_COUNT / 2);

    assertConforms(report, geometry, SCENARIO_COUNT / 2, Capability.PAGE_DIRTY);
  }

  static Stream<Geometry> geometriesWithBlocks() {
    return Stream.of(Geometries.TINY, Geometries.ARM64_4K, Geometries.RISCV_SV39);
  }

  private static void assertConforms(
      RunReport report, Geometry geometry, long scenarioCount, Capability lacking) {
    assertThat(report.failures()).isEmpty();
    assertThat(report.scenarioCount()).isEqualTo(scenarioCount);
    assertThat(report.rules())
        .filteredOn(rule -> !needs(rule).contains(lacking))
        .filteredOn(rule -> !needs(rule).contains(Capability.TRANSLATE))
        .filteredOn(
            rule -> geometry.architecture().asksBreakBeforeMake()
                || !needs(rule).contains(Capability.BREAK_BEFORE_MAKE))
        .filteredOn(
            rule -> geometry.architecture().canForbidExecution()
                || !needs(rule).contains(Capability.EXECUTE_PERMISSION))
        .allSatisfy(
            rule -> assertThat(rule.verdict() == RuleVerdict.NOT_COVERED)
                .as(rule.id())
                .isEqualTo(needs(rule).contains(Capability.ENTRY_EVENTS)));
  }

  static Stream<Variant> bugs() {
    return Gallery.all()
        .stream()
        .filter(variant -> variant.kind() == Variant.Kind.BUG)
        .filter(variant -> !UNSEEN.contains(variant.id()));
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void wrongManager_isCaught(Variant bug) {
    RunReport report = run(Campaigns.implementation(bug), Geometries.TINY, 20_000);

    assertThat(report.failures()).as(bug.id()).hasSize(1);
  }

  private static RunReport run(Implementation calling, Geometry geometry, long scenarioCount) {
    return Campaigns.run(PlainMemory.of(calling), List.of(), geometry, 1, scenarioCount);
  }

  private static Set<Capability> needs(RuleReport rule) {
    return Catalogue.rule(rule.id()).orElseThrow().needs();
  }
}
