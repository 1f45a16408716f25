package org.ptck.spec.example;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;

/** TLB-1, TLB-2, TLB-3 and TLB-6 where flushes are owed, handed on and taken over. */
final class DebtExamples {

  static final int QUEUE = 7;
  private static final int READ_WRITE = MappingState.READ | MappingState.WRITE;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "TLB-1",
              "a cached path is flushed on another CPU, and not all that it leads to",
              bench -> moveTable(bench, 1),
              bench -> moveTable(bench, 8)),
          RuleExample.of(
              "TLB-1",
              "a flush is handed on by who does not declare that he does",
              bench -> reclaimAndDefer(bench, false),
              bench -> reclaimAndDefer(bench, true)),
          deferring(
              "TLB-1",
              "a flush is handed on and forgotten",
              bench -> {
                reclaim(bench, shared(bench));
                bench.endScenario();
              },
              DebtExamples::reclaimAndExit),
          deferring(
              "TLB-1",
              "an operation takes a queue over and does not flush",
              bench -> takeOver(bench, false),
              bench -> takeOver(bench, true)),
          new RuleExample(
              "TLB-2",
              "a page of a batch is freed before the flush of the batch",
              Set.of(Capability.DEFERRED_FLUSH, Capability.DEFERRED_RELEASE),
              bench -> freeBatch(bench, false),
              bench -> freeBatch(bench, true)),
          deferring(
              "TLB-3",
              "an entry gets another page while the flush of the old one waits",
              bench -> fill(bench, false),
              bench -> fill(bench, true)),
          deferring(
              "TLB-6",
              "a CPU that was left out of a flush, not of one that waits, loads the space again",
              bench -> loadAgain(bench, false),
              bench -> loadAgain(bench, true)),
          deferring(
              "TLB-6",
              "a CPU loads the space again when a flush that waits is due",
              bench -> loadWhenDue(bench, false),
              bench -> loadWhenDue(bench, true)));

  private DebtExamples() {}

  static RuleExample deferring(
      String ruleId, String name, Consumer<Bench> violating, Consumer<Bench> legal) {
    return new RuleExample(
        ruleId, name, Set.of(Capability.DEFERRED_FLUSH), violating, legal);
  }

  /** Of a space that runs elsewhere than the operation. */
  private static void moveTable(Bench bench, int flushed) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    bench.operation(() -> bench.hardware.unload(0));
    bench.flush(tree);
    bench.populate(tree, 1);
    bench.permit(tree, 8, 8, READ_WRITE);
    bench.operation(
        tree,
        () -> {
          long link = bench.clear(tree.linkToLeaf());
          bench.flush(tree, 0, flushed, -1, Bench.ALL_LEVELS);
          bench.set(tree.middle() + 8, link);
        });
  }

  /** A space that maps one page twice, for reading. */
  static Tree shared(Bench bench) {
    Tree tree = bench.spawn(0);
    int page = bench.populateReadOnly(tree, 0);
    bench.operation(tree, () -> FileBench.share(bench, tree, 1, page, bench.leaf(0, page, false)));
    return tree;
  }

  /** A space that maps a page for writing, dirty. */
  static Tree written(Bench bench) {
    Tree tree = bench.spawn(0);
    bench.populate(tree, 0);
    return tree;
  }

  /** The first entry goes, as reclaim takes it, or no longer permits writing; nobody flushes. */
  static void reclaim(Bench bench, Tree tree) {
    bench.operation(
        tree,
        () -> {
          narrowFirst(bench, tree);
          bench.hardware.flushesDefer(QUEUE);
        });
  }

  private static void narrowFirst(Bench bench, Tree tree) {
    int page = pageOf(bench, tree.entry(0));
    if (bench.view().mapcount(page) > 1) {
      take(bench, tree, page);
      bench.release(page);
    } else {
      bench.set(tree.entry(0), bench.leaf(0, page, false));
    }
  }

  private static void reclaimAndDefer(Bench bench, boolean flushed) {
    Tree tree = shared(bench);
    bench.operation(
        tree,
        () -> {
          narrowFirst(bench, tree);
          if (flushed) {
            bench.flush(tree, 0);
          }
          bench.hardware.flushesDefer(QUEUE);
        });
  }

  /** Whoever stops running the space, or flushes it, honours what waits. */
  static void reclaimAndExit(Bench bench) {
    Tree tree = shared(bench);
    reclaim(bench, tree);
    int page = Bench.pageOf(bench.view().entryWord(tree.entry(1)));
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(1));
          bench.flush(tree);
          bench.release(page);
        });
    bench.exit(tree);
    bench.endScenario();
  }

  private static void takeOver(Bench bench, boolean flushed) {
    Tree tree = shared(bench);
    reclaim(bench, tree);
    bench.operation(
        () -> {
          bench.hardware.debtsTake(QUEUE);
          if (flushed) {
            bench.flush(tree, 0);
          }
        });
  }

  private static void freeBatch(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(0));
          bench.hardware.flushesDefer(QUEUE);
          bench.hardware.referencesDefer(QUEUE, page, 1);
        });
    bench.operation(
        () -> {
          bench.hardware.debtsTake(QUEUE);
          if (flushed) {
            bench.flush(tree);
          }
          bench.release(page);
          bench.flush(tree);
        });
  }

  private static void fill(Bench bench, boolean flushed) {
    Tree tree = shared(bench);
    reclaim(bench, tree);
    bench.operation(
        tree,
        () -> {
          if (flushed) {
            bench.flush(tree, 0);
          }
          bench.map(tree, 0, bench.page());
        });
  }

  static void take(Bench bench, Tree tree, int page) {
    bench.hardware.lock(Bench.TABLE, tree.leaf());
    bench.hardware.entryExchange(tree.entry(0), 0);
    bench.uncount(page);
    bench.hardware.unlock(Bench.TABLE, tree.leaf());
  }

  static int pageOf(Bench bench, long entry) {
    long word = bench.view().entryWord(entry);
    return (int) (bench.architecture.physicalAddress(word) >>> bench.geometry.pageShift());
  }

  /** The range is gone when the CPU comes back, which the flush left out. */
  private static void loadWhenDue(Bench bench, boolean flushed) {
    Tree tree = shared(bench);
    bench.load(1, tree);
    bench.operation(() -> bench.hardware.lazy(1));
    reclaim(bench, tree);
    bench.operation(
        tree,
        () -> {
          bench.flush(tree, 0, 1, 1, Bench.LEAF_ONLY);
          bench.permit(tree, 0, 1, MappingState.NONE);
        });
    bench.operation(
        () -> {
          if (flushed) {
            bench.flush(tree, 0, 1, 2, Bench.LEAF_ONLY);
          }
          bench.hardware.load(1, tree.space(), tree.space());
          bench.flush(tree);
        });
  }

  private static void loadAgain(Bench bench, boolean deferred) {
    Tree tree = shared(bench);
    bench.load(1, tree);
    bench.operation(() -> bench.hardware.lazy(1));
    bench.operation(
        tree,
        () -> {
          narrowFirst(bench, tree);
          bench.flush(tree, 0, 1, 1, Bench.LEAF_ONLY);
          if (deferred) {
            bench.hardware.flushesDefer(QUEUE);
          }
        });
    bench.load(1, tree);
    bench.operation(() -> bench.flush(tree));
  }
}
