package org.ptck.spec.example;

import java.util.List;

/** SEM-3: pages that a device reads and writes past all tables. */
final class PinExamples {

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "SEM-3",
              "a pinned page is replaced by a copy",
              bench -> replace(bench, true),
              bench -> replace(bench, false)),
          RuleExample.of(
              "SEM-3",
              "a pinned page is unmapped by somebody else",
              bench -> unmap(bench, false),
              bench -> unmap(bench, true)),
          RuleExample.of(
              "SEM-3",
              "fork shares a pinned page",
              bench -> fork(bench, false),
              bench -> fork(bench, true)),
          RuleExample.of(
              "SEM-3",
              "the space moves a pinned page, and the page stays behind",
              bench -> move(bench, false),
              bench -> move(bench, true)));

  private PinExamples() {}

  /** A page of the space that is pinned where it is mapped, for a device that reads. */
  private static int pinned(Bench bench, Tree tree) {
    int page = bench.populate(tree, 0);
    bench.operation(
        () -> {
          FileBench.pin(bench, 0, page, false);
          bench.machine.modelFacts().pinTarget(0, tree.space(), tree.address(0));
        });
    return page;
  }

  private static void replace(Bench bench, boolean replaced) {
    Tree tree = bench.spawn(0);
    int page = pinned(bench, tree);
    bench.operation(
        tree,
        () -> {
          int mapped = page;
          if (replaced) {
            mapped = bench.page();
            bench.hardware.pageCopy(page, mapped);
            bench.hardware.mapcountAdd(mapped, 1);
            bench.hardware.exclusiveSet(mapped, 1);
          }
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          bench.hardware.entryExchange(tree.entry(0), 0);
          bench.flush(tree, 0);
          bench.hardware.entryExchange(tree.entry(0), Bench.writable(mapped));
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
        });
  }

  /** The kit says that the space lets go of the page only if it does. */
  private static void unmap(Bench bench, boolean asked) {
    Tree tree = bench.spawn(0);
    int page = pinned(bench, tree);
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(0));
          bench.flush(tree, 0);
          bench.release(page);
          if (asked) {
            bench.machine.modelFacts().pinTarget(0, -1, 0);
          }
        });
  }

  private static void fork(Bench bench, boolean copied) {
    Tree child = bench.spawn(1);
    Tree parent = bench.spawn(0);
    int page = pinned(bench, parent);
    bench.operation(
        parent,
        () -> {
          if (copied) {
            int copy = bench.page();
            bench.hardware.pageCopy(page, copy);
            bench.map(child, 0, copy);
          } else {
            bench.set(parent.entry(0), Bench.readOnly(page));
            bench.flush(parent, 0);
            bench.hardware.exclusiveClear(page, 1);
            FileBench.share(bench, child, 0, page, Bench.readOnly(page));
          }
        });
  }

  private static void move(Bench bench, boolean moved) {
    Tree tree = bench.spawn(0);
    int page = pinned(bench, tree);
    bench.operation(
        tree,
        () -> {
          if (moved) {
            bench.hardware.lock(Bench.TABLE, tree.leaf());
            bench.hardware.entryExchange(tree.entry(0), 0);
            bench.flush(tree, 0);
            bench.hardware.entryExchange(tree.entry(1), Bench.writable(page));
            bench.hardware.unlock(Bench.TABLE, tree.leaf());
          }
          bench.machine.modelFacts().pinTarget(0, tree.space(), tree.address(1));
        });
  }
}
