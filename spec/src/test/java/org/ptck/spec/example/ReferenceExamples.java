package org.ptck.spec.example;

import java.util.List;
import java.util.Set;
import org.ptck.spec.fact.Capability;

/** REF: counting references and mappings. */
final class ReferenceExamples {

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "REF-1",
              "a mapping is counted before its reference",
              bench -> shareBetween(bench, false),
              bench -> shareBetween(bench, true)),
          RuleExample.of(
              "REF-1",
              "the reference is dropped before the mapping",
              bench -> unmap(bench, false),
              bench -> unmap(bench, true)),
          RuleExample.of(
              "REF-2",
              "an entry is set and its mapcount forgotten",
              bench -> mapCounted(bench, 0),
              bench -> mapCounted(bench, 1)),
          RuleExample.of(
              "REF-2",
              "a mapping is counted twice",
              bench -> mapCounted(bench, 2),
              bench -> mapCounted(bench, 1)),
          RuleExample.of(
              "REF-2",
              "all locks are released between entry and mapcount",
              bench -> mapCountedLate(bench, true),
              bench -> mapCounted(bench, 1)),
          RuleExample.of(
              "REF-2",
              "the table's lock is released between entry and mapcount, an outer one is held",
              bench -> unmapCountedLate(bench),
              bench -> unmap(bench, true)),
          new RuleExample(
              "REF-2",
              "with LATE_RMAP, the mapcount is not made good by the end of the operation",
              Bench.GEOMETRY,
              Set.of(Capability.LATE_RMAP),
              bench -> mapCountedLate(bench, false),
              bench -> mapCountedLate(bench, true)),
          RuleExample.of(
              "REF-2",
              "a page of zeroes is mapped twice, uncounted, and not declared",
              bench -> mapZeroPage(bench, false),
              bench -> mapZeroPage(bench, true)),
          RuleExample.of(
              "REF-3",
              "a temporary reference is kept",
              bench -> unmapOneOfTwo(bench, false),
              bench -> unmapOneOfTwo(bench, true)),
          RuleExample.of(
              "REF-3",
              "a folio is allocated and forgotten",
              bench -> bench.operation(() -> bench.page()),
              bench -> bench.operation(
                  () -> {
                    int page = bench.page();
                    bench.hardware.referencesSubtract(page, 1);
                    bench.hardware.folioFree(page);
                  })),
          RuleExample.of(
              "REF-3",
              "a space dies and its folios stay",
              bench -> exit(bench, false),
              bench -> exit(bench, true)),
          RuleExample.of(
              "REF-4",
              "a folio is freed with a reference left",
              bench -> bench.operation(() -> bench.hardware.folioFree(bench.page())),
              bench -> bench.operation(
                  () -> {
                    int page = bench.page();
                    bench.hardware.referencesSubtract(page, 1);
                    bench.hardware.folioFree(page);
                  })),
          RuleExample.of(
              "REF-4",
              "a folio is freed while an entry maps it",
              bench -> freeMapped(bench, true),
              bench -> freeMapped(bench, false)),
          RuleExample.of(
              "REF-4",
              "a freed folio is mapped",
              bench -> mapFreed(bench, false),
              bench -> mapFreed(bench, true)),
          RuleExample.of(
              "REF-4",
              "the last reference goes and nobody frees the folio",
              bench -> bench.operation(() -> bench.hardware.referencesSubtract(bench.page(), 1)),
              bench -> bench.operation(
                  () -> {
                    int page = bench.page();
                    bench.hardware.referencesSubtract(page, 1);
                    bench.hardware.folioFree(page);
                  })),
          RuleExample.of(
              "REF-4",
              "a load through an old translation reaches a free folio",
              bench -> loadAfterFree(bench, false),
              bench -> loadAfterFree(bench, true)),
          RuleExample.of(
              "REF-4",
              "a store through an old translation reaches a free folio",
              bench -> storeAfterFree(bench, false),
              bench -> storeAfterFree(bench, true)));

  private ReferenceExamples() {}

  private static void shareBetween(Bench bench, boolean referenceFirst) {
    Tree parent = bench.spawn(0);
    Tree child = bench.spawn(1);
    int page = bench.populateReadOnly(parent, 0);
    bench.operation(
        child,
        () -> {
          if (referenceFirst) {
            bench.hardware.referencesAdd(page, 1);
            bench.hardware.mapcountAdd(page, 1);
          } else {
            bench.hardware.mapcountAdd(page, 1);
            bench.hardware.referencesAdd(page, 1);
          }
          bench.set(child.entry(0), Bench.readOnly(page));
        });
  }

  private static void unmap(Bench bench, boolean mappingFirst) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          bench.hardware.entryExchange(tree.entry(0), 0);
          bench.flush(tree, 0);
          if (mappingFirst) {
            bench.hardware.mapcountSubtract(page, 1);
            bench.hardware.referencesSubtract(page, 1);
          } else {
            bench.hardware.referencesSubtract(page, 1);
            bench.hardware.mapcountSubtract(page, 1);
          }
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
          bench.hardware.folioFree(page);
        });
  }

  private static void mapCounted(Bench bench, int times) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          int page = bench.page();
          bench.hardware.referencesAdd(page, 1);
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          bench.hardware.entryWrite(tree.entry(0), Bench.readOnly(page));
          for (int n = 0; n < times; n++) {
            bench.hardware.mapcountAdd(page, 1);
          }
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
          bench.hardware.referencesSubtract(page, 1);
        });
  }

  /** Everybody reads one page of zeroes, which nobody frees. */
  private static void mapZeroPage(Bench bench, boolean reserved) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          int zero = bench.page();
          if (reserved) {
            bench.hardware.folioReserve(zero);
          }
          bench.set(tree.entry(0), Bench.readOnly(zero));
          bench.set(tree.entry(1), Bench.readOnly(zero));
        });
  }

  private static void mapCountedLate(Bench bench, boolean atAll) {
    Tree tree = bench.spawn(0);
    bench.operation(
        () -> {
          int page = bench.page();
          bench.set(tree.entry(0), Bench.readOnly(page));
          if (atAll) {
            bench.hardware.mapcountAdd(page, 1);
          }
        });
  }

  private static void unmapCountedLate(Bench bench) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.clear(tree.entry(0));
          bench.flush(tree, 0);
          bench.release(page);
        });
  }

  private static void unmapOneOfTwo(Bench bench, boolean putReference) {
    Tree tree = bench.spawn(0);
    int page = bench.populateReadOnly(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.hardware.referencesAdd(page, 1);
          if (putReference) {
            bench.hardware.referencesSubtract(page, 1);
          }
        });
  }

  /** Exit that leaves entries where they stand, in tables that nobody can walk to any more. */
  static void exit(Bench bench, boolean released) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.hardware.unload(0);
          bench.hardware.rootDrop(tree.space());
          bench.flush(tree);
          if (released) {
            bench.release(page);
          }
          bench.hardware.tableFree(tree.leaf());
          bench.hardware.tableFree(tree.middle());
          bench.hardware.tableFree(tree.root());
        });
    bench.endScenario();
  }

  private static void freeMapped(Bench bench, boolean mapped) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          if (!mapped) {
            bench.take(tree.entry(0));
            bench.flush(tree, 0);
          }
          bench.release(page);
        });
  }

  private static void mapFreed(Bench bench, boolean other) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(0));
          bench.flush(tree, 0);
          bench.release(page);
          int mapped = other ? bench.page() : page;
          bench.hardware.mapcountAdd(mapped, 1);
          bench.set(tree.entry(1), Bench.readOnly(mapped));
        });
  }

  private static void loadAfterFree(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.read(tree, 0);
    unmapThenFree(bench, tree, page, flushed);
    bench.read(tree, 0);
  }

  private static void storeAfterFree(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.write(tree, 0, 7);
    unmapThenFree(bench, tree, page, flushed);
    bench.write(tree, 0, 8);
  }

  private static void unmapThenFree(Bench bench, Tree tree, int page, boolean flushed) {
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(0));
          if (flushed) {
            bench.flush(tree, 0);
          }
          bench.release(page);
        });
  }
}
