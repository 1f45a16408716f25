package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.fact.MappingState;

/** REF-4 and TLB-2 in a space that nobody takes up while an operation works for it. */
final class HeldExamples {

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "REF-4",
              "a page is freed before its entry is cleared, where somebody could take the space up",
              bench -> freeThenClear(bench, 0),
              bench -> freeThenClear(bench, 1)),
          RuleExample.of(
              "REF-4",
              "the space is taken up between the free and the clear, by the operation that holds it",
              bench -> freeAndTakeUp(bench, true),
              bench -> freeAndTakeUp(bench, false)),
          RuleExample.of(
              "REF-4",
              "the operation that held the space ends, and the entry of a freed page is there",
              bench -> leaveEntry(bench, true),
              bench -> leaveEntry(bench, false)),
          RuleExample.of(
              "TLB-2",
              "a page is freed before the flush, while the CPU that holds the space has it loaded",
              bench -> freeThenFlush(bench, true),
              bench -> freeThenFlush(bench, false)));

  private HeldExamples() {}

  private static void freeThenClear(Bench bench, long held) {
    Tree tree = bench.spawn(0);
    int page = populate(bench, tree);
    bench.operationHolding(
        held,
        () -> {
          bench.hardware.unload(0);
          bench.release(page);
          bench.clear(tree.entry(0));
          bench.flush(tree);
        });
  }

  private static void freeAndTakeUp(Bench bench, boolean early) {
    Tree tree = bench.spawn(0);
    int page = populate(bench, tree);
    bench.operationHolding(
        1,
        () -> {
          bench.hardware.unload(0);
          bench.flush(tree);
          bench.release(page);
          if (early) {
            bench.hardware.load(0, 0, 0);
          }
          bench.clear(tree.entry(0));
          bench.flush(tree);
          if (!early) {
            bench.hardware.load(0, 0, 0);
          }
        });
  }

  private static void leaveEntry(Bench bench, boolean left) {
    Tree tree = bench.spawn(0);
    int page = populate(bench, tree);
    bench.operationHolding(
        1,
        () -> {
          bench.hardware.unload(0);
          bench.flush(tree);
          bench.release(page);
          if (!left) {
            bench.clear(tree.entry(0));
          }
        });
  }

  private static void freeThenFlush(Bench bench, boolean loaded) {
    Tree tree = bench.spawn(0);
    int page = populate(bench, tree);
    bench.operationHolding(
        1,
        () -> {
          if (!loaded) {
            bench.hardware.unload(0);
          }
          bench.take(tree.entry(0));
          bench.release(page);
          bench.flush(tree);
        });
  }

  /** A page that is to be unmapped. */
  private static int populate(Bench bench, Tree tree) {
    int page = bench.populate(tree, 0);
    bench.permit(tree, 0, 8, MappingState.NONE);
    return page;
  }
}
