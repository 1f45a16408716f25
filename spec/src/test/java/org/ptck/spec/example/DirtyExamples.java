package org.ptck.spec.example;

import static org.ptck.spec.example.FileBench.SHARED;

import java.util.List;
import java.util.Set;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;

/** DTY: dirty and accessed. */
final class DirtyExamples {

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "DTY-1",
              "the entry of a stored page loses dirty and nobody else has it",
              bench -> protect(bench, false),
              bench -> protect(bench, true)),
          RuleExample.of(
              "DTY-1",
              "a dirty page of a file is unmapped and its folio not marked",
              bench -> unmapFile(bench, false),
              bench -> unmapFile(bench, true)),
          RuleExample.of(
              "DTY-1",
              "write-back takes the folio's mark and writes nothing",
              bench -> writeBack(bench, Step.ENTRY_CLEAN, Step.MARK_TAKEN),
              bench -> writeBack(
                  bench, Step.ENTRY_CLEAN, Step.MARK_TAKEN, Step.BEGIN, Step.END)),
          RuleExample.of(
              "DTY-1",
              "a store during write-back leaves nothing behind that says dirty",
              bench -> storeDuringWriteBack(bench, false),
              bench -> storeDuringWriteBack(bench, true)),
          RuleExample.of(
              "DTY-1",
              "write-back cleans the entry, and a translation that stays lets a store pass",
              bench -> storeAfterClean(bench, false),
              bench -> storeAfterClean(bench, true)),
          RuleExample.of(
              "DTY-1",
              "dirty is carried to the folio after the lock that held it is gone",
              bench -> carryOver(bench, false),
              bench -> carryOver(bench, true)),
          RuleExample.of(
              "DTY-1",
              "a write pin of a file page is closed and the folio not marked",
              bench -> closeWritePin(bench, false),
              bench -> closeWritePin(bench, true)),
          RuleExample.of(
              "DTY-1",
              "a page is copied for a child that maps it clean",
              bench -> copyForChild(bench, false),
              bench -> copyForChild(bench, true)),
          RuleExample.of(
              "DTY-1",
              "the kernel stores past all entries and nobody says so before it is done",
              bench -> kernelStore(bench, false),
              bench -> kernelStore(bench, true)),
          new RuleExample(
              "DTY-1",
              "with PAGE_DIRTY, the entry of another page of the folio does not count",
              Bench.GEOMETRY,
              Set.of(Capability.PAGE_DIRTY),
              DirtyExamples::neighbourSpeaks,
              bench -> protect(bench, true)),
          RuleExample.of(
              "DTY-4",
              "a read fault maps a page dirty",
              bench -> fault(bench, false),
              bench -> fault(bench, true)),
          RuleExample.of(
              "DTY-4",
              "a clean folio is marked dirty",
              bench -> mark(bench, false),
              bench -> mark(bench, true)),
          RuleExample.of(
              "DTY-4",
              "a child's entry of a page of the parent's is dirty, the parent's is not",
              bench -> fork(bench, Child.DIRTY),
              bench -> fork(bench, Child.CLEAN)),
          RuleExample.of(
              "DTY-8",
              "a child's entry of a page of the parent's is dirty, the parent's is not",
              bench -> fork(bench, Child.DIRTY),
              bench -> fork(bench, Child.CLEAN)),
          RuleExample.of(
              "DTY-8",
              "fork makes all it shares dirty, not only what the parent's entry says",
              bench -> fork(bench, Child.DIRTY),
              bench -> fork(bench, Child.AS_PARENT)),
          RuleExample.of(
              "DTY-8",
              "fork makes a shared page dirty, not a copy",
              bench -> fork(bench, Child.DIRTY),
              bench -> fork(bench, Child.DIRTY_COPY)));

  private DirtyExamples() {}

  private enum Step {
    ENTRY_CLEAN,
    MARK_TAKEN,
    BEGIN,
    END
  }

  private static void protect(Bench bench, boolean staysDirty) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.write(tree, 0, 5);
    bench.operation(
        tree,
        () -> {
          long word = Bench.ARM.writeProtect(Bench.writable(page));
          bench.set(tree.entry(0), staysDirty ? word : Bench.ARM.makeClean(word));
          bench.flush(tree, 0);
        });
  }

  private static void unmapFile(Bench bench, boolean marked) {
    Tree tree = FileBench.spawn(bench, SHARED);
    int page = FileBench.populate(bench, tree);
    bench.write(tree, 0, 5);
    bench.operation(
        tree,
        () -> {
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          bench.hardware.entryExchange(tree.entry(0), 0);
          bench.uncount(page);
          if (marked) {
            bench.hardware.folioDirtySet(page);
          }
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
          bench.flush(tree, 0);
          bench.release(page);
        });
  }

  private static void kernelStore(Bench bench, boolean marked) {
    Tree tree = FileBench.spawn(bench, SHARED);
    int page = FileBench.populate(bench, tree);
    bench.operation(
        true,
        () -> {
          bench.hardware.pageWrite(page, 5);
          // Another lock comes and goes before the folio is marked.
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
          if (marked) {
            bench.hardware.folioDirtySet(page);
          }
        });
  }

  private static void writeBack(Bench bench, Step... steps) {
    Tree tree = FileBench.spawn(bench, SHARED);
    int page = FileBench.populate(bench, tree);
    bench.write(tree, 0, 5);
    bench.operation(
        () -> FileBench.locked(
            bench,
            page,
            () -> {
              for (Step step : steps) {
                switch (step) {
                  case ENTRY_CLEAN -> FileBench.clean(bench, tree, 0);
                  case MARK_TAKEN -> bench.hardware.folioDirtyTestAndClear(page);
                  case BEGIN -> bench.hardware.storeBegin(page);
                  case END -> bench.hardware.storeEnd(page);
                }
              }
            }));
  }

  /** A store between the taking of the data and its being durable has to make the page dirty. */
  private static void storeDuringWriteBack(Bench bench, boolean dirtyAgain) {
    Tree tree = FileBench.spawn(bench, SHARED);
    int page = FileBench.populate(bench, tree);
    bench.write(tree, 0, 5);
    bench.operation(
        true,
        () -> FileBench.locked(
            bench,
            page,
            () -> {
              bench.hardware.storeBegin(page);
              bench.write(tree, 0, 6);
              if (!dirtyAgain) {
                FileBench.clean(bench, tree, 0);
              }
              bench.hardware.storeEnd(page);
            }));
  }

  private static void storeAfterClean(Bench bench, boolean flushed) {
    Tree tree = FileBench.spawn(bench, SHARED);
    int page = FileBench.populate(bench, tree);
    bench.write(tree, 0, 5);
    bench.operation(
        () -> FileBench.locked(
            bench,
            page,
            () -> {
              bench.set(
                  tree.entry(0), Bench.ARM.makeClean(Bench.ARM.writeProtect(bench.view()
                      .entryWord(tree.entry(0)))));
              if (flushed) {
                bench.flush(tree, 0);
              }
              bench.hardware.storeBegin(page);
              bench.hardware.storeEnd(page);
            }));
    bench.write(tree, 0, 6);
  }

  private static void carryOver(Bench bench, boolean underTheLock) {
    Tree tree = FileBench.spawn(bench, SHARED);
    int page = FileBench.populate(bench, tree);
    bench.write(tree, 0, 5);
    bench.operation(
        tree,
        () -> {
          Runnable clearing =
              () -> {
                bench.take(tree.entry(0));
                bench.flush(tree, 0);
              };
          if (underTheLock) {
            FileBench.locked(
                bench,
                page,
                () -> {
                  clearing.run();
                  bench.hardware.folioDirtySet(page);
                });
          } else {
            clearing.run();
            bench.hardware.folioDirtySet(page);
          }
          bench.release(page);
        });
  }

  private static void closeWritePin(Bench bench, boolean marked) {
    Tree tree = FileBench.spawn(bench, SHARED);
    int page = FileBench.populate(bench, tree);
    bench.operation(true, () -> FileBench.pin(bench, 0, page, true));
    bench.machine.deviceStore(0, 5);
    bench.operation(
        () -> {
          if (marked) {
            bench.hardware.folioDirtySet(page);
          }
          bench.hardware.pinRemove(0);
          bench.hardware.referencesSubtract(page, 1);
        });
  }

  private static void copyForChild(Bench bench, boolean dirty) {
    Tree child = bench.spawn(1);
    Tree parent = bench.spawn(0);
    int page = bench.populate(parent, 0);
    bench.write(parent, 0, 5);
    bench.operation(
        parent,
        () -> {
          int copy = bench.page();
          bench.hardware.pageCopy(page, copy);
          bench.hardware.mapcountAdd(copy, 1);
          long word = Bench.readOnly(copy);
          bench.set(child.entry(0), dirty ? Bench.ARM.makeDirty(word) : word);
        });
  }

  /** A folio of two pages: the first is stored to and made clean, the second stays dirty. */
  static void neighbourSpeaks(Bench bench) {
    Tree tree = bench.spawn(0);
    int[] folio = new int[1];
    bench.operation(
        tree,
        () -> {
          folio[0] = bench.hardware.folioAllocate(1);
          bench.hardware.referencesAdd(folio[0], 1);
          for (int n = 0; n < 2; n++) {
            bench.hardware.pageZero(folio[0] + n);
            bench.map(tree, n, folio[0] + n);
          }
        });
    bench.write(tree, 0, 5);
    bench.operation(
        tree,
        () -> {
          bench.set(tree.entry(0), Bench.readOnly(folio[0]));
          bench.flush(tree, 0);
        });
  }

  private static void fault(Bench bench, boolean writeRequested) {
    Tree tree = bench.spawn(0);
    bench.operation(writeRequested, () -> bench.map(tree, 0, bench.page()));
  }

  /** What the entry of a child is like. */
  private enum Child {
    CLEAN,
    DIRTY,
    AS_PARENT,
    DIRTY_COPY
  }

  /** Makes a child that has a page of the parent's, or a copy of it. */
  private static void fork(Bench bench, Child kind) {
    Tree parent = bench.spawn(0);
    int page =
        kind == Child.AS_PARENT ? bench.populate(parent, 0) : bench.populateReadOnly(parent, 0);
    bench.machine.modelFacts().mapping(1, 0, 8, MappingState.READ | MappingState.WRITE);
    bench.operation(
        parent,
        () -> {
          Tree child = bench.tree(1);
          if (kind == Child.AS_PARENT) {
            bench.hardware.exclusiveClear(page, 1);
            bench.set(parent.entry(0), Bench.ARM.writeProtect(Bench.writable(page)));
            bench.flush(parent, 0);
          }
          int mapped = page;
          if (kind == Child.DIRTY_COPY) {
            mapped = bench.page();
            bench.hardware.pageCopy(page, mapped);
          } else {
            bench.hardware.referencesAdd(page, 1);
          }
          bench.hardware.mapcountAdd(mapped, 1);
          long word = Bench.readOnly(mapped);
          bench.set(child.entry(0), kind == Child.CLEAN ? word : Bench.ARM.makeDirty(word));
        });
  }

  private static void mark(Bench bench, boolean writeRequested) {
    Tree tree = FileBench.spawn(bench, SHARED);
    int page = FileBench.populate(bench, tree);
    bench.operation(writeRequested, () -> bench.hardware.folioDirtySet(page));
  }
}
