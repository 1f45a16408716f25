package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.example.LegalStylesTest.assertLegal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.Translations;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** What stands in tables to which no path leads any more harms nobody, until a path leads there. */
class OutOfReachTest {

  /** Managers without locks of their own, whose quiescence is the end of an operation. */
  private static final Set<Capability> LOCKLESS = without(Capability.LOCKS);

  private static Set<Capability> without(Capability capability) {
    Set<Capability> capabilities = new HashSet<>(Bench.FACTS);
    capabilities.remove(capability);
    return capabilities;
  }

  /** The link goes first, with one flush for all; then the pages of the table, then the table. */
  @Test
  void ref4_pagesAreFreedBeforeTheEntriesOfATableThatWasCutOff() {
    Consumer<Bench> legal = bench -> freeBelow(bench, true, false);

    assertThat(blamed(LOCKLESS, legal)).isNull();
  }

  @Test
  void ref4_aWalkCacheStillLeadsToTheTable() {
    assertThat(blamed(LOCKLESS, bench -> freeBelow(bench, false, false))).isEqualTo("REF-4");
  }

  @Test
  void ref4_theTableIsLinkedAgainWithAnEntryForAFreedPage() {
    assertThat(blamed(LOCKLESS, bench -> freeBelow(bench, true, true))).isEqualTo("REF-4");
  }

  @Test
  void ref4_aTableWithAnEntryForAFreedPageIsLinkedForTheFirstTime() {
    assertThat(blamed(LOCKLESS, bench -> fillWithFreedPage(bench, true))).isEqualTo("REF-4");
    assertThat(blamed("REF-4", bench -> fillWithFreedPage(bench, false))).isNull();
  }

  private static void fillWithFreedPage(Bench bench, boolean linked) {
    Tree tree = bench.spawn(0);
    bench.operation(
        () -> {
          int page = bench.page();
          bench.hardware.referencesSubtract(page, 1);
          bench.hardware.folioFree(page);
          long table = bench.hardware.tableAllocate(0);
          bench.hardware.entryWrite(table, Bench.readOnly(page));
          if (linked) {
            bench.hardware.entryWrite(tree.linkToLeaf() + 8, Bench.ARM.tableWord(1, table));
          }
        });
  }

  /** A kernel that maps all memory for itself, in the same tables, maps pages that are free. */
  @Test
  void ref4_theKernelsOwnMapOfAPageIsNoWayOfUserCodeThere() {
    Bench bench = new Bench(Bench.HALVED, Catalogue.all(), LOCKLESS);

    assertThat(
        blamed(
            bench,
            each -> {
              Tree tree = each.spawn(0);
              int page = each.populate(tree, 0);
              int block = page & -8;
              each.permit(tree, 0, 8, MappingState.NONE);
              each.operation(
                  () -> {
                    long kernels = each.hardware.tableAllocate(1);
                    each.hardware.entryWrite(
                        kernels,
                        Bench.ARM.throughWalk(each.leaf(1, block, true), UserAccess.NONE));
                    each.hardware.entryWrite(
                        tree.root() + 8L * 7, Bench.ARM.tableWord(2, kernels));
                    each.hardware.entryExchange(tree.linkToLeaf(), 0);
                    each.flush(tree, 0, 8, Translations.ALL_CPUS, Bench.ALL_LEVELS);
                    each.release(page);
                    each.hardware.tableFree(tree.leaf());
                  });
            }))
        .isNull();
  }

  private static void freeBelow(Bench bench, boolean flushed, boolean linkedAgain) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.permit(tree, 0, 8, MappingState.NONE);
    bench.operation(
        () -> {
          long link = bench.hardware.entryExchange(tree.linkToLeaf(), 0);
          bench.flush(
              tree, 0, 8, Translations.ALL_CPUS, flushed ? Bench.ALL_LEVELS : Bench.LEAF_ONLY);
          bench.release(page);
          if (linkedAgain) {
            bench.hardware.entryWrite(tree.linkToLeaf(), link);
          } else {
            bench.hardware.tableFree(tree.leaf());
          }
        });
  }

  /** Lazy CPUs keep the root of a space that is gone; whoever is the last to leave it frees it. */
  @Test
  void tbl8_aRootThatALazyCpuHasLoadedIsNotFreedYet() {
    assertLegal(bench -> exitAndKeepRoot(bench, () -> bench.hardware.lazy(0)));
  }

  @Test
  void tbl8_aRootThatNobodyHasLoadedIsFreed() {
    assertThat(
        blamed(
            Bench.FACTS, bench -> exitAndKeepRoot(bench, () -> bench.hardware.unload(0))))
        .isEqualTo("TBL-8");
  }

  @Test
  void tbl8_aRootOnWhichACpuRunsUserCodeIsNoReasonToKeepIt() {
    assertThat(blamed(Bench.FACTS, bench -> exitAndKeepRoot(bench, () -> {})))
        .isEqualTo("TBL-8");
  }

  private static void exitAndKeepRoot(Bench bench, Runnable leave) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 8, MappingState.NONE);
    bench.operation(
        tree,
        () -> {
          leave.run();
          bench.clear(tree.linkToLeaf());
          bench.clear(tree.linkToMiddle());
          bench.flush(tree);
          bench.hardware.tableFree(tree.leaf());
          bench.hardware.tableFree(tree.middle());
          bench.hardware.rootDrop(0);
        });
    bench.endScenario();
  }

  /** Break before make, a level up: the table is taken out, changed, and put back. */
  @Test
  void tbl2_aTableIsChangedByWhoTookItOut() {
    assertLegal(bench -> protectOffline(bench, true, false));
  }

  @Test
  void tbl2_aTableIsChangedWhileAWalkCacheLeadsThere() {
    assertThat(blamed(Bench.FACTS, bench -> protectOffline(bench, false, false)))
        .isEqualTo("TBL-2");
  }

  @Test
  void tbl2_aTableIsChangedByAnotherOperationThanTheOneThatTookItOut() {
    assertThat(blamed(LOCKLESS, bench -> protectOffline(bench, true, true))).isEqualTo("TBL-2");
  }

  private static void protectOffline(Bench bench, boolean flushed, boolean byAnother) {
    Tree tree = bench.spawn(0);
    int page = bench.populateReadOnly(tree, 0);
    long[] link = new long[1];
    bench.operation(
        tree,
        () -> {
          bench.hardware.lock(Bench.TABLE, tree.middle());
          link[0] = bench.hardware.entryExchange(tree.linkToLeaf(), 0);
          if (flushed) {
            bench.flush(tree, 0, 8, Translations.ALL_CPUS, Bench.ALL_LEVELS);
          }
          if (byAnother) {
            // A table that lingers is empty.
            bench.take(tree.entry(0));
            bench.release(page);
          } else {
            changeAndPutBack(bench, tree, page, link[0]);
          }
          bench.hardware.unlock(Bench.TABLE, tree.middle());
        });
    if (byAnother) {
      bench.operation(
          tree,
          () -> {
            int other = bench.page();
            bench.hardware.mapcountAdd(other, 1);
            changeAndPutBack(bench, tree, other, link[0]);
          });
    }
  }

  /** What a CPU cached of a space that it left is used again when it loads the space again. */
  @Test
  void tbl1_whoLoadsASpaceAgainWalksWhatItCached() {
    assertThat(blamed("TBL-1", bench -> loadAgain(bench, true, false))).isEqualTo("TBL-1");
    assertThat(blamed("TBL-1", bench -> loadAgain(bench, true, true))).isNull();
  }

  @Test
  void ref4_whoLoadsASpaceAgainWalksToPagesThatAreFree() {
    assertThat(blamed("REF-4", bench -> loadAgain(bench, false, false))).isEqualTo("REF-4");
    assertThat(blamed("REF-4", bench -> loadAgain(bench, false, true))).isNull();
  }

  private static void loadAgain(Bench bench, boolean freed, boolean flushed) {
    Tree tree = bench.spawn(0);
    Tree other = bench.spawn(1);
    int page = bench.populate(tree, 0);
    bench.load(0, other);
    bench.operation(
        () -> {
          bench.clear(tree.linkToMiddle());
          bench.uncount(page);
          bench.hardware.referencesSubtract(page, 1);
          bench.hardware.folioFree(page);
          if (freed) {
            bench.hardware.tableFree(tree.middle());
          }
          if (flushed) {
            bench.flush(tree);
          }
        });
    bench.load(0, tree);
  }

  private static void changeAndPutBack(Bench bench, Tree tree, int page, long link) {
    bench.set(tree.entry(0), Bench.ARM.makeDirty(Bench.readOnly(page)));
    bench.hardware.entryExchange(tree.linkToLeaf(), link);
  }

  /** The rule that is blamed first; null for none. */
  private static String blamed(Set<Capability> capabilities, Consumer<Bench> example) {
    return blamed(new Bench(Catalogue.all(), capabilities), example);
  }

  /** The same where nobody looks at any other rule. */
  private static String blamed(String rule, Consumer<Bench> example) {
    List<Rule> alone =
        Catalogue.all().stream().filter(each -> each.id().equals(rule)).toList();
    return blamed(new Bench(alone, Bench.FACTS), example);
  }

  private static String blamed(Bench bench, Consumer<Bench> example) {
    bench.run(example);
    return bench.finding() == null ? null : bench.finding().rule().id();
  }
}
