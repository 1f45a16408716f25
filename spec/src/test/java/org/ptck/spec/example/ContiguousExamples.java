package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.account.LayerCall.Function;

/** CNT: contiguous blocks. */
final class ContiguousExamples {

  private static final int RUN = BlockBench.RUN;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "CNT-1",
              "one entry of a full block lacks the bit",
              bench -> map(bench, RUN, RUN - 1),
              bench -> map(bench, RUN, RUN)),
          RuleExample.of(
              "CNT-2",
              "a block lacks an entry",
              bench -> map(bench, RUN - 1, RUN - 1),
              bench -> map(bench, RUN, RUN)),
          RuleExample.of(
              "CNT-2",
              "the pages of a block are consecutive but not aligned",
              bench -> mapFrom(bench, 1, true),
              bench -> mapFrom(bench, 1, false)),
          RuleExample.of(
              "CNT-2",
              "one entry of a block permits less than the others",
              ContiguousExamples::mapUnequal,
              bench -> map(bench, RUN, RUN)),
          RuleExample.of(
              "CNT-2",
              "a block of two folios that happen to be neighbours",
              ContiguousExamples::mapTwoFolios,
              bench -> map(bench, RUN, RUN)),
          RuleExample.of(
              "CNT-3",
              "a block is folded in place",
              bench -> fold(bench, false),
              bench -> fold(bench, true)),
          RuleExample.of(
              "CNT-3",
              "a block is unfolded in place, of which another entry was accessed",
              bench -> unfold(bench, false),
              bench -> unfold(bench, true)),
          RuleExample.of(
              "CNT-3",
              "an entry gets another target in place",
              bench -> changeInPlace(bench, true),
              bench -> changeInPlace(bench, false)),
          RuleExample.of(
              "CNT-3",
              "a large leaf takes the place of a table in one store",
              bench -> collapse(bench, false),
              bench -> collapse(bench, true)),
          RuleExample.late(Geometries.TINY,
              "CNT-3",
              "an entry gets a page, to read only, that holds something else",
              bench -> TranslationExamples.exchangeTwin(bench, 1, false),
              bench -> TranslationExamples.exchangeTwin(bench, 0, false)),
          RuleExample.on(
              Geometries.ARM64_4K_BBML2,
              "CNT-3",
              "an entry gets another target in place, where sizes may change",
              bench -> changeInPlace(bench, true),
              bench -> changeInPlace(bench, false)),
          RuleExample.of(
              "CNT-4",
              "a read looks at one entry of a block only",
              bench -> readDirty(bench, false),
              bench -> readDirty(bench, true)),
          RuleExample.of(
              "CNT-4",
              "write-protecting one entry protects its block",
              bench -> protectInPlace(bench, 1),
              bench -> protectInPlace(bench, RUN)),
          RuleExample.of(
              "CNT-4",
              "clearing a block returns the state of one entry",
              bench -> clearAll(bench, false),
              bench -> clearAll(bench, true)),
          RuleExample.of(
              "CNT-4",
              "access flags count as set because another entry of the block has them",
              bench -> setFlags(bench, 1),
              bench -> setFlags(bench, 0)),
          RuleExample.of(
              "CNT-5",
              "one entry of a block is cleared, the rest stays contiguous",
              bench -> clearOne(bench, false),
              bench -> clearOne(bench, true)),
          RuleExample.of(
              "CNT-6",
              "unfolding forgets that a block is dirty",
              bench -> protectOne(bench, page -> BlockBench.clean(page)),
              bench -> protectOne(bench, page -> BlockBench.dirty(page))),
          RuleExample.of(
              "CNT-8",
              "unfolding forgets that a block was accessed",
              bench -> protectOne(bench, page -> Bench.ARM.makeOld(BlockBench.dirty(page))),
              bench -> protectOne(bench, page -> BlockBench.dirty(page))),
          RuleExample.of(
              "CNT-9",
              "a block is unfolded although all of it is write-protected",
              bench -> protectAll(bench, true),
              bench -> protectAll(bench, false)));

  private ContiguousExamples() {}

  // ---- blocks

  private static void map(Bench bench, int pageCount, int contiguousCount) {
    BlockBench blocks = new BlockBench(bench);
    bench.operation(
        blocks.tree, () -> blocks.map(blocks.folio(), pageCount, contiguousCount));
  }

  /** Maps a run of pages that begins elsewhere than at a multiple of the block. */
  private static void mapFrom(Bench bench, int first, boolean contiguous) {
    BlockBench blocks = new BlockBench(bench);
    bench.operation(
        blocks.tree,
        () -> {
          int folio = blocks.folio(3);
          bench.hardware.referencesSubtract(folio, (1 << 3) - RUN);
          blocks.map(folio + first, RUN, contiguous ? RUN : 0);
        });
  }

  private static void mapUnequal(Bench bench) {
    BlockBench blocks = new BlockBench(bench);
    bench.operation(
        blocks.tree,
        () -> {
          int first = blocks.folio();
          blocks.map(first, RUN - 1, RUN - 1);
          blocks.own(first + RUN - 1, 1);
          blocks.locked(
              () -> blocks.store(
                  RUN - 1, Bench.ARM.makeContiguous(Bench.readOnly(first + RUN - 1))));
        });
  }

  private static void mapTwoFolios(Bench bench) {
    BlockBench blocks = new BlockBench(bench);
    bench.operation(
        blocks.tree,
        () -> {
          int first = blocks.folio(1);
          int second = blocks.folio(1);
          blocks.own(first, RUN / 2);
          blocks.own(second, RUN / 2);
          blocks.locked(
              () -> {
                for (int n = 0; n < RUN; n++) {
                  blocks.store(n, Bench.ARM.makeContiguous(BlockBench.clean(first + n)));
                }
              });
        });
  }

  // ---- steps

  /** The first entry that is changed was never accessed itself. */
  private static void unfold(Bench bench, boolean broken) {
    BlockBench blocks = new BlockBench(bench);
    bench.operation(
        blocks.tree,
        () -> {
          blocks.own(blocks.folio(), RUN);
          blocks.locked(
              () -> {
                for (int n = 0; n < RUN; n++) {
                  long word = BlockBench.clean(blocks.page + n);
                  long marked = n == RUN - 1 ? word : Bench.ARM.makeOld(word);
                  blocks.store(n, Bench.ARM.makeContiguous(marked));
                }
              });
        });
    bench.operation(
        blocks.tree,
        () -> blocks.locked(
            () -> {
              if (broken) {
                blocks.take(RUN);
                blocks.flush();
              }
              for (int n = 0; n < RUN; n++) {
                long entry = blocks.tree.entry(n);
                bench.hardware.entryWrite(entry, BlockBench.clean(blocks.page + n));
              }
            }));
  }

  private static void fold(Bench bench, boolean broken) {
    BlockBench blocks = new BlockBench(bench);
    bench.operation(blocks.tree, () -> blocks.map(blocks.folio(), RUN, 0));
    bench.operation(
        blocks.tree,
        () -> {
          bench.hardware.lock(Bench.TABLE, blocks.tree.leaf());
          if (broken) {
            blocks.take(RUN);
            blocks.flush();
          }
          for (int n = 0; n < RUN; n++) {
            long word = Bench.ARM.makeContiguous(BlockBench.clean(blocks.page + n));
            bench.hardware.entryWrite(blocks.tree.entry(n), word);
          }
          bench.hardware.unlock(Bench.TABLE, blocks.tree.leaf());
        });
  }

  /** A large leaf takes the place of an empty table. */
  private static void collapse(Bench bench, boolean broken) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          int large = bench.hardware.folioAllocate(3);
          bench.hardware.referencesAdd(large, 7);
          for (int n = 0; n < 8; n++) {
            bench.hardware.mapcountAdd(large + n, 1);
          }
          if (broken) {
            bench.clear(tree.linkToLeaf());
          }
          bench.flush(tree, 0, 8, -1, Bench.ALL_LEVELS);
          bench.set(tree.linkToLeaf(), bench.leaf(1, large, false));
          bench.flush(tree, 0, 8, -1, Bench.ALL_LEVELS);
        });
  }

  /** An entry gets another target, or loses write permission only. */
  private static void changeInPlace(Bench bench, boolean elsewhere) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          int target = page;
          if (elsewhere) {
            target = bench.page();
            bench.hardware.mapcountAdd(target, 1);
          }
          bench.set(tree.entry(0), Bench.ARM.makeDirty(Bench.readOnly(target)));
          bench.flush(tree, 0);
        });
  }

  // ---- calls

  /** Hardware marked entry 2 when page 0 was written; entry 0 is read. */
  private static void readDirty(Bench bench, boolean gathered) {
    BlockBench blocks = BlockBench.folded(bench);
    blocks.writeMarking(2);
    long word = Bench.ARM.makeContiguous(BlockBench.clean(blocks.page));
    blocks.call(
        Function.GET, 1, () -> gathered ? Bench.ARM.makeDirty(word) : word, () -> {});
  }

  /** All entries lose write permission, as many as that are named. */
  private static void protectInPlace(Bench bench, int namedCount) {
    BlockBench blocks = BlockBench.folded(bench);
    blocks.call(
        Function.WRITE_PROTECT,
        namedCount,
        () -> {
          blocks.protect(RUN);
          return 0;
        },
        blocks::flush);
  }

  /** Hardware marked entry 2 when page 0 was written; all entries are cleared. */
  private static void clearAll(Bench bench, boolean gathered) {
    BlockBench blocks = BlockBench.folded(bench);
    blocks.writeMarking(2);
    blocks.call(
        Function.GET_AND_CLEAR,
        RUN,
        () -> {
          long[] words = blocks.take(RUN);
          blocks.uncount(RUN);
          return gathered ? Bench.ARM.makeDirty(words[0]) : words[0];
        },
        () -> blocks.release(RUN));
  }

  /** Hardware marked entry 2 when page 0 was written; entry 0 is to be dirty. */
  private static void setFlags(Bench bench, int entryFirst) {
    BlockBench blocks = BlockBench.folded(bench);
    blocks.writeMarking(2);
    blocks.call(
        Function.SET_ACCESS_FLAGS,
        1,
        BlockBench.dirty(blocks.page),
        () -> {
          blocks.makeDirty(entryFirst);
          return 1;
        },
        () -> {});
  }

  private static void clearOne(Bench bench, boolean unfolded) {
    BlockBench blocks = BlockBench.folded(bench);
    blocks.call(
        Function.GET_AND_CLEAR,
        1,
        () -> {
          if (unfolded) {
            blocks.unfold(BlockBench.clean(blocks.page));
          }
          long word = blocks.take(1)[0];
          blocks.uncount(1);
          return word;
        },
        () -> blocks.release(1));
  }

  /** A block that was written is unfolded, with that word, to write-protect its first entry. */
  private static void protectOne(Bench bench, WordOfPage unfolded) {
    BlockBench blocks = BlockBench.folded(bench);
    blocks.writeMarking(2);
    blocks.call(
        Function.WRITE_PROTECT,
        1,
        () -> {
          blocks.unfold(unfolded.of(blocks.page));
          blocks.protect(1);
          return 0;
        },
        blocks::flush);
  }

  private static void protectAll(Bench bench, boolean unfolded) {
    BlockBench blocks = BlockBench.folded(bench);
    blocks.call(
        Function.WRITE_PROTECT,
        RUN,
        () -> {
          if (unfolded) {
            blocks.unfold(BlockBench.clean(blocks.page));
          }
          blocks.protect(RUN);
          return 0;
        },
        blocks::flush);
  }

  /** The word that maps a page. */
  private interface WordOfPage {
    long of(int page);
  }
}
