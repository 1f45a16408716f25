package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.account.Conduct.Kind;
import org.ptck.spec.rule.account.LayerCall.Function;

/** RUN: how an implementation behaves. */
final class ContractExamples {

  static final List<RuleExample> ALL =
      List.of(
          example(
              "RUN-1",
              "it throws",
              Conduct.threw(new IllegalStateException("lost")),
              Conduct.RETURNED),
          example(
              "RUN-1", "it answers null", Conduct.of(Kind.ANSWERED_NULL), Conduct.RETURNED),
          RuleExample.of(
              "RUN-1",
              "setting access flags says that nothing changed",
              bench -> setFlags(bench, BlockBench::dirty, 0),
              bench -> setFlags(bench, BlockBench::dirty, 1)),
          // A layer that always says that something changed does no harm.
          RuleExample.of(
              "RUN-1",
              "setting access flags says that nothing changed, not that nothing did",
              bench -> setFlags(bench, BlockBench::dirty, 0),
              bench -> setFlags(bench, BlockBench::clean, 1)),
          RuleExample.of(
              "RUN-1",
              "a read without lock gives another word than the entry holds",
              bench -> readLockless(bench, true),
              bench -> readLockless(bench, false)),
          RuleExample.of(
              "RUN-1",
              "one of two entries is made old",
              bench -> makeOld(bench, 1, false, 1),
              bench -> makeOld(bench, 2, false, 1)),
          RuleExample.of(
              "RUN-1",
              "of entries that were accessed it is said that none was",
              bench -> makeOld(bench, 2, false, 0),
              bench -> makeOld(bench, 2, false, 1)),
          RuleExample.of(
              "RUN-1",
              "what is to make entries old takes write permission",
              bench -> makeOld(bench, 2, true, 1),
              bench -> makeOld(bench, 2, false, 1)),
          example("RUN-2", "it hangs", Conduct.of(Kind.HUNG), Conduct.RETURNED),
          RuleExample.of(
              "RUN-2",
              "it makes events without end",
              bench -> spin(bench, 4),
              bench -> spin(bench, 3)),
          example(
              "RUN-3",
              "an access never succeeds",
              Conduct.of(Kind.ACCESS_FAULTED_ON),
              Conduct.ACCESS_SUCCEEDED),
          example(
              "RUN-4",
              "two runs make other events",
              Conduct.of(Kind.NOT_REPEATED),
              Conduct.of(Kind.REPEATED)));

  private ContractExamples() {}

  private static RuleExample example(
      String ruleId, String name, Conduct violating, Conduct legal) {
    return RuleExample.of(
        ruleId, name, bench -> bench.observe(violating), bench -> bench.observe(legal));
  }

  /**
   * Of clean, writable, accessed pages: the first entry is to permit and say what the word does.
   */
  private static void setFlags(Bench bench, WordOfPage wanted, long answer) {
    BlockBench blocks = plain(bench);
    blocks.call(
        Function.SET_ACCESS_FLAGS,
        1,
        wanted.of(blocks.page),
        () -> {
          bench.hardware.entryExchange(blocks.tree.entry(0), wanted.of(blocks.page));
          return answer;
        },
        () -> {});
  }

  /** Of clean, writable, accessed pages: the first two entries are to be made old. */
  private static void makeOld(Bench bench, int count, boolean isProtected, long answer) {
    BlockBench blocks = plain(bench);
    blocks.call(
        Function.TEST_AND_CLEAR_YOUNG,
        2,
        0,
        EntryOperations.CLEAR_YOUNG,
        () -> {
          blocks.clear(count, true, false);
          if (isProtected) {
            blocks.protect(count);
          }
          return answer;
        },
        blocks::flush);
  }

  private static void readLockless(Bench bench, boolean old) {
    BlockBench blocks = plain(bench);
    long word = BlockBench.clean(blocks.page);
    blocks.call(
        Function.GET_LOCKLESS, 1, () -> old ? Bench.ARM.makeOld(word) : word, () -> {});
  }

  private static BlockBench plain(Bench bench) {
    BlockBench blocks = new BlockBench(bench);
    bench.operation(blocks.tree, () -> blocks.map(blocks.folio(), BlockBench.RUN, 0));
    return blocks;
  }

  /** The word that maps a page. */
  private interface WordOfPage {
    long of(int page);
  }

  /** An operation that may make four events, its beginning included. */
  private static void spin(Bench bench, int events) {
    bench.machine.beginOperation(1, 4, 0, false, false);
    for (int n = 0; n < events; n++) {
      bench.hardware.idRetire(7);
    }
    bench.machine.endOperation(1);
    bench.observe(Conduct.RETURNED);
  }
}
