package org.ptck.spec.example;

import static org.ptck.spec.example.FileBench.SHARED;

import java.util.List;

/** DTY-5 and DTY-6: plain stores over entries that hardware may mark. */
final class StoreOverExamples {

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "DTY-6",
              "a live entry is read, and overwritten later by a plain store",
              bench -> narrow(bench, false),
              bench -> narrow(bench, true)),
          RuleExample.of(
              "DTY-6",
              "a large leaf of two folios, one of which says dirty, is overwritten by a plain store",
              bench -> narrowLarge(bench, false),
              bench -> narrowLarge(bench, true)),
          RuleExample.of(
              "DTY-5",
              "an entry that hardware may still mark accessed is overwritten by a plain store",
              bench -> clearOld(bench, true),
              bench -> clearOld(bench, false)));

  private StoreOverExamples() {}

  /** Takes write permission from an entry that hardware may make dirty meanwhile. */
  private static void narrow(Bench bench, boolean atomically) {
    Tree tree = FileBench.spawn(bench, SHARED);
    FileBench.populate(bench, tree);
    bench.operation(
        tree,
        () -> {
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          long word = bench.hardware.entryRead(tree.entry(0));
          long narrow = Bench.ARM.writeProtect(word);
          if (atomically) {
            bench.hardware.entryCompareAndSet(tree.entry(0), word, narrow);
          } else {
            bench.hardware.entryWrite(tree.entry(0), narrow);
          }
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
          bench.flush(tree, 0);
        });
  }

  private static void narrowLarge(Bench bench, boolean bothDirty) {
    Tree tree = bench.spawn(0);
    int[] folios = new int[2];
    bench.operation(
        true,
        () -> {
          bench.clear(tree.linkToLeaf());
          bench.flush(tree);
          bench.hardware.tableFree(tree.leaf());
          folios[0] = half(bench);
          folios[1] = half(bench);
          bench.set(
              tree.linkToLeaf(), Bench.ARM.makeWritable(bench.leaf(1, folios[0], false)));
          bench.hardware.folioDirtySet(folios[0]);
          if (bothDirty) {
            bench.hardware.folioDirtySet(folios[1]);
          }
        });
    bench.operation(
        () -> {
          bench.hardware.lock(Bench.TABLE, tree.middle());
          bench.hardware.entryWrite(tree.linkToLeaf(), bench.leaf(1, folios[0], false));
          bench.hardware.unlock(Bench.TABLE, tree.middle());
          bench.flush(tree);
        });
  }

  /** A folio of the pages of half a large leaf, mapped once by each. */
  private static int half(Bench bench) {
    int folio = bench.hardware.folioAllocate(2);
    bench.hardware.referencesAdd(folio, 3);
    bench.hardware.mapcountAdd(folio, 4);
    bench.hardware.exclusiveSet(folio, 4);
    for (int page = folio; page < folio + 4; page++) {
      bench.hardware.pageZero(page);
    }
    return folio;
  }

  private static void clearOld(Bench bench, boolean loaded) {
    Tree tree = bench.spawn(0);
    int page = bench.populateReadOnly(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.set(tree.entry(0), Bench.ARM.makeOld(Bench.readOnly(page)));
          bench.flush(tree);
        });
    bench.operation(
        tree,
        () -> {
          if (!loaded) {
            bench.hardware.unload(0);
            bench.flush(tree);
          }
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          bench.hardware.entryWrite(tree.entry(0), 0);
          bench.uncount(page);
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
          bench.release(page);
        });
  }
}
