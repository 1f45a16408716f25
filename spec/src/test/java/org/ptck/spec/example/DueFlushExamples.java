package org.ptck.spec.example;

import static org.ptck.spec.example.DebtExamples.QUEUE;
import static org.ptck.spec.example.DebtExamples.deferring;
import static org.ptck.spec.example.DebtExamples.pageOf;
import static org.ptck.spec.example.DebtExamples.reclaim;
import static org.ptck.spec.example.DebtExamples.shared;
import static org.ptck.spec.example.DebtExamples.take;
import static org.ptck.spec.example.DebtExamples.written;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;

/** TLB-1 and TLB-6 where a flush that waits in a queue can wait no longer. */
final class DueFlushExamples {

  /** Of an entry of x86: user code may pass. */
  private static final long USER = 1 << 2;

  private static final int READ_WRITE = MappingState.READ | MappingState.WRITE;

  static final List<RuleExample> ALL =
      List.of(
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
              "TLB-1",
              "a page has another in its place, with other data, and the flush of the old one waits",
              Geometries.X86_64_4,
              Set.of(Capability.DEFERRED_FLUSH),
              bench -> replace(bench, false),
              bench -> replace(bench, true)),
          new RuleExample(
              "TLB-1",
              "a page has another in its place, with other data, that user code can reach or not",
              Geometries.X86_64_4,
              Set.of(Capability.DEFERRED_FLUSH),
              bench -> replaceByCopy(bench, 0),
              bench -> replaceByCopy(bench, USER)),
          new RuleExample(
              "TLB-1",
              "a page has another in its place, and stores go to the old one",
              Geometries.X86_64_4,
              Set.of(Capability.DEFERRED_FLUSH),
              bench -> migrate(bench, false),
              bench -> migrate(bench, true)),
          deferring(
              "TLB-1",
              "a protect of the second half of a large leaf relies on a flush that waits in a queue",
              bench -> protectHalf(bench, false),
              bench -> protectHalf(bench, true)),
          deferring(
              "TLB-6",
              "a CPU loads the space again, and its stores pass to a page that nothing says is dirty",
              bench -> loadForStores(bench, false),
              bench -> loadForStores(bench, true)),
          new RuleExample(
              "TLB-6",
              "a CPU loads the space again, and reads a page that has another in its place",
              Geometries.X86_64_4,
              Set.of(Capability.DEFERRED_FLUSH),
              bench -> loadOfReplaced(bench, true),
              bench -> loadOfReplaced(bench, false)));

  private DueFlushExamples() {}

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

  private static void protectHalf(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    int[] folio = new int[1];
    bench.operation(
        true,
        () -> {
          bench.clear(tree.linkToLeaf());
          bench.flush(tree);
          bench.hardware.tableFree(tree.leaf());
          folio[0] = bench.hardware.folioAllocate(3);
          bench.hardware.referencesAdd(folio[0], 7);
          bench.hardware.mapcountAdd(folio[0], 8);
          bench.hardware.exclusiveSet(folio[0], 8);
          for (int page = folio[0]; page < folio[0] + 8; page++) {
            bench.hardware.pageZero(page);
          }
          bench.set(tree.linkToLeaf(), bench.leaf(1, folio[0], true));
        });
    bench.operation(
        tree,
        () -> {
          bench.set(tree.linkToLeaf(), bench.leaf(1, folio[0], false));
          bench.hardware.flushesDefer(QUEUE);
        });
    bench.operation(
        tree,
        () -> {
          if (flushed) {
            bench.flush(tree);
          }
          bench.permit(tree, 4, 4, MappingState.READ);
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
          int page = (int) bench.view().foliosCached()[0];
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

  /** Reclaim takes an entry, a fault maps another page of zeroes, a store changes it. */
  private static void replace(Bench bench, boolean flushed) {
    Tree tree = shared(bench);
    reclaim(bench, tree);
    bench.operation(tree, () -> bench.map(tree, 0, bench.page()));
    bench.operation(
        () -> {
          bench.write(tree, 0, 7);
          if (flushed) {
            bench.flush(tree, 0);
          }
        });
  }

  /** A page is replaced by a copy of one that was stored to; the entry lacks some bits. */
  private static void replaceByCopy(Bench bench, long lacking) {
    Tree tree = shared(bench);
    int other = bench.populate(tree, 2);
    bench.operation(() -> bench.write(tree, 2, 7));
    reclaim(bench, tree);
    bench.operation(
        tree,
        () -> {
          int copy = bench.page();
          bench.hardware.pageCopy(other, copy);
          bench.hardware.mapcountAdd(copy, 1);
          bench.hardware.exclusiveSet(copy, 1);
          bench.set(tree.entry(0), bench.leaf(0, copy, true) & ~lacking);
        });
  }

  /** A page that somebody else holds as well is replaced by a copy. */
  private static void migrate(Bench bench, boolean flushed) {
    Tree tree = written(bench);
    int page = pageOf(bench, tree.entry(0));
    bench.operation(
        tree,
        () -> {
          FileBench.pin(bench, 0, page, false);
          take(bench, tree, page);
          bench.release(page);
          if (flushed) {
            bench.flush(tree, 0);
          }
          int copy = bench.page();
          bench.hardware.pageCopy(page, copy);
          bench.map(tree, 0, copy);
          bench.hardware.flushesDefer(QUEUE);
        });
  }

  private static void runLazily(Bench bench, Tree tree) {
    bench.load(1, tree);
    bench.operation(() -> bench.hardware.lazy(1));
  }

  /** The other CPU has its flush done; the one that is lazy goes on with what it has cached. */
  private static void loadAgain(Bench bench, Tree tree) {
    bench.operation(() -> bench.flush(tree, 0, 1, 1, Bench.LEAF_ONLY));
    bench.operation(
        () -> {
          bench.hardware.load(1, tree.space(), tree.space());
          bench.flush(tree);
        });
  }

  private static void loadForStores(Bench bench, boolean told) {
    Tree tree = mappedFile(bench);
    runLazily(bench, tree);
    int page = pageOf(bench, tree.entry(0));
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
    loadAgain(bench, tree);
  }

  private static void loadOfReplaced(Bench bench, boolean written) {
    Tree tree = shared(bench);
    runLazily(bench, tree);
    reclaim(bench, tree);
    bench.operation(tree, () -> bench.map(tree, 0, bench.page()));
    if (written) {
      bench.operation(() -> bench.write(tree, 0, 7));
    }
    loadAgain(bench, tree);
  }
}
