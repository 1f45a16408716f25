package org.ptck.spec.example;

import java.util.List;

/** TLB-1, TLB-6, REF-3 and REF-4: who owes a flush, or the release of a reference. */
final class DebtExamples {

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "TLB-1",
              "a cached path is flushed on another CPU, and not all that it leads to",
              bench -> moveTable(bench, 1),
              bench -> moveTable(bench, 8)));

  private DebtExamples() {}

  /** Of a space that runs elsewhere than the operation. */
  private static void moveTable(Bench bench, int flushed) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    bench.operation(() -> bench.hardware.unload(0));
    bench.flush(tree);
    bench.populate(tree, 1);
    bench.permit(tree, 8, 8, 3);
    bench.operation(
        tree,
        () -> {
          long link = bench.clear(tree.linkToLeaf());
          bench.flush(tree, 0, flushed, -1, Bench.ALL_LEVELS);
          bench.set(tree.middle() + 8, link);
        });
  }
}
