package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.fact.MappingState;

/** A space whose root is replaced, while CPUs have the old one loaded. */
final class MovedRootExamples {

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "TBL-1",
              "an old root is freed while a CPU has it loaded",
              bench -> relocate(bench, false),
              bench -> relocate(bench, true)),
          RuleExample.of(
              "REF-4",
              "a page is freed that an old root still leads to",
              bench -> leaveBehind(bench, Last.LOADED),
              bench -> leaveBehind(bench, Last.FLUSHED)),
          RuleExample.of(
              "TLB-1",
              "what the old root led to, and the new one does not, is not invalidated",
              bench -> leaveBehind(bench, Last.NOT_FLUSHED),
              bench -> leaveBehind(bench, Last.FLUSHED)),
          RuleExample.of(
              "TLB-1",
              "it is invalidated before the CPU lets go of the old root",
              bench -> leaveBehind(bench, Last.FLUSHED_FIRST),
              bench -> leaveBehind(bench, Last.FLUSHED)),
          RuleExample.of(
              "TLB-1",
              "it is invalidated while a CPU still has the old root loaded",
              bench -> forbid(bench, false),
              bench -> forbid(bench, true)),
          RuleExample.of(
              "TBL-4",
              "a table that only the old root led to is freed without an invalidation",
              bench -> freeBelow(bench, false),
              bench -> freeBelow(bench, true)),
          RuleExample.of(
              "RUN-1",
              "a table is made the root of a second space",
              bench -> {
                Tree tree = bench.spawn(0);
                bench.hardware.rootSet(1, tree.root());
              },
              bench -> relocate(bench, true)));

  private enum Last {
    LOADED,
    NOT_FLUSHED,
    FLUSHED_FIRST,
    FLUSHED
  }

  private MovedRootExamples() {}

  /** A space with one page, which CPUs 0 and 1 run. */
  private static Tree shared(Bench bench) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    bench.populate(tree, 0);
    return tree;
  }

  private static void reload(Bench bench, int cpu) {
    bench.hardware.load(cpu, 0, 0);
  }

  /** Copies the root, replaces it, has CPUs take it up, and frees the old one. */
  private static void relocate(Bench bench, boolean everywhere) {
    Tree tree = shared(bench);
    bench.operation(
        tree,
        () -> {
          long root = bench.hardware.tableAllocate(2);
          bench.hardware.entryWrite(root, bench.hardware.entryRead(tree.root()));
          bench.hardware.rootSet(0, root);
          reload(bench, 0);
          if (everywhere) {
            reload(bench, 1);
          }
          bench.hardware.tableFree(tree.root());
        });
    bench.read(tree, 0);
  }

  /** Puts an empty root in the place of one that leads to a page, and releases the page. */
  private static void leaveBehind(Bench bench, Last last) {
    Tree tree = shared(bench);
    int page = Bench.pageOf(bench.view().entryWord(tree.entry(0)));
    bench.permit(tree, 0, 8, MappingState.NONE);
    bench.operation(
        tree,
        () -> {
          long root = bench.hardware.tableAllocate(2);
          bench.hardware.rootSet(0, root);
          reload(bench, 0);
          if (last == Last.FLUSHED_FIRST) {
            bench.flush(tree);
          }
          if (last != Last.LOADED) {
            reload(bench, 1);
          }
          if (last == Last.FLUSHED || last == Last.LOADED) {
            bench.flush(tree);
          }
          if (last == Last.FLUSHED) {
            bench.take(tree.entry(0));
          }
          if (last == Last.FLUSHED || last == Last.LOADED) {
            bench.release(page);
          }
        });
  }

  /** Puts a root whose link forbids stores in the place of one whose link permits them. */
  private static void forbid(Bench bench, boolean everywhere) {
    Tree tree = shared(bench);
    bench.permit(tree, 0, 8, MappingState.READ);
    bench.operation(
        tree,
        () -> {
          long readOnly = 1L << 62;
          long root = bench.hardware.tableAllocate(2);
          bench.hardware.entryWrite(root, bench.hardware.entryRead(tree.root()) | readOnly);
          bench.hardware.rootSet(0, root);
          reload(bench, 0);
          if (everywhere) {
            reload(bench, 1);
          }
          bench.flush(tree);
        });
  }

  private static void freeBelow(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    bench.permit(tree, 0, 8, MappingState.NONE);
    bench.operation(
        tree,
        () -> {
          bench.hardware.rootSet(0, bench.hardware.tableAllocate(2));
          reload(bench, 0);
          reload(bench, 1);
          if (flushed) {
            bench.flush(tree);
          }
          bench.hardware.tableFree(tree.root());
          bench.hardware.tableFree(tree.middle());
          bench.hardware.tableFree(tree.leaf());
        });
  }
}
