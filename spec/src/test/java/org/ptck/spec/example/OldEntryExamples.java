package org.ptck.spec.example;

import java.util.List;

/** TLB: entries that were made old, of which CPUs hold what they cached before. */
final class OldEntryExamples {

  private static final int RUN = BlockBench.RUN;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "TLB-1",
              "an entry that was made old without a flush goes without one",
              bench -> unmap(bench, false, false),
              bench -> unmap(bench, false, true)),
          RuleExample.of(
              "TLB-1",
              "an entry goes without a flush, and had none when it was made old",
              bench -> unmap(bench, false, false),
              bench -> unmap(bench, true, false)),
          RuleExample.of(
              "TLB-1",
              "a dirty entry that was made old without a flush loses permission without one",
              bench -> protect(bench, true, false),
              bench -> protect(bench, true, true)),
          RuleExample.of(
              "TLB-1",
              "a dirty entry, rather than a clean one, loses permission after it was made old",
              bench -> protect(bench, true, false),
              bench -> protect(bench, false, false)),
          RuleExample.of(
              "TLB-1",
              "a block goes without a flush, all of which was made old without one",
              bench -> unmapBlock(bench, false, false),
              bench -> unmapBlock(bench, false, true)),
          RuleExample.of(
              "TLB-1",
              "a block goes without a flush, and had none when all of it was made old",
              bench -> unmapBlock(bench, false, false),
              bench -> unmapBlock(bench, true, false)),
          RuleExample.of(
              "TLB-2",
              "a page is freed of which the entry was made old, and neither was flushed",
              bench -> free(bench, false),
              bench -> free(bench, true)),
          RuleExample.of(
              "TLB-3",
              "an entry that was made old gets another page without a flush between",
              bench -> replace(bench, false),
              bench -> replace(bench, true)));

  private OldEntryExamples() {}

  /** An operation that makes an entry old. */
  private static void makeOld(Bench bench, Tree tree, int n, boolean flushed) {
    bench.operation(
        tree,
        () -> {
          bench.set(tree.entry(n), Bench.ARM.makeOld(bench.view().entryWord(tree.entry(n))));
          if (flushed) {
            bench.flush(tree, n);
          }
        });
  }

  /** The folio stays, so that the flush alone is at stake. */
  private static void unmap(Bench bench, boolean flushedBefore, boolean flushed) {
    Tree tree = bench.spawn(0);
    int page = bench.populateReadOnly(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.hardware.referencesAdd(page, 1);
          bench.hardware.mapcountAdd(page, 1);
          bench.set(tree.entry(1), Bench.readOnly(page));
        });
    makeOld(bench, tree, 0, flushedBefore);
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(0));
          if (flushed) {
            bench.flush(tree, 0);
          }
          bench.release(page);
        });
  }

  private static void protect(Bench bench, boolean dirty, boolean flushed) {
    Tree tree = bench.spawn(0);
    bench.populate(tree, 0);
    if (!dirty) {
      bench.operation(
          tree,
          () -> {
            bench.set(tree.entry(0), Bench.ARM.makeClean(bench.view().entryWord(tree.entry(0))));
            bench.flush(tree, 0);
          });
    }
    makeOld(bench, tree, 0, false);
    bench.operation(
        tree,
        () -> {
          long word = bench.view().entryWord(tree.entry(0));
          bench.set(tree.entry(0), Bench.ARM.writeProtect(word));
          if (flushed) {
            bench.flush(tree, 0);
          }
        });
  }

  /** The block is half of a folio, whose other half stays. */
  private static void unmapBlock(Bench bench, boolean flushedBefore, boolean flushed) {
    BlockBench blocks = new BlockBench(bench);
    bench.operation(
        blocks.tree, () -> blocks.map(blocks.folio(BlockBench.ORDER + 1), 2 * RUN, RUN));
    bench.operation(
        blocks.tree,
        () -> {
          blocks.locked(() -> blocks.clear(RUN, true, false));
          if (flushedBefore) {
            blocks.flush();
          }
        });
    bench.operation(
        blocks.tree,
        () -> {
          blocks.locked(
              () -> {
                blocks.take(RUN);
                blocks.uncount(RUN);
              });
          if (flushed) {
            blocks.flush();
          }
          bench.hardware.referencesSubtract(blocks.page, RUN);
        });
  }

  private static void free(Bench bench, boolean flushFirst) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    makeOld(bench, tree, 0, false);
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

  private static void replace(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    int old = bench.populate(tree, 0);
    makeOld(bench, tree, 0, false);
    bench.operation(
        tree,
        () -> {
          int copy = bench.page();
          bench.take(tree.entry(0));
          if (flushed) {
            bench.flush(tree, 0);
          }
          bench.map(tree, 0, copy);
          bench.flush(tree, 0);
          bench.release(old);
        });
  }
}
