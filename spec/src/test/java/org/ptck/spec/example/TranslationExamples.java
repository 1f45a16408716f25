package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.arch.Geometries;

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
          RuleExample.late(Geometries.TINY,
              "TLB-3",
              "a large leaf covers a page, further inside, that was not flushed",
              bench -> collapse(bench, 7, 1, true),
              bench -> collapse(bench, 0, 8, true)),
          RuleExample.of(
              "TLB-3",
              "a large leaf covers a page to which a cached path still leads",
              bench -> collapse(bench, 0, 0, false),
              bench -> collapse(bench, 0, 8, false)),
          RuleExample.late(Geometries.TINY,
              "TLB-3",
              "a table with entries takes the place of a large leaf that was not flushed",
              bench -> split(bench, false, true),
              bench -> split(bench, true, true)),
          RuleExample.late(Geometries.TINY,
              "TLB-3",
              "an entry below a new table, after a large leaf that was not flushed",
              bench -> split(bench, false, false),
              bench -> split(bench, true, false)),
          RuleExample.late(Geometries.TINY,
              "TLB-3",
              "an entry gets another page, to read only, that holds something else",
              bench -> exchangeTwin(bench, 1, true),
              bench -> exchangeTwin(bench, 0, true)),
          RuleExample.late(Geometries.TINY,
              "TLB-1",
              "a table that lacks an entry takes the place of a large leaf, never flushed",
              bench -> splitInPart(bench, false),
              bench -> splitInPart(bench, true)),
          RuleExample.on(
              Geometries.X86_64_4,
              "TLB-9",
              "an entry gets another page in one store, where that is legal",
              bench -> replace(bench, false, false),
              bench -> replace(bench, true, true)),
          RuleExample.on(
              Geometries.ARM64_4K_BBML2,
              "TLB-9",
              "the contiguous bit changes without a flush between, where that is legal",
              bench -> makeContiguous(bench, false),
              bench -> makeContiguous(bench, true)),
          RuleExample.late(
              Geometries.ARM64_4K_BBML2,
              "TLB-3",
              "the contiguous bit changes without a flush between, and the page with it",
              bench -> moveContiguous(bench, false),
              bench -> moveContiguous(bench, true)),
          RuleExample.of(
              "TLB-5",
              "an id goes to another space and is not flushed",
              bench -> reuseId(bench, false),
              bench -> reuseId(bench, true)));

  private TranslationExamples() {}

  private static void unmapKeeping(Bench bench, long flushed) {
    unmapKeeping(bench, bench.spawn(0), flushed);
  }

  /** Unmaps a page whose folio stays, so that the flush alone is at stake. */
  static void unmapKeeping(Bench bench, Tree tree, long flushed) {
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

  private static void moveContiguous(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    int old = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          int copy = bench.page();
          bench.hardware.mapcountAdd(copy, 1);
          bench.hardware.exclusiveSet(copy, 1);
          bench.clear(tree.entry(0));
          if (flushed) {
            bench.flush(tree, 0);
          }
          bench.set(tree.entry(0), Bench.ARM.makeContiguous(bench.leaf(0, copy, true)));
          bench.flush(tree, 0);
          bench.release(old);
        });
  }

  /**
   * Puts a large leaf in the place of a table that maps page 5. In between {@code count} pages from
   * the first on are flushed, paths included.
   */
  private static void collapse(Bench bench, int first, int count, boolean clearedBefore) {
    Tree tree = bench.spawn(0);
    int small = bench.populateReadOnly(tree, 5);
    bench.operation(
        tree,
        () -> {
          int large = large(bench);
          if (clearedBefore) {
            bench.clear(tree.entry(5));
          }
          bench.clear(tree.linkToLeaf());
          if (count > 0) {
            bench.flush(tree, first, count, -1, Bench.ALL_LEVELS);
          }
          bench.set(tree.linkToLeaf(), bench.leaf(1, large, false));
          if (!clearedBefore) {
            bench.clear(tree.entry(5));
          }
          bench.flush(tree, 0, 8, -1, Bench.ALL_LEVELS);
          bench.release(small);
        });
  }

  /** A folio of eight pages, mapped once by all of them. */
  private static int large(Bench bench) {
    int large = bench.hardware.folioAllocate(3);
    bench.hardware.referencesAdd(large, 7);
    for (int n = 0; n < 8; n++) {
      bench.hardware.pageZero(large + n);
      bench.hardware.mapcountAdd(large + n, 1);
    }
    return large;
  }

  /** A large leaf in the place of the leaf table. */
  private static int mapLarge(Bench bench, Tree tree) {
    int[] made = new int[1];
    bench.operation(
        tree,
        () -> {
          made[0] = large(bench);
          bench.clear(tree.linkToLeaf());
          bench.flush(tree, 0, 8, -1, Bench.ALL_LEVELS);
          bench.set(tree.linkToLeaf(), bench.leaf(1, made[0], false));
        });
    return made[0];
  }

  /** Puts a table that maps the same pages in the place of a large leaf. */
  private static void split(Bench bench, boolean flushed, boolean filledBefore) {
    Tree tree = bench.spawn(0);
    int large = mapLarge(bench, tree);
    bench.operation(
        tree,
        () -> {
          long table = bench.hardware.tableAllocate(0);
          bench.clear(tree.linkToLeaf());
          if (flushed) {
            bench.flush(tree, 0, 8, -1, Bench.LEAF_ONLY);
          }
          if (!filledBefore) {
            bench.set(tree.linkToLeaf(), Bench.ARM.tableWord(1, table));
          }
          for (int n = 0; n < 8; n++) {
            bench.set(table + 8L * n, bench.leaf(0, large + n, false));
          }
          if (filledBefore) {
            bench.set(tree.linkToLeaf(), Bench.ARM.tableWord(1, table));
          }
          bench.flush(tree, 0, 8, -1, Bench.LEAF_ONLY);
        });
  }

  /** The same, but for the last page, which nobody maps any more. */
  private static void splitInPart(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    int large = mapLarge(bench, tree);
    bench.operation(
        tree,
        () -> {
          long table = bench.hardware.tableAllocate(0);
          bench.clear(tree.linkToLeaf());
          if (flushed) {
            bench.flush(tree, 0, 8, -1, Bench.LEAF_ONLY);
          }
          for (int n = 0; n < 7; n++) {
            bench.set(table + 8L * n, bench.leaf(0, large + n, false));
          }
          bench.set(tree.linkToLeaf(), Bench.ARM.tableWord(1, table));
          bench.hardware.mapcountSubtract(large + 7, 1);
          bench.hardware.referencesSubtract(large, 1);
        });
  }

  /**
   * A page that is mapped to read only gives way to another one, with or without a store to that
   * one before; flushed afterwards.
   */
  static void exchangeTwin(Bench bench, long stamp, boolean cleared) {
    Tree tree = bench.spawn(0);
    int old = bench.populateReadOnly(tree, 0);
    int twin = stamp == 0 ? bench.populateReadOnly(tree, 1) : bench.populate(tree, 1);
    if (stamp != 0) {
      bench.write(tree, 1, stamp);
      bench.operation(
          tree,
          () -> {
            bench.set(tree.entry(1), Bench.ARM.writeProtect(bench.leaf(0, twin, true)));
            bench.hardware.exclusiveClear(twin, 1);
            bench.flush(tree, 1);
          });
    }
    bench.operation(
        tree,
        () -> {
          bench.hardware.referencesAdd(twin, 1);
          bench.hardware.mapcountAdd(twin, 1);
          if (cleared) {
            bench.clear(tree.entry(0));
          }
          bench.set(tree.entry(0), bench.leaf(0, twin, false));
          bench.flush(tree, 0);
          bench.release(old);
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
}
