package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.rule.account.LayerCall.Function;

/** CNT: contiguous blocks that are made old, or clean. */
final class AgingExamples {

  private static final int RUN = BlockBench.RUN;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "CNT-4",
              "one entry of a block is made old, and the block is accessed still",
              bench -> makeOld(bench, 1, true),
              bench -> makeOld(bench, RUN, true)),
          RuleExample.of(
              "CNT-4",
              "of a block that was accessed it is said that it was not",
              bench -> makeOld(bench, RUN, false),
              bench -> makeOld(bench, RUN, true)),
          RuleExample.of(
              "CNT-6",
              "what is to make a block old makes it clean",
              bench -> clearWritten(bench, true),
              bench -> clearWritten(bench, false)),
          RuleExample.of(
              "CNT-8",
              "what is to make a block clean makes it old",
              bench -> makeClean(bench, true),
              bench -> makeClean(bench, false)),
          RuleExample.of(
              "CNT-9",
              "a block is unfolded although all of it is made old",
              bench -> makeAllOld(bench, true),
              bench -> makeAllOld(bench, false)));

  private AgingExamples() {}

  /** The first entry of a block is to be made old: the block may become old as a whole. */
  private static void makeOld(Bench bench, int count, boolean answer) {
    BlockBench blocks = BlockBench.folded(bench);
    blocks.call(
        Function.TEST_AND_CLEAR_YOUNG,
        1,
        0,
        EntryOperations.CLEAR_YOUNG,
        () -> {
          blocks.clear(count, true, false);
          return answer ? 1 : 0;
        },
        () -> {});
  }

  private static void makeAllOld(Bench bench, boolean unfolded) {
    BlockBench blocks = BlockBench.folded(bench);
    blocks.call(
        Function.TEST_AND_CLEAR_YOUNG,
        RUN,
        0,
        EntryOperations.CLEAR_YOUNG,
        () -> {
          if (unfolded) {
            blocks.unfold(BlockBench.clean(blocks.page));
          }
          blocks.clear(RUN, true, false);
          return 1;
        },
        () -> {});
  }

  /** A block that was written is to be made old. */
  private static void clearWritten(Bench bench, boolean dirty) {
    BlockBench blocks = BlockBench.folded(bench);
    blocks.writeMarking(2);
    blocks.call(
        Function.CLEAR_FLUSH_YOUNG,
        RUN,
        0,
        EntryOperations.CLEAR_YOUNG,
        () -> {
          blocks.clear(RUN, true, dirty);
          return 1;
        },
        blocks::flush);
  }

  /** A block that is accessed, and clean already, is to be made clean. */
  private static void makeClean(Bench bench, boolean young) {
    BlockBench blocks = BlockBench.folded(bench);
    blocks.call(
        Function.CLEAR_YOUNG_DIRTY,
        RUN,
        0,
        EntryOperations.CLEAR_DIRTY,
        () -> {
          blocks.clear(RUN, young, true);
          return 0;
        },
        () -> {});
  }
}
