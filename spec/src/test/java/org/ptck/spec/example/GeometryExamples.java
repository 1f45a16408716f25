package org.ptck.spec.example;

import java.util.List;

/** GEO: shapes and sizes. */
final class GeometryExamples {

  private static final long OWN_PAGE = -1;

  /** The second data page: no place for a leaf of level 1. */
  private static final long MISALIGNED = 513L << Bench.GEOMETRY.pageShift();

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "GEO-1",
              "a link skips a level",
              bench -> linkFromRoot(bench, 0),
              bench -> linkFromRoot(bench, 1)),
          RuleExample.of(
              "GEO-1",
              "a link leads to a table that was never allocated",
              bench -> {
                Tree tree = bench.spawn(0);
                long nowhere = tree.root() + 8 * Bench.GEOMETRY.pageBytes();
                bench.operation(
                    () -> bench.set(tree.middle() + 8, Bench.ARM.tableWord(1, nowhere)));
              },
              bench -> linkFromRoot(bench, 1)),
          RuleExample.of(
              "GEO-1",
              "a leaf leads to table memory",
              bench -> storeLeaf(bench, 0, Bench.GEOMETRY.pageBytes()),
              bench -> storeLeaf(bench, 0, OWN_PAGE)),
          RuleExample.of(
              "GEO-1",
              "a leaf stands at a level that has none",
              bench -> storeLeaf(bench, 2, OWN_PAGE),
              GeometryExamples::mapHuge),
          RuleExample.of(
              "GEO-1",
              "a large leaf is not aligned to its span",
              bench -> storeLeaf(bench, 1, MISALIGNED),
              GeometryExamples::mapHuge),
          RuleExample.of(
              "GEO-1",
              "a word of level 0 is valid and no leaf",
              bench -> {
                Tree tree = bench.spawn(0);
                bench.operation(
                    () -> bench.set(tree.entry(0), Bench.ARM.leafWord(1, addressOf(bench.page()))));
              },
              bench -> storeLeaf(bench, 0, OWN_PAGE)));

  private GeometryExamples() {}

  private static long addressOf(int page) {
    return (long) page << Bench.GEOMETRY.pageShift();
  }

  private static void linkFromRoot(Bench bench, int level) {
    Tree tree = bench.spawn(0);
    bench.operation(
        () -> {
          long table = bench.hardware.tableAllocate(level);
          bench.set(tree.root() + 8, Bench.ARM.tableWord(2, table));
        });
  }

  /** Stores a leaf to the address given, or to a new page. */
  private static void storeLeaf(Bench bench, int level, long physicalAddress) {
    Tree tree = bench.spawn(0);
    long[] tables = {tree.leaf(), tree.middle(), tree.root()};
    bench.operation(
        tree,
        () -> {
          long target = physicalAddress;
          if (target == OWN_PAGE) {
            int page = bench.page();
            bench.hardware.mapcountAdd(page, 1);
            target = addressOf(page);
          }
          bench.set(tables[level] + 8, Bench.ARM.leafWord(level, target));
        });
  }

  private static void mapHuge(Bench bench) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          int folio = bench.hardware.folioAllocate(3);
          bench.hardware.referencesAdd(folio, 7);
          bench.hardware.mapcountAdd(folio, 8);
          for (int page = folio; page < folio + 8; page++) {
            bench.hardware.pageZero(page);
          }
          bench.set(tree.middle() + 8, Bench.ARM.leafWord(1, addressOf(folio)));
        });
  }
}
