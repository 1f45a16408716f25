package org.ptck.spec.example;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;

/** TLB-1, TLB-2 and TLB-6 where flushes are owed, handed on and taken over. */
final class DebtExamples {

  private static final int QUEUE = 7;
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
          deferring(
              "TLB-1",
              "an unmap relies on an entry whose flush waits in a queue",
              bench -> narrow(bench, shared(bench), MappingState.NONE, false),
              bench -> narrow(bench, shared(bench), MappingState.NONE, true)),
          deferring(
              "TLB-1",
              "a protect relies on an entry whose flush waits in a queue",
              bench -> narrow(bench, written(bench), MappingState.READ, false),
              bench -> narrow(bench, written(bench), MappingState.READ, true)),
          deferring(
              "TLB-1",
              "a private page is shared while stores pass to it by a flush that waits",
              bench -> share(bench, false),
              bench -> share(bench, true)),
          deferring(
              "TLB-1",
              "an unmap relies on a table that was moved, and its flush waits",
              bench -> unmapMoved(bench, false),
              bench -> unmapMoved(bench, true)),
          deferring(
              "TLB-1",
              "a space loses its root where it runs, and a flush waits",
              bench -> {
                Tree tree = shared(bench);
                reclaim(bench, tree);
                bench.operation(() -> bench.hardware.rootDrop(tree.space()));
              },
              DebtExamples::reclaimAndExit),
          deferring(
              "TLB-1",
              "nothing says that a file's page is dirty, to which stores pass that nobody sees",
              bench -> cleanFile(bench, false),
              bench -> cleanFile(bench, true)),
          deferring(
              "TLB-1",
              "a folio is taken for write-back while stores pass by a flush that waits",
              bench -> writeBack(bench, false),
              bench -> writeBack(bench, true)),
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
              bench -> loadAgain(bench, true)));

  private DebtExamples() {}

  private static RuleExample deferring(
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
  private static Tree shared(Bench bench) {
    Tree tree = bench.spawn(0);
    int page = bench.populateReadOnly(tree, 0);
    bench.operation(tree, () -> FileBench.share(bench, tree, 1, page, Bench.readOnly(page)));
    return tree;
  }

  /** A space that maps a page for writing, dirty. */
  private static Tree written(Bench bench) {
    Tree tree = bench.spawn(0);
    bench.populate(tree, 0);
    return tree;
  }

  /** The first entry goes, as reclaim takes it, or no longer permits writing; nobody flushes. */
  private static void reclaim(Bench bench, Tree tree) {
    bench.operation(
        tree,
        () -> {
          narrowFirst(bench, tree);
          bench.hardware.flushesDefer(QUEUE);
        });
  }

  private static void narrowFirst(Bench bench, Tree tree) {
    long word = bench.view().entryWord(tree.entry(0));
    int page = Bench.pageOf(word);
    if (bench.view().mapcount(page) > 1) {
      bench.take(tree.entry(0));
      bench.release(page);
    } else {
      bench.set(tree.entry(0), Bench.readOnly(page));
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
  private static void reclaimAndExit(Bench bench) {
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

  /** Another operation takes permission from the range, and finds the entry as it wants it. */
  private static void narrow(Bench bench, Tree tree, int state, boolean flushed) {
    reclaim(bench, tree);
    bench.operation(
        tree,
        () -> {
          if (flushed) {
            bench.flush(tree, 0);
          }
          bench.permit(tree, 0, 1, state);
        });
  }

  private static void share(Bench bench, boolean flushed) {
    Tree tree = written(bench);
    reclaim(bench, tree);
    bench.operation(
        tree,
        () -> {
          int page = Bench.pageOf(bench.view().entryWord(tree.entry(0)));
          bench.hardware.exclusiveClear(page, 1);
          if (flushed) {
            bench.flush(tree, 0);
          }
        });
  }

  private static void unmapMoved(Bench bench, boolean flushed) {
    Tree tree = written(bench);
    bench.permit(tree, 8, 8, READ_WRITE);
    bench.operation(
        tree,
        () -> {
          long link = bench.clear(tree.linkToLeaf());
          bench.set(tree.middle() + 8, link);
          bench.hardware.flushesDefer(QUEUE);
        });
    bench.operation(
        tree,
        () -> {
          if (flushed) {
            bench.flush(tree);
          }
          bench.permit(tree, 0, 8, MappingState.NONE);
        });
  }

  private static Tree mappedFile(Bench bench) {
    Tree tree = FileBench.spawn(bench, FileBench.SHARED);
    bench.operation(
        tree,
        () -> {
          int page = FileBench.cached(bench, 0);
          FileBench.share(bench, tree, 0, page, Bench.writable(page));
        });
    return tree;
  }

  /** Reclaim takes the entry of a page of a file, and tells the folio that it was dirty. */
  private static void cleanFile(Bench bench, boolean told) {
    Tree tree = mappedFile(bench);
    int page = Bench.pageOf(bench.view().entryWord(tree.entry(0)));
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(0));
          if (told) {
            bench.hardware.folioDirtySet(page);
          }
          bench.hardware.flushesDefer(QUEUE);
          bench.release(page);
        });
  }

  private static void writeBack(Bench bench, boolean flushedFirst) {
    cleanFile(bench, true);
    bench.operation(
        () -> {
          int page = bench.view().foliosCached()[0];
          bench.hardware.lock(Bench.FOLIO, page);
          if (flushedFirst) {
            bench.hardware.invalidateAll(-1);
          }
          bench.hardware.folioDirtyTestAndClear(page);
          bench.hardware.storeBegin(page);
          bench.hardware.storeEnd(page);
          bench.hardware.invalidateAll(-1);
          bench.hardware.unlock(Bench.FOLIO, page);
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
