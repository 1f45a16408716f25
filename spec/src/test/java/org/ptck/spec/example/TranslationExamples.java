package org.ptck.spec.example;

import java.util.List;

/** TLB: stale translations. */
final class TranslationExamples {

  private static final long CPU_0 = 1;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "TLB-1",
              "an entry is cleared and never flushed",
              bench -> unmapKeeping(bench, 0),
              bench -> unmapKeeping(bench, -1)),
          RuleExample.of(
              "TLB-1",
              "another CPU that runs the space is left out of the flush",
              bench -> {
                Tree tree = bench.spawn(0);
                bench.load(1, tree);
                unmapKeeping(bench, tree, CPU_0);
              },
              bench -> {
                Tree tree = bench.spawn(0);
                unmapKeeping(bench, tree, CPU_0);
              }),
          RuleExample.of(
              "TLB-1",
              "write permission is taken and never flushed",
              bench -> protect(bench, true, false),
              bench -> protect(bench, true, true)),
          RuleExample.of(
              "TLB-1",
              "only leaf translations are flushed while a path leads to a table with entries",
              bench -> moveTable(bench, Bench.LEAF_ONLY),
              bench -> moveTable(bench, Bench.ALL_LEVELS)),
          RuleExample.of(
              "TLB-2",
              "a page is freed before its translations are flushed",
              bench -> free(bench, false),
              bench -> free(bench, true)),
          RuleExample.of(
              "TLB-3",
              "an entry gets another page without a flush between",
              bench -> replace(bench, false, true),
              bench -> replace(bench, true, true)),
          RuleExample.of(
              "TLB-3",
              "an entry gets another page in one store",
              bench -> replace(bench, false, false),
              bench -> replace(bench, true, true)),
          RuleExample.of(
              "TLB-3",
              "the contiguous bit changes without a flush between",
              bench -> makeContiguous(bench, false),
              bench -> makeContiguous(bench, true)),
          RuleExample.of(
              "TLB-5",
              "an id goes to another space and is not flushed",
              bench -> reuseId(bench, false),
              bench -> reuseId(bench, true)),
          RuleExample.of(
              "TLB-6",
              "a CPU that was lazy during the flush runs the space again",
              bench -> returnFromLazy(bench, false),
              bench -> returnFromLazy(bench, true)),
          RuleExample.of(
              "TLB-6",
              "a CPU that was elsewhere during the flush loads the space again",
              bench -> returnFromElsewhere(bench, false),
              bench -> returnFromElsewhere(bench, true)));

  private TranslationExamples() {}

  private static void unmapKeeping(Bench bench, long flushed) {
    unmapKeeping(bench, bench.spawn(0), flushed);
  }

  /** Unmaps a page whose folio stays, so that the flush alone is at stake. */
  private static void unmapKeeping(Bench bench, Tree tree, long flushed) {
    int page = bench.populateReadOnly(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.hardware.referencesAdd(page, 1);
          bench.hardware.mapcountAdd(page, 1);
          bench.set(tree.entry(1), Bench.readOnly(page));
          bench.take(tree.entry(0));
          if (flushed != 0) {
            bench.flush(tree, 0, 1, flushed, Bench.LEAF_ONLY);
          }
          bench.release(page);
        });
  }

  private static void protect(Bench bench, boolean dirty, boolean flushed) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          long word = dirty ? Bench.writable(page) : Bench.ARM.makeClean(Bench.writable(page));
          bench.set(tree.entry(0), Bench.ARM.writeProtect(word));
          if (flushed) {
            bench.flush(tree, 0);
          }
        });
  }

  private static void moveTable(Bench bench, int depth) {
    Tree tree = bench.spawn(0);
    bench.populate(tree, 0);
    bench.permit(tree, 8, 8, 3);
    bench.operation(
        tree,
        () -> {
          long link = bench.clear(tree.linkToLeaf());
          bench.flush(tree, 0, 8, -1, depth);
          bench.set(tree.middle() + 8, link);
        });
  }

  private static void free(Bench bench, boolean flushFirst) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(0));
          if (flushFirst) {
            bench.flush(tree, 0);
          }
          bench.release(page);
          if (!flushFirst) {
            bench.flush(tree, 0);
          }
        });
  }

  private static void replace(Bench bench, boolean flushed, boolean cleared) {
    Tree tree = bench.spawn(0);
    int old = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          int copy = bench.page();
          if (cleared) {
            bench.take(tree.entry(0));
          }
          if (flushed) {
            bench.flush(tree, 0);
          }
          bench.map(tree, 0, copy);
          bench.flush(tree, 0);
          bench.release(old);
        });
  }

  private static void makeContiguous(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          long word = bench.hardware.entryExchange(tree.entry(0), 0);
          if (flushed) {
            bench.flush(tree, 0);
          }
          bench.hardware.entryExchange(tree.entry(0), Bench.ARM.makeContiguous(word));
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
          bench.flush(tree, 0);
        });
  }

  private static void reuseId(Bench bench, boolean flushed) {
    bench.spawn(0);
    Tree other = bench.spawn(1);
    bench.operation(
        () -> {
          if (flushed) {
            bench.hardware.invalidateId(CPU_0, 0);
          }
          bench.hardware.load(0, other.space(), 0);
        });
  }

  private static void returnFromLazy(Bench bench, boolean caughtUp) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    bench.operation(() -> bench.hardware.lazy(1));
    unmapKeeping(bench, tree, CPU_0);
    if (caughtUp) {
      bench.hardware.invalidateId(2, tree.space());
    }
    bench.load(1, tree);
  }

  private static void returnFromElsewhere(Bench bench, boolean caughtUp) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    Tree other = bench.spawn(1);
    bench.load(1, other);
    bench.load(0, tree);
    unmapKeeping(bench, tree, CPU_0);
    if (caughtUp) {
      bench.hardware.invalidateId(2, tree.space());
    }
    bench.load(1, tree);
  }
}
