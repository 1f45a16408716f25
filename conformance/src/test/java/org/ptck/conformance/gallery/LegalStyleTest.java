package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Every legal style conforms, alone and with all others, and exercises every rule.
 *
 * <p>{@code -Dptck.legal.scenarios=100000} runs as many as the kit promises.
 */
class LegalStyleTest {

  private static final long SCENARIO_COUNT = Long.getLong("ptck.legal.scenarios", 1_500);

  static Stream<Arguments> stylesOnGeometries() {
    List<String> styles = new ArrayList<>(List.of("plain"));
    Gallery.all()
        .stream()
        .filter(variant -> variant.kind() == Variant.Kind.LEGAL)
        .forEach(variant -> styles.add(variant.id()));
    return styles.stream()
        .flatMap(
            style -> Stream.of(
                Arguments.of(style, Geometries.TINY, SCENARIO_COUNT),
                Arguments.of(style, Geometries.ARM64_4K, SCENARIO_COUNT),
                Arguments.of(style, Geometries.TINY_FEW_IDS, SCENARIO_COUNT / 3),
                Arguments.of(style, Geometries.ARM64_4K_BBML2, SCENARIO_COUNT / 3),
                Arguments.of(style, Geometries.ARM64_4K_AF, SCENARIO_COUNT / 3),
                Arguments.of(style, Geometries.ARM64_4K_SOFT, SCENARIO_COUNT / 3),
                Arguments.of(style, Geometries.X86_32, SCENARIO_COUNT / 2),
                Arguments.of(style, Geometries.RISCV_SV39, SCENARIO_COUNT)))
        .filter(each -> isWorthwhile((String) each.get()[0], (Geometry) each.get()[1]));
  }

  /** Geometries that only styles that ask the architecture run on. */
  private static final Set<Geometry> MANY =
      Set.of(
          Geometries.RISCV_SV39,
          Geometries.ARM64_4K_BBML2,
          Geometries.ARM64_4K_AF,
          Geometries.ARM64_4K_SOFT);

  /** Styles that ask the architecture run on all of them; for the others three are enough. */
  private static boolean isWorthwhile(String style, Geometry geometry) {
    boolean asksTheArchitecture =
        style.equals("copy-in-place") || style.startsWith("all-") || isOfEntries(style);
    return implementation(style).supports(geometry)
        && (asksTheArchitecture || !MANY.contains(geometry));
  }

  private static boolean isOfEntries(String style) {
    return Gallery.named(style).map(Variant::entries).isPresent();
  }

  private static Implementation implementation(String style) {
    return Gallery.named(style)
        .map(Campaigns::implementation)
        .orElseGet(() -> Gallery.build(List.of(), new PlainEntriesProvider()));
  }

  @ParameterizedTest
  @MethodSource("stylesOnGeometries")
  void legalStyle_conforms(String style, Geometry geometry, long scenarioCount) {
    List<Variant> variants = Gallery.named(style).stream().toList();

    RunReport report =
        Campaigns.run(
            implementation(style),
            variants.stream().map(Variant::id).toList(),
            geometry,
            1,
            scenarioCount);

    assertThat(report.failures()).isEmpty();
    assertThat(report.scenarioCount()).isEqualTo(scenarioCount);
    // Plain entry operations make no contiguous blocks, the reference manager answers no walks,
    // not every architecture asks for break-before-make or sets dirty: nothing can be said about
    // those. Where AP[2] is alone hardware never has anything to mark.
    Set<Capability> declared = implementation(style).capabilities(geometry);
    assertThat(report.rules())
        .filteredOn(rule -> declared.containsAll(needs(rule)))
        .filteredOn(
            rule -> !style.equals("ap-alone")
                || !needs(rule).contains(Capability.HARDWARE_DIRTY))
        .extracting(RuleReport::verdict)
        .containsOnly(RuleVerdict.PASS);
  }

  private static Set<Capability> needs(RuleReport rule) {
    return Catalogue.rule(rule.id()).orElseThrow().needs();
  }
}
