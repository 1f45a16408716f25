package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/** REF-10 where nobody counts: who has a page that is left. */
class LeakTest {

  private static final Set<Capability> NO_COUNTS =
      Set.of(Capability.EXIT, Capability.PIN, Capability.DEFERRED_RELEASE);

  @Test
  void ref10_namesTheFirstFolio() {
    int[] folio = new int[1];
    Finding finding =
        findingOf(
            bench -> bench.operation(
                () -> {
                  folio[0] = bench.hardware.folioAllocate(2);
                  bench.hardware.folioAllocate(0);
                }));

    assertThat(finding.rule().id()).isEqualTo("REF-10");
    assertThat(finding.details())
        .startsWith(Detail.of("folio", folio[0]), Detail.of("pages", 4))
        .contains(Detail.of("folios lost", 2));
  }

  @Test
  void ref10_aPinHoldsIt() {
    assertThat(
        findingOf(
            bench -> bench.operation(() -> bench.hardware.pinAdd(0, bench.page(), false))))
        .isNull();
  }

  @Test
  void ref10_aQueueHoldsIt() {
    assertThat(
        findingOf(
            bench -> bench.operation(
                () -> bench.hardware.referencesDefer(3, bench.page(), 1))))
        .isNull();
  }

  @Test
  void ref10_aKernelsOwnTableHoldsAnyPageOfIt() {
    assertThat(findingOf(bench -> mapByKernel(bench, 7))).isNull();
  }

  @Test
  void ref10_aTableOfUsersHoldsNothing() {
    assertThat(findingOf(bench -> mapByKernel(bench, 1)).rule().id()).isEqualTo("REF-10");
  }

  /** A page with supervisor access, second of its folio, below an entry of a root that goes. */
  private static void mapByKernel(Bench bench, int index) {
    Tree tree = bench.spawn(0);
    bench.operation(
        () -> {
          long leaf = bench.hardware.tableAllocate(0);
          long middle = bench.hardware.tableAllocate(1);
          long page = bench.hardware.folioAllocate(1) + 1L;
          long word = Bench.ARM.leafWord(0, page << Bench.GEOMETRY.pageShift());
          bench.hardware.entryWrite(leaf, word & ~KernelExamples.USER);
          bench.hardware.entryWrite(middle, Bench.ARM.tableWord(1, leaf));
          bench.set(tree.root() + 8L * index, Bench.ARM.tableWord(2, middle));
        });
    bench.exit(tree);
  }

  private static Finding findingOf(Consumer<Bench> example) {
    Bench bench =
        new Bench(
            Bench.HALVED, List.of(Catalogue.rule("REF-10").orElseThrow()), NO_COUNTS);
    bench.run(
        running -> {
          example.accept(running);
          running.endScenario();
        });
    return bench.finding();
  }
}
