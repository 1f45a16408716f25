package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/** Mistakes that a simpler ledger would overlook; the rule that is meant looks on alone. */
class TrapsTest {

  private static final long CPU_0 = 1;
  private static final long CPU_1 = 2;

  @Test
  void tlb1_leafOnlyFlushLeavesAPathToATableWithEntries() {
    assertBlamed(
        "TLB-1",
        bench -> {
          Tree tree = bench.spawn(0);
          bench.populate(tree, 0);
          bench.permit(tree, 8, 8, 3);
          bench.operation(
              tree,
              () -> {
                long link = bench.clear(tree.linkToLeaf());
                bench.flush(tree, 0, 8, -1, Bench.LEAF_ONLY);
                bench.set(tree.middle() + 8, link);
              });
        });
  }

  @Test
  void tlb1_flushOfPartOfATakenTableLeavesItsOtherTranslations() {
    assertBlamed(
        "TLB-1",
        bench -> {
          Tree tree = bench.spawn(0);
          bench.populate(tree, 0);
          bench.populate(tree, 5);
          bench.permit(tree, 8, 8, 3);
          bench.operation(
              tree,
              () -> {
                long link = bench.clear(tree.linkToLeaf());
                // The path goes with any invalidation below it, the translation of page 5 does not.
                bench.flush(tree, 0, 1, -1, Bench.ALL_LEVELS);
                bench.set(tree.middle() + 8, link);
              });
        });
  }

  @Test
  void tbl1_tableIsFreedWhileALazyCpuMayWalkToIt() {
    assertBlamed("TBL-1", TrapsTest::freeBelowLazyCpu);
    assertBlamed("TBL-4", TrapsTest::freeBelowLazyCpu);
  }

  private static void freeBelowLazyCpu(Bench bench) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    bench.operation(() -> bench.hardware.lazy(1));
    bench.operation(
        tree,
        () -> {
          bench.clear(tree.linkToLeaf());
          bench.flush(tree, 0, 8, CPU_0, Bench.ALL_LEVELS);
          bench.hardware.tableFree(tree.leaf());
        });
  }

  @Test
  void tlb5_idIsReusedWithoutAFlush() {
    assertBlamed(
        "TLB-5",
        bench -> {
          Tree first = bench.spawn(0);
          Tree second = bench.spawn(1);
          bench.operation(() -> bench.hardware.load(0, second.space(), first.space()));
        });
  }

  @Test
  void tlb5_spaceReturnsToAnOldIdOfItsOwn() {
    assertBlamed(
        "TLB-5",
        bench -> {
          Tree tree = bench.spawn(0);
          bench.operation(() -> bench.hardware.load(0, tree.space(), 5));
          bench.operation(() -> bench.hardware.load(0, tree.space(), tree.space()));
        });
  }

  @Test
  void tlb1_flushNamesAnIdThatTheSpaceNoLongerHas() {
    assertBlamed(
        "TLB-1",
        bench -> {
          Tree tree = bench.spawn(0);
          bench.populate(tree, 0);
          bench.operation(() -> bench.hardware.load(0, tree.space(), 5));
          bench.operation(
              tree,
              () -> {
                bench.set(tree.entry(0), 0);
                bench.flush(tree, 0);
              });
        });
  }

  @Test
  void tlb1_oldIdWasFlushedAndTheNewOneIsForgotten() {
    assertBlamed(
        "TLB-1",
        bench -> {
          Tree tree = bench.spawn(0);
          bench.populateReadOnly(tree, 0);
          bench.operation(() -> bench.hardware.load(0, tree.space(), 5));
          bench.operation(() -> bench.hardware.invalidateId(-1, tree.space()));
          bench.operation(tree, () -> bench.set(tree.entry(0), 0));
        });
  }

  @Test
  void tlb6_lazyCpuWasLeftOutAndDoesNotCatchUp() {
    assertBlamed(
        "TLB-6",
        bench -> {
          Tree tree = bench.spawn(0);
          bench.load(1, tree);
          int page = bench.populate(tree, 0);
          bench.operation(() -> bench.hardware.lazy(1));
          LegalStylesTest.unmap(bench, tree, page, CPU_0);
          bench.load(1, tree);
        });
  }

  @Test
  void tlb6_cpuCatchesUpAfterTheLoad() {
    assertBlamed(
        "TLB-6",
        bench -> {
          Tree tree = bench.spawn(0);
          bench.load(1, tree);
          int page = bench.populate(tree, 0);
          bench.operation(() -> bench.hardware.lazy(1));
          LegalStylesTest.unmap(bench, tree, page, CPU_0);
          bench.load(1, tree);
          bench.hardware.invalidateId(CPU_1, tree.space());
        });
  }

  @Test
  void tbl1_deadTableIsUsedAgainAndCountsAgain() {
    assertBlamed(
        "TBL-1",
        bench -> {
          Tree tree = bench.spawn(0);
          bench.operation(
              () -> {
                bench.hardware.unload(0);
                bench.hardware.rootDrop(0);
                bench.hardware.invalidateAll(-1);
                bench.hardware.rootSet(0, tree.root());
                bench.hardware.tableFree(tree.leaf());
              });
        });
  }

  private static void assertBlamed(String ruleId, Consumer<Bench> example) {
    Bench bench = new Bench(List.of(Catalogue.rule(ruleId).orElseThrow()), Bench.FACTS);
    bench.run(example);
    Finding finding = bench.finding();
    assertThat(finding).as("a finding of %s", ruleId).isNotNull();
    assertThat(finding.rule().id()).isEqualTo(ruleId);
  }
}
