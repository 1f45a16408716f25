package org.ptck.spec.rule.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ptck.spec.rule.AwaitedRule;
import org.ptck.spec.rule.Bibliography;
import org.ptck.spec.rule.Citation;
import org.ptck.spec.rule.Reference;
import org.ptck.spec.rule.Rule;

/** Whatever a rule is taken from, a reader can look it up. */
class SourcesTest {

  private static Stream<String> sources() {
    return Stream.concat(
        Catalogue.all().stream().map(Rule::source),
        Catalogue.awaited().stream().map(AwaitedRule::source));
  }

  private static List<Citation> cited() {
    return sources().flatMap(source -> Bibliography.cited(source).stream()).toList();
  }

  @Test
  void everySource_isMadeOfReferencesOfTheBibliography() {
    assertThat(sources())
        .allSatisfy(
            source -> assertThat(
                Bibliography.cited(source).stream().map(Citation::toString).toList())
                .containsExactly(source.split("; ")));
  }

  @Test
  void everyReference_isUsed() {
    assertThat(cited().stream().map(Citation::reference))
        .containsAll(Bibliography.all());
  }

  @Test
  void kernels_areCitedByReleaseAndFile() {
    assertThat(cited())
        .filteredOn(citation -> citation.reference().key().equals("Linux"))
        .extracting(Citation::locator)
        .isNotEmpty()
        .allMatch(
            place -> place.matches(
                "(v6\\.\\d+|2026|[0-9a-f]{12}) [a-zA-Z0-9_/.-]+\\.(c|h|rst)"
                    + "( [a-z0-9_]+\\(\\)| \"[^\"]+\")?"));
  }

  @Test
  void manualsAndTheKitItself_areCitedByPlace() {
    assertThat(cited())
        .filteredOn(
            citation -> List.of("Arm ARM", "Intel SDM", "AMD APM", "RISC-V privileged", "PTCK")
                .contains(citation.reference().key()))
        .extracting(Citation::locator)
        .isNotEmpty()
        .doesNotContain("");
  }

  @Test
  void noSource_isAPaperThatNobodyElseHas() {
    assertThat(sources()).noneMatch(source -> source.contains("kernel-semantics"));
    assertThat(Bibliography.all()).extracting(Reference::toString)
        .noneMatch(reference -> reference.contains("kernel-semantics"));
  }
}
