package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;
import org.ptck.spec.rule.family.Catalogue;

/** Every MUST is alive: a small wrong manager, or a bug of the gallery, trips it. */
class WrongManagerTest {

  private static final int SCENARIO_COUNT = 3_000;

  static Stream<WrongManager> wrongManagers() {
    return Stream.of(
        WrongCounts.ALL,
        WrongTables.ALL,
        WrongLayers.ALL,
        WrongTranslations.ALL,
        WrongLocks.ALL,
        WrongPrograms.ALL,
        WrongFiles.ALL,
        WrongContracts.ALL)
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("wrongManagers")
  void wrongManager_isBlamedOnItsRule(WrongManager wrong) {
    RunReport report =
        Campaigns.run(
            wrong.implementation(), List.of(), Geometries.TINY, 1, SCENARIO_COUNT);

    assertThat(report.failures()).hasSize(1);
    Failure failure = report.failures().getFirst();
    assertThat(failure.finding().rule().id()).as("%s", failure).isEqualTo(wrong.rule());
  }

  @Test
  void everyRule_isBlamedForSomeBugOrWrongManager() {
    Set<String> blamed = new HashSet<>();
    wrongManagers().map(WrongManager::rule).forEach(blamed::add);
    Shortest.BY_BUG.values().stream().map(Shortest::rule).forEach(blamed::add);
    // Wrong ones have a test of their own: a kernel's half of the space in C (NativePermissionTest),
    // leaves that are global (GlobalLeavesTest), pages that nobody counts (OneAllocatorTest).
    blamed.addAll(List.of("PRM-3", "TLB-7", "REF-10"));

    assertThat(blamed)
        .containsAll(
            Catalogue.all()
                .stream()
                .filter(rule -> rule.strength() == Strength.MUST)
                .map(Rule::id)
                .toList());
  }
}
