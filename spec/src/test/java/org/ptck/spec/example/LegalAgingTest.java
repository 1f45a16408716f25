package org.ptck.spec.example;

import static org.ptck.spec.example.LegalStylesTest.assertLegal;

import org.junit.jupiter.api.Test;

/** What correct kernels do with entries that they made old, and did not flush; every rule looks. */
class LegalAgingTest {

  private static final long CPU_0 = 1;

  private static void makeOld(Bench bench, Tree tree) {
    bench.operation(
        tree,
        () -> bench.set(
            tree.entry(0), Bench.ARM.makeOld(bench.view().entryWord(tree.entry(0)))));
  }

  private static void unmap(Bench bench, Tree tree, int page, long flushed) {
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(0));
          if (flushed != 0) {
            bench.flush(tree, 0, 1, flushed, Bench.LEAF_ONLY);
          }
          bench.release(page);
        });
  }

  @Test
  void accessedAgainAndAgain_isFlushedOnce() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          for (int n = 0; n < 3; n++) {
            makeOld(bench, tree);
            bench.write(tree, 0, n + 1);
          }
          makeOld(bench, tree);
          unmap(bench, tree, page, CPU_0);
        });
  }

  /** {@code flush_tlb_mm} for some other reason. */
  @Test
  void flushOfAll_inBetween_isEnough() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          makeOld(bench, tree);
          bench.operation(() -> bench.flush(tree));
          unmap(bench, tree, page, 0);
        });
  }

  /** A CPU that runs the space only since then cannot have cached an entry that is old. */
  @Test
  void cpuThatCameLater_needsNoFlush() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          makeOld(bench, tree);
          bench.load(1, tree);
          unmap(bench, tree, page, CPU_0);
        });
  }

  @Test
  void whatGains_needsNoFlush() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populateReadOnly(tree, 0);
          bench.operation(() -> bench.hardware.exclusiveSet(page, 1));
          makeOld(bench, tree);
          bench.operation(
              tree,
              () -> bench.set(
                  tree.entry(0),
                  Bench.ARM.makeDirty(
                      Bench.ARM.makeWritable(bench.view().entryWord(tree.entry(0))))));
          unmap(bench, tree, page, CPU_0);
        });
  }

  /** {@code exit_mmap}: one flush for the id, with old entries in the tables. */
  @Test
  void exit_flushesTheIdOnce() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          makeOld(bench, tree);
          bench.operation(
              tree,
              () -> {
                bench.take(tree.entry(0));
                bench.flush(tree);
                bench.release(page);
              });
          bench.exit(tree);
        });
  }
}
