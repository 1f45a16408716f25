package org.ptck.spec.example;

import java.util.List;

/** TLB-6: CPUs that were left out of a flush, and run the space again. */
final class LeftOutExamples {

  private static final long CPU_0 = 1;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "TLB-6",
              "a CPU that was lazy during the flush runs the space again",
              bench -> returnFromLazy(bench, false),
              bench -> returnFromLazy(bench, true)),
          RuleExample.of(
              "TLB-6",
              "a CPU that was elsewhere during the flush loads the space again",
              bench -> returnFromElsewhere(bench, false),
              bench -> returnFromElsewhere(bench, true)),
          RuleExample.of(
              "TLB-6",
              "a CPU that was lazy has the way to an old table, with an entry or with none",
              bench -> runAgain(bench, true),
              bench -> runAgain(bench, false)));

  private LeftOutExamples() {}

  private static void returnFromLazy(Bench bench, boolean caughtUp) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    bench.operation(() -> bench.hardware.lazy(1));
    TranslationExamples.unmapKeeping(bench, tree, CPU_0);
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
    TranslationExamples.unmapKeeping(bench, tree, CPU_0);
    if (caughtUp) {
      bench.hardware.invalidateId(2, tree.space());
    }
    bench.load(1, tree);
  }

  /** A CPU is lazy while a link is taken away and the others are flushed. */
  private static void runAgain(Bench bench, boolean filled) {
    Tree tree = bench.spawn(0);
    bench.load(1, tree);
    if (filled) {
      bench.populate(tree, 0);
    }
    bench.operation(() -> bench.hardware.lazy(1));
    bench.operation(
        tree,
        () -> {
          bench.set(tree.linkToLeaf(), 0);
          bench.hardware.invalidateId(1, tree.space());
          bench.permit(tree, 0, 8, 0);
        });
    bench.load(1, tree);
  }
}
