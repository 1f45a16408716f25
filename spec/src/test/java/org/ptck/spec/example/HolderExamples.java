package org.ptck.spec.example;

import static org.ptck.spec.example.FileBench.SHARED;
import static org.ptck.spec.fact.hardware.ResidentCounters.ANONYMOUS;
import static org.ptck.spec.fact.hardware.ResidentCounters.FILE;

import java.util.List;

/** REF: the references of the page cache and of pins, and how much a space maps. */
final class HolderExamples {

  private static final int NONE = -1;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "REF-3",
              "the page cache holds a folio and no reference",
              bench -> cache(bench, false),
              bench -> cache(bench, true)),
          RuleExample.of(
              "REF-3",
              "a pin is closed and its reference stays",
              bench -> unpin(bench, false),
              bench -> unpin(bench, true)),
          RuleExample.of(
              "REF-4",
              "a folio is freed while the page cache has it",
              bench -> freeCached(bench, false),
              bench -> freeCached(bench, true)),
          RuleExample.of(
              "REF-4",
              "a folio is freed under a pin",
              bench -> freePinned(bench, false),
              bench -> freePinned(bench, true)),
          RuleExample.of(
              "REF-7",
              "a page is mapped and not counted",
              bench -> map(bench, NONE),
              bench -> map(bench, ANONYMOUS)),
          RuleExample.of(
              "REF-7",
              "an anonymous page is counted as one of a file",
              bench -> map(bench, FILE),
              bench -> map(bench, ANONYMOUS)),
          RuleExample.of(
              "REF-7",
              "a page of a file is counted as anonymous",
              bench -> mapFile(bench, ANONYMOUS),
              bench -> mapFile(bench, FILE)),
          RuleExample.of(
              "REF-7",
              "a page is unmapped and stays counted",
              bench -> unmap(bench, false),
              bench -> unmap(bench, true)),
          RuleExample.of(
              "REF-7",
              "a space is gone and its counter is not zero",
              bench -> exit(bench, false),
              bench -> exit(bench, true)),
          RuleExample.of(
              "REF-7",
              "a reserved page is counted",
              bench -> mapReserved(bench, ANONYMOUS),
              bench -> mapReserved(bench, NONE)));

  private HolderExamples() {}

  /** Counts one page more in the space, or none. */
  private static void count(Bench bench, int kind) {
    if (kind != NONE) {
      bench.hardware.residentAdd(0, kind, 1);
    }
  }

  private static void cache(Bench bench, boolean counted) {
    bench.operation(
        () -> {
          int folio = bench.hardware.folioAllocate(1);
          bench.hardware.cacheAdd(FileBench.FILE, 2, folio);
          if (counted) {
            bench.hardware.referencesAdd(folio, 1);
          }
        });
    bench.endScenario();
  }

  private static void unpin(Bench bench, boolean dropped) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(() -> FileBench.pin(bench, 0, page, false));
    bench.operation(
        () -> {
          bench.hardware.pinRemove(0);
          if (dropped) {
            bench.hardware.referencesSubtract(page, 1);
          }
        });
  }

  private static void freeCached(Bench bench, boolean removed) {
    bench.operation(
        () -> {
          int page = FileBench.cached(bench, 0);
          if (removed) {
            bench.hardware.cacheRemove(page);
          }
          bench.hardware.referencesSubtract(page, 1);
          bench.hardware.folioFree(page);
        });
  }

  private static void freePinned(Bench bench, boolean closed) {
    bench.operation(
        () -> {
          int page = bench.page();
          bench.hardware.pinAdd(0, page, false);
          if (closed) {
            bench.hardware.pinRemove(0);
          }
          bench.hardware.referencesSubtract(page, 1);
          bench.hardware.folioFree(page);
        });
  }

  private static void map(Bench bench, int kind) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          bench.map(tree, 0, bench.page());
          count(bench, kind);
        });
  }

  private static void mapFile(Bench bench, int kind) {
    Tree tree = FileBench.spawn(bench, SHARED);
    bench.operation(
        tree,
        () -> {
          int page = FileBench.cached(bench, 0);
          FileBench.share(bench, tree, 0, page, Bench.readOnly(page));
          count(bench, kind);
        });
  }

  private static void unmap(Bench bench, boolean counted) {
    Tree tree = bench.spawn(0);
    int[] page = new int[1];
    bench.operation(
        tree,
        () -> {
          page[0] = bench.page();
          bench.map(tree, 0, page[0]);
          bench.hardware.residentAdd(0, ANONYMOUS, 1);
        });
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(0));
          bench.flush(tree, 0);
          bench.release(page[0]);
          if (counted) {
            bench.hardware.residentSubtract(0, ANONYMOUS, 1);
          }
        });
  }

  private static void exit(Bench bench, boolean counted) {
    Tree tree = bench.spawn(0);
    int[] page = new int[1];
    bench.operation(
        tree,
        () -> {
          page[0] = bench.page();
          bench.map(tree, 0, page[0]);
          bench.hardware.residentAdd(0, ANONYMOUS, 1);
        });
    bench.permit(tree, 0, 8, 0);
    bench.operation(
        tree,
        () -> {
          bench.hardware.unload(0);
          bench.hardware.rootDrop(0);
          bench.flush(tree);
          bench.release(page[0]);
          if (counted) {
            bench.hardware.residentSubtract(0, ANONYMOUS, 1);
          }
        });
  }

  private static void mapReserved(Bench bench, int kind) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          int zero = bench.page();
          bench.hardware.folioReserve(zero);
          bench.set(tree.entry(0), Bench.readOnly(zero));
          count(bench, kind);
        });
  }
}
