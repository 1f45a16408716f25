package org.ptck.spec.example;

import static org.ptck.spec.example.FileBench.PRIVATE;
import static org.ptck.spec.example.FileBench.SHARED;

import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;

/** PRM: what entries permit. */
final class PermissionExamples {

  private static final long DBM = 1L << 51;
  private static final int WRITABLE = MappingState.READ | MappingState.WRITE;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "PRM-1",
              "an entry is writable where the mapping is not",
              bench -> mapIn(bench, MappingState.READ),
              bench -> mapIn(bench, MappingState.READ | MappingState.WRITE)),
          RuleExample.of(
              "PRM-1",
              "AP[2] alone permits writing where the mapping does not",
              bench -> mapWord(bench, MappingState.READ, PermissionExamples::apAlone),
              bench -> mapWord(bench, WRITABLE, PermissionExamples::apAlone)),
          RuleExample.on(
              Bench.SOFT,
              "PRM-1",
              "hardware that knows no DBM lets stores pass where AP[2] does",
              bench -> mapWord(bench, MappingState.READ, Bench::writable),
              bench -> mapWord(bench, MappingState.READ, FileBench::writableClean)),
          RuleExample.of(
              "PRM-1",
              "DBM alone permits writing where hardware sets dirty",
              bench -> mapWord(bench, MappingState.READ, FileBench::writableClean),
              bench -> mapWord(bench, WRITABLE, FileBench::writableClean)),
          RuleExample.of(
              "PRM-1",
              "the mapping is narrowed and its entries are forgotten",
              bench -> protect(bench, false),
              bench -> protect(bench, true)),
          RuleExample.of(
              "PRM-1",
              "a page that two entries map is writable through the new one",
              bench -> share(bench, true, true),
              bench -> share(bench, true, false)),
          RuleExample.of(
              "PRM-1",
              "a page that two entries map stays writable through the old one",
              bench -> share(bench, false, false),
              bench -> share(bench, true, false)),
          RuleExample.of(
              "PRM-1",
              "a writable page lacks the exclusive mark",
              bench -> mapMarked(bench, false),
              bench -> mapMarked(bench, true)),
          RuleExample.of(
              "PRM-1",
              "the exclusive mark goes while an entry is writable",
              bench -> unmark(bench, false),
              bench -> unmark(bench, true)),
          RuleExample.of(
              "PRM-1",
              "a page of the page cache is writable through a private mapping",
              bench -> mapCached(bench, PRIVATE, FileBench::writableClean),
              bench -> mapCached(bench, SHARED, FileBench::writableClean)),
          new RuleExample(
              "PRM-1",
              "with WRITE_NOTIFY, a page of a file is writable before it is dirty",
              Bench.GEOMETRY,
              Set.of(Capability.WRITE_NOTIFY),
              bench -> mapCached(bench, SHARED, FileBench::writableClean),
              bench -> mapCached(bench, SHARED, Bench::writable)),
          new RuleExample(
              "PRM-1",
              "with WRITE_NOTIFY, write-back cleans one of two mappings, and the other may be written",
              Bench.GEOMETRY,
              Set.of(Capability.WRITE_NOTIFY),
              bench -> cleanShared(bench, false),
              bench -> cleanShared(bench, true)),
          new RuleExample(
              "PRM-1",
              "with WRITE_NOTIFY, the mark goes that spoke for a writable entry",
              Bench.GEOMETRY,
              Set.of(Capability.WRITE_NOTIFY),
              bench -> unmarkWritable(bench, false),
              bench -> unmarkWritable(bench, true)),
          RuleExample.of(
              "PRM-1",
              "the page of zeroes is writable",
              bench -> mapZeroes(bench, true),
              bench -> mapZeroes(bench, false)));

  private PermissionExamples() {}

  private static void mapCached(Bench bench, int state, IntToLongFunction word) {
    Tree tree = FileBench.spawn(bench, state);
    bench.operation(
        tree,
        () -> {
          int page = FileBench.cached(bench, 0);
          FileBench.share(bench, tree, 0, page, word.applyAsLong(page));
        });
  }

  private static void mapZeroes(Bench bench, boolean writable) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          int zero = bench.page();
          bench.hardware.folioReserve(zero);
          bench.hardware.exclusiveSet(zero, 1);
          bench.set(tree.entry(0), writable ? Bench.writable(zero) : Bench.readOnly(zero));
        });
  }

  private static void mapIn(Bench bench, int state) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 1, state);
    bench.populate(tree, 0);
  }

  private static void mapWord(Bench bench, int state, IntToLongFunction word) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 1, state);
    bench.operation(
        true,
        () -> {
          int page = bench.page();
          bench.hardware.lock(Bench.MMAP, tree.space());
          bench.hardware.mapcountAdd(page, 1);
          bench.hardware.exclusiveSet(page, 1);
          bench.set(tree.entry(0), word.applyAsLong(page));
          bench.hardware.unlock(Bench.MMAP, tree.space());
        });
  }

  /** A leaf of software that never sets DBM. */
  private static long apAlone(int page) {
    return Bench.writable(page) & ~DBM;
  }

  private static void protect(Bench bench, boolean narrowed) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          if (narrowed) {
            bench.set(tree.entry(0), Bench.ARM.writeProtect(Bench.writable(page)));
            bench.flush(tree, 0);
          }
          bench.permit(tree, 0, 8, MappingState.READ);
        });
  }

  /** Fork of one page: the parent's entry is narrowed or not, the child's is writable or not. */
  private static void share(Bench bench, boolean narrowed, boolean childWritable) {
    Tree child = bench.spawn(1);
    Tree parent = bench.spawn(0);
    int page = bench.populate(parent, 0);
    bench.operation(
        parent,
        () -> {
          bench.hardware.referencesAdd(page, 1);
          bench.hardware.mapcountAdd(page, 1);
          if (narrowed) {
            bench.set(parent.entry(0), Bench.readOnly(page));
            bench.flush(parent, 0);
            bench.hardware.exclusiveClear(page, 1);
          }
          long word = childWritable ? Bench.writable(page) : Bench.readOnly(page);
          bench.set(child.entry(0), word);
        });
  }

  private static void mapMarked(Bench bench, boolean marked) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          int page = bench.page();
          bench.hardware.mapcountAdd(page, 1);
          if (marked) {
            bench.hardware.exclusiveSet(page, 1);
          }
          bench.set(tree.entry(0), Bench.writable(page));
        });
  }

  private static void unmark(Bench bench, boolean narrowed) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          if (narrowed) {
            bench.set(tree.entry(0), Bench.ARM.writeProtect(Bench.writable(page)));
            bench.flush(tree, 0);
          }
          bench.hardware.exclusiveClear(page, 1);
        });
  }

  private static void cleanShared(Bench bench, boolean both) {
    Tree[] spaces = FileBench.forkShared(bench);
    int page = Bench.pageOf(bench.view().entryWord(spaces[0].entry(0)));
    bench.operation(
        () -> FileBench.locked(
            bench,
            page,
            () -> {
              FileBench.clean(bench, spaces[0], 0);
              if (both) {
                bench.set(spaces[1].entry(0), Bench.readOnly(page));
                bench.flush(spaces[1], 0);
              }
              bench.hardware.folioDirtySet(page);
              bench.hardware.folioDirtyTestAndClear(page);
              bench.hardware.storeBegin(page);
            }));
    bench.operation(() -> bench.hardware.storeEnd(page));
  }

  private static void unmarkWritable(Bench bench, boolean protectedFirst) {
    Tree tree = FileBench.spawn(bench, SHARED);
    int[] page = new int[1];
    bench.operation(
        tree,
        () -> {
          page[0] = FileBench.cached(bench, 0);
          bench.hardware.folioDirtySet(page[0]);
          FileBench.share(bench, tree, 0, page[0], FileBench.writableClean(page[0]));
        });
    bench.operation(
        () -> FileBench.locked(
            bench,
            page[0],
            () -> {
              if (protectedFirst) {
                FileBench.clean(bench, tree, 0);
              }
              bench.hardware.folioDirtyTestAndClear(page[0]);
              bench.hardware.storeBegin(page[0]);
            }));
    bench.operation(() -> bench.hardware.storeEnd(page[0]));
  }
}
