package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.fact.MappingState;

/** TBL: the life of a table. */
final class TableExamples {

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "TBL-1",
              "a table is freed while its link stands",
              bench -> freeLeafTable(bench, false, true),
              bench -> freeLeafTable(bench, true, true)),
          RuleExample.of(
              "TBL-1",
              "a table is freed while a walk cache may lead to it",
              bench -> freeLeafTable(bench, true, false),
              bench -> freeLeafTable(bench, true, true)),
          RuleExample.of(
              "TBL-1",
              "a freed table is linked",
              bench -> linkTable(bench, true),
              bench -> linkTable(bench, false)),
          RuleExample.of(
              "TBL-1",
              "a table is linked that leads to a freed one",
              bench -> linkSubtree(bench, true),
              bench -> linkSubtree(bench, false)),
          RuleExample.of(
              "TBL-1",
              "the root that a CPU has loaded is freed",
              bench -> freeRoot(bench, false),
              bench -> freeRoot(bench, true)),
          RuleExample.of(
              "TBL-2",
              "an entry is stored into a table after its link was cleared",
              bench -> fillDetached(bench, true),
              bench -> fillDetached(bench, false)),
          RuleExample.of(
              "TBL-2",
              "a table is taken out with entries left in it",
              bench -> detachFull(bench, false),
              bench -> detachFull(bench, true)),
          RuleExample.of(
              "TBL-4",
              "a table is freed before its walk-cache paths are invalidated",
              bench -> freeLeafTable(bench, true, false),
              bench -> freeLeafTable(bench, true, true)),
          RuleExample.of(
              "TBL-4",
              "the invalidation comes before the link is cleared",
              bench -> freeAfterFlush(bench, true),
              bench -> freeAfterFlush(bench, false)),
          RuleExample.of(
              "TBL-8",
              "a table is allocated, not needed, and forgotten",
              bench -> endWithTable(bench, false),
              bench -> endWithTable(bench, true)));

  private TableExamples() {}

  private static void freeLeafTable(Bench bench, boolean unlinked, boolean flushed) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          if (unlinked) {
            bench.clear(tree.linkToLeaf());
          }
          if (flushed) {
            bench.flush(tree, 0, 8, -1, Bench.ALL_LEVELS);
          }
          bench.hardware.tableFree(tree.leaf());
        });
  }

  private static void linkTable(Bench bench, boolean freed) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          long table = bench.hardware.tableAllocate(0);
          if (freed) {
            bench.hardware.tableFree(table);
          }
          bench.set(tree.middle() + 8, Bench.ARM.tableWord(1, table));
        });
  }

  private static void linkSubtree(Bench bench, boolean freed) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          long leaf = bench.hardware.tableAllocate(0);
          long middle = bench.hardware.tableAllocate(1);
          bench.hardware.entryWrite(middle, Bench.ARM.tableWord(1, leaf));
          if (freed) {
            bench.hardware.tableFree(leaf);
          }
          bench.set(tree.root() + 8, Bench.ARM.tableWord(2, middle));
        });
  }

  private static void freeRoot(Bench bench, boolean unloaded) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 8, MappingState.NONE);
    bench.operation(
        tree,
        () -> {
          if (unloaded) {
            bench.hardware.unload(0);
          }
          bench.hardware.rootDrop(0);
          bench.flush(tree);
          bench.hardware.entryWrite(tree.linkToMiddle(), 0);
          bench.hardware.entryWrite(tree.linkToLeaf(), 0);
          bench.hardware.tableFree(tree.root());
          bench.hardware.tableFree(tree.middle());
          bench.hardware.tableFree(tree.leaf());
        });
  }

  private static void fillDetached(Bench bench, boolean after) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          int page = bench.page();
          bench.hardware.mapcountAdd(page, 1);
          if (!after) {
            bench.set(tree.entry(0), Bench.readOnly(page));
            bench.take(tree.entry(0));
          }
          bench.clear(tree.linkToLeaf());
          if (after) {
            bench.set(tree.entry(0), Bench.readOnly(page));
            bench.take(tree.entry(0));
          }
          bench.flush(tree);
          bench.release(page);
        });
  }

  private static void detachFull(Bench bench, boolean emptied) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.clear(tree.linkToLeaf());
          if (emptied) {
            bench.take(tree.entry(0));
          }
          bench.flush(tree);
          if (emptied) {
            bench.release(page);
          }
        });
  }

  private static void freeAfterFlush(Bench bench, boolean flushedFirst) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          if (flushedFirst) {
            bench.flush(tree);
          }
          bench.clear(tree.linkToLeaf());
          if (!flushedFirst) {
            bench.flush(tree);
          }
          bench.hardware.tableFree(tree.leaf());
        });
  }

  private static void endWithTable(Bench bench, boolean freed) {
    bench.operation(
        () -> {
          long table = bench.hardware.tableAllocate(0);
          if (freed) {
            bench.hardware.tableFree(table);
          }
        });
    bench.endScenario();
  }
}
