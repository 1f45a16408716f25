package org.ptck.spec.example;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;

/** TBL-1, TBL-4 and REF-4 where somebody walks tables without their locks. */
final class WalkerExamples {

  private static final Set<Capability> WALKERS = Set.of(Capability.LOCKLESS_WALKERS);

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "TBL-1",
              "a table is freed under a walker who read the link to it",
              bench -> free(bench, WalkerExamples::enter, WalkerExamples::freeAtOnce),
              bench -> free(bench, WalkerExamples::enter, WalkerExamples::freeWhenLeft)),
          RuleExample.of(
              "TBL-4",
              "a table is freed under a walker who read the link to it",
              bench -> free(bench, WalkerExamples::enter, WalkerExamples::freeAtOnce),
              bench -> free(bench, WalkerExamples::enter, WalkerExamples::freeLater)),
          RuleExample.of(
              "TBL-4",
              "the walker entered before the link was cleared, and not after",
              bench -> free(bench, WalkerExamples::enter, WalkerExamples::freeAtOnce),
              bench -> free(
                  bench,
                  _ -> {},
                  (each, table) -> {
                    enter(each);
                    freeAtOnce(each, table);
                    leave(each);
                  })),
          RuleExample.of(
              "TBL-4",
              "a table below the one that a walker may be in is freed",
              bench -> freeBoth(bench, false),
              bench -> freeBoth(bench, true)),
          RuleExample.of(
              "TBL-4",
              "walkers are waited for before the link is cleared",
              bench -> waitAndFree(bench, true),
              bench -> waitAndFree(bench, false)),
          new RuleExample(
              "TBL-4",
              "a table is freed at once where somebody unseen may walk",
              Geometries.TINY,
              WALKERS,
              bench -> free(bench, _ -> {}, WalkerExamples::freeAtOnce),
              bench -> free(bench, _ -> {}, WalkerExamples::freeLater)),
          new RuleExample(
              "TBL-4",
              "it is waited for somebody unseen before the link is cleared",
              Geometries.TINY,
              WALKERS,
              bench -> waitAndFree(bench, true),
              bench -> waitAndFree(bench, false)),
          new RuleExample(
              "TBL-4",
              "an invalidation waits for nobody unless it interrupts",
              Geometries.TINY,
              Set.of(Capability.LOCKLESS_WALKERS, Capability.LOAD),
              bench -> free(bench, _ -> {}, WalkerExamples::freeAtOnce),
              bench -> free(bench, each -> each.on(1, () -> each.hardware.unload(1)),
                  WalkerExamples::freeAtOnce)),
          new RuleExample(
              "TBL-4",
              "an invalidation that interrupts walkers has waited for them",
              Geometries.TINY,
              Set.of(Capability.LOCKLESS_WALKERS, Capability.FLUSH_BY_INTERRUPT),
              bench -> interrupt(bench, true),
              bench -> interrupt(bench, false)),
          RuleExample.of(
              "TBL-4",
              "who frees a table inside his own walk knows; who walks elsewhere does not",
              bench -> free(bench, WalkerExamples::enter, WalkerExamples::freeAtOnce),
              bench -> free(bench, each -> each.hardware.rcuReadLock(),
                  (each, table) -> {
                    freeAtOnce(each, table);
                    each.hardware.rcuReadUnlock();
                  })),
          RuleExample.of(
              "REF-4",
              "a folio that waits for a grace period is mapped again",
              bench -> deferFolio(bench, true),
              bench -> deferFolio(bench, false)),
          RuleExample.of(
              "REF-4",
              "an operation ends with a folio without references that nobody will free",
              bench -> releaseUnderWalker(bench, false),
              bench -> releaseUnderWalker(bench, true)));

  private WalkerExamples() {}

  private static void enter(Bench bench) {
    bench.on(1, bench.hardware::rcuReadLock);
  }

  private static void leave(Bench bench) {
    bench.on(1, bench.hardware::rcuReadUnlock);
  }

  private interface Freeing {
    void of(Bench bench, long table);
  }

  private static void freeAtOnce(Bench bench, long table) {
    bench.hardware.tableFree(table);
  }

  private static void freeWhenLeft(Bench bench, long table) {
    leave(bench);
    bench.hardware.tableFree(table);
  }

  private static void freeLater(Bench bench, long table) {
    bench.hardware.tableFreeRcu(table);
    if (bench.view().walkersInside() != 0) {
      leave(bench);
    }
  }

  /** Takes out the leaf table of a space that CPU 1 runs as well, invalidates, and frees. */
  private static void free(Bench bench, Consumer<Bench> before, Freeing freeing) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    before.accept(bench);
    bench.operation(
        tree,
        () -> {
          bench.clear(tree.linkToLeaf());
          bench.flush(tree);
          freeing.of(bench, tree.leaf());
        });
  }

  private static void freeBoth(Bench bench, boolean left) {
    Tree tree = bench.spawn(0);
    enter(bench);
    bench.operation(
        tree,
        () -> {
          bench.clear(tree.linkToMiddle());
          bench.flush(tree);
          if (left) {
            leave(bench);
          }
          bench.clear(tree.linkToLeaf());
          bench.hardware.tableFree(tree.leaf());
          bench.hardware.tableFree(tree.middle());
        });
  }

  private static void waitAndFree(Bench bench, boolean first) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    bench.operation(
        tree,
        () -> {
          if (first) {
            bench.hardware.rcuSynchronize();
            enter(bench);
          }
          bench.clear(tree.linkToLeaf());
          bench.flush(tree);
          if (!first) {
            bench.hardware.rcuSynchronize();
          }
          bench.hardware.tableFree(tree.leaf());
        });
  }

  private static void interrupt(Bench bench, boolean first) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    bench.operation(
        tree,
        () -> {
          if (first) {
            bench.flush(tree);
          }
          bench.clear(tree.linkToLeaf());
          if (!first) {
            bench.flush(tree);
          }
          bench.hardware.tableFree(tree.leaf());
        });
  }

  private static void deferFolio(Bench bench, boolean mapped) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    enter(bench);
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(0));
          bench.flush(tree, 0);
          bench.hardware.referencesSubtract(page, 1);
          bench.hardware.folioFreeRcu(page);
        });
    if (mapped) {
      bench.set(tree.entry(1), Bench.readOnly(page));
    }
    leave(bench);
  }

  private static void releaseUnderWalker(Bench bench, boolean deferred) {
    enter(bench);
    bench.operation(
        () -> {
          int page = bench.page();
          bench.hardware.referencesSubtract(page, 1);
          if (deferred) {
            bench.hardware.folioFreeRcu(page);
          }
        });
    leave(bench);
  }
}
