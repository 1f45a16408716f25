package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.example.FileBench.FILE;
import static org.ptck.spec.example.FileBench.SHARED;
import static org.ptck.spec.example.LegalStylesTest.assertLegal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.rule.family.Catalogue;

/** What correct kernels do under their locks, and past some of them; every rule looks on. */
class LegalLocksTest {

  private static final long ONE_LOCK = 7;

  private static final Guards GUARDS =
      GuardExamples.LINKS
          .with(Guarded.MAPPINGS, Guard.ofSpace(LockClass.MMAP))
          .with(
              Guarded.ENTRIES, Guard.ofSpace(LockClass.MMAP), Guard.ofFile(LockClass.RMAP, 0))
          .with(Guarded.PINS)
          .with(Guarded.CONTEXTS);

  /** A bench with a file mapped, page 0 of it at the first address, and locks declared. */
  private static void assertLegalWithGuards(Consumer<GuardExamples.Scene> body) {
    assertLegal(Set.of(Capability.GUARDS), GuardExamples.declaring(GUARDS, body));
  }

  private static void locked(Bench bench, int lockClass, long object, Runnable body) {
    bench.hardware.lock(lockClass, object);
    body.run();
    bench.hardware.unlock(lockClass, object);
  }

  private static void lockedShared(Bench bench, int lockClass, long object, Runnable body) {
    bench.hardware.lockShared(lockClass, object);
    body.run();
    bench.hardware.unlock(lockClass, object);
  }

  /** {@code move_ptes} without {@code need_rmap_locks}: both mappings are linked throughout. */
  @Test
  void rmp1_moveHoldsNoLockOfTheReverseMapWhileBothLinksStand() {
    assertLegalWithGuards(
        scene -> {
          Bench bench = scene.bench();
          Tree tree = scene.tree();
          bench.permit(tree, 0, 8, SHARED);
          bench.operation(
              tree,
              () -> {
                locked(
                    bench,
                    Bench.RMAP,
                    FILE,
                    () -> bench.hardware.reverseAdd(FILE, 0, 0, tree.address(4), 1));
                locked(
                    bench,
                    Bench.TABLE,
                    tree.leaf(),
                    () -> {
                      long word = bench.hardware.entryExchange(tree.entry(0), 0);
                      bench.flush(tree, 0);
                      bench.hardware.entryExchange(tree.entry(4), word);
                    });
                locked(
                    bench,
                    Bench.RMAP,
                    FILE,
                    () -> bench.hardware.reverseRemove(FILE, 0, 0, tree.address(0), 1));
              });
        });
  }

  /** {@code vma_prepare}, {@code vma_complete}: links are re-inserted under one exclusive hold. */
  @Test
  void rmp1_mappingsThatMergePutTheirLinksBackUnderTheSameHold() {
    assertLegalWithGuards(
        scene -> {
          Bench bench = scene.bench();
          bench.operation(
              scene.tree(),
              () -> locked(
                  bench,
                  Bench.RMAP,
                  FILE,
                  () -> {
                    bench.hardware.reverseRemove(FILE, 0, 0, scene.tree().address(0), 8);
                    // Tables are locked and released in between, as by whoever looks at entries.
                    bench.set(scene.tree().entry(0), FileBench.writableClean(scene.page()));
                    bench.hardware.reverseAdd(FILE, 0, 0, scene.tree().address(0), 8);
                  }));
        });
  }

  /** No lock of the links is declared: an implementation may have one that the kit cannot see. */
  @Test
  void rmp1_undeclaredLockOfTheLinksIsTakenToBeHeldUntilTheLast() {
    assertLegal(
        bench -> {
          Tree tree = FileBench.spawn(bench, SHARED);
          FileBench.populate(bench, tree);
          bench.operation(
              tree,
              () -> {
                bench.hardware.reverseRemove(FILE, 0, 0, tree.address(0), 8);
                bench.hardware.reverseAdd(FILE, 0, 0, tree.address(0), 8);
              });
        });
  }

  /** {@code tlb_flush_rmaps}: after the flush, before the table's lock is released. */
  @Test
  void ref2_mapcountGoesAfterTheFlushUnderTheTablesLock() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.operation(
              tree,
              () -> {
                locked(
                    bench,
                    Bench.TABLE,
                    tree.leaf(),
                    () -> {
                      bench.hardware.entryExchange(tree.entry(0), 0);
                      bench.flush(tree, 0);
                      bench.uncount(page);
                    });
                bench.release(page);
              });
        });
  }

  /** A migration holds the folio; what its pages count is settled when it lets the folio go. */
  @Test
  void ref2_mapcountIsSettledUnderTheLockOfTheFolio() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.operation(
              tree,
              () -> {
                FileBench.locked(
                    bench,
                    page,
                    () -> {
                      bench.clear(tree.entry(0));
                      bench.flush(tree, 0);
                      bench.uncount(page);
                    });
                bench.release(page);
              });
        });
  }

  /** The new page is counted before any table is locked, and tables above are locked first. */
  @Test
  void ref2_freshPageIsCountedBeforeTheTableIsLocked() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          bench.operation(
              tree,
              () -> {
                int page = bench.page();
                bench.hardware.mapcountAdd(page, 1);
                bench.hardware.exclusiveSet(page, 1);
                locked(bench, Bench.TABLE, tree.middle(), () -> {});
                bench.set(tree.entry(0), Bench.readOnly(page));
              });
        });
  }

  /** Counted for the child first, then the parent's entry is narrowed and its table let go. */
  @Test
  void ref2_forkCountsBeforeItLocksAndLocksOneTableAfterTheOther() {
    assertLegal(
        bench -> {
          Tree child = bench.spawn(1);
          Tree parent = bench.spawn(0);
          int page = bench.populate(parent, 0);
          bench.operation(
              parent,
              () -> {
                bench.hardware.referencesAdd(page, 1);
                bench.hardware.mapcountAdd(page, 1);
                bench.hardware.exclusiveClear(page, 1);
                bench.set(parent.entry(0), Bench.ARM.writeProtect(Bench.writable(page)));
                bench.flush(parent, 0);
                bench.set(child.entry(0), Bench.ARM.makeDirty(Bench.readOnly(page)));
              });
        });
  }

  /** Collapse takes a full table out and empties it afterwards, under the locks held then. */
  @Test
  void tbl2_tableTakenOutIsEmptiedUnderTheLocksHeldThen() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.operation(
              tree,
              () -> {
                bench.clear(tree.linkToLeaf());
                bench.flush(tree);
                bench.take(tree.entry(0));
                bench.release(page);
              });
        });
  }

  /** {@code gup_fast}: neither the lock of pins, which there is none of, nor that of the space. */
  @Test
  void lck6_pinsAreLocklessByDesign() {
    assertLegalWithGuards(GuardExamples.with(GuardExamples::pin));
  }

  /** A context switch takes no lock. */
  @Test
  void lck6_loadsAreLocklessByDesign() {
    assertLegalWithGuards(GuardExamples.with(GuardExamples::load));
  }

  /** {@code munmap}: the lock is downgraded once the mapping is gone, and entries follow. */
  @Test
  void lck6_entriesAreTakenUnderTheSharedLockAfterTheMappingIsGone() {
    assertLegalWithGuards(
        scene -> {
          Bench bench = scene.bench();
          bench.operation(
              () -> {
                locked(bench, Bench.MMAP, 0, () -> {});
                lockedShared(
                    bench,
                    Bench.MMAP,
                    0,
                    () -> {
                      bench.take(scene.tree().entry(0));
                      bench.flush(scene.tree(), 0);
                      bench.release(scene.page());
                    });
              });
        });
  }

  /** Nobody runs the space any more: exit may clear its entries between two of its locks. */
  @Test
  void lck6_entriesOfASpaceThatNobodyHasLoadedAreAnybodys() {
    assertLegalWithGuards(
        scene -> {
          Bench bench = scene.bench();
          bench.operation(
              () -> {
                bench.hardware.unload(0);
                bench.flush(scene.tree());
                bench.take(scene.tree().entry(0));
                bench.release(scene.page());
              });
        });
  }

  /** Break before make: the entry is empty for a moment, and put back by whoever cleaned it. */
  @Test
  void lck6_writeBackPutsAnEntryBackUnderTheLockOfTheLinks() {
    assertLegalWithGuards(
        scene -> scene.bench()
            .operation(
                () -> lockedShared(
                    scene.bench(),
                    Bench.RMAP,
                    FILE,
                    () -> FileBench.clean(scene.bench(), scene.tree(), 0))));
  }

  /** {@code mmu_lock}, kernels without split page-table locks: one lock stands for all of them. */
  @Test
  void lck3_oneLockForAllTablesInTheirPlace() {
    assertLegal(
        Set.of(Capability.GUARDS),
        bench -> protectUnderOneLock(
            bench, GUARDS.with(Guarded.TABLES, Guard.one(LockClass.TABLE, ONE_LOCK))));
    assertLegal(
        Set.of(Capability.GUARDS),
        bench -> protectUnderOneLock(
            bench, GUARDS.with(Guarded.TABLES, Guard.ofSpace(LockClass.MMAP))));
  }

  /** Entries are exchanged by the processor, whoever else does the same. */
  @Test
  void lck3_tablesAreLocklessByDesign() {
    assertLegal(
        Set.of(Capability.GUARDS),
        bench -> protectUnderOneLock(bench, GUARDS.with(Guarded.TABLES)));
  }

  @Test
  void lck3_theLockThatWasDeclaredIsNotHeld() {
    Set<Capability> capabilities = new HashSet<>(Bench.FACTS);
    capabilities.add(Capability.GUARDS);
    for (Guards guards : List.of(
        GUARDS,
        GUARDS.with(Guarded.TABLES, Guard.one(LockClass.TABLE, ONE_LOCK + 1)),
        GUARDS.with(Guarded.TABLES, Guard.ofSpace(LockClass.FOLIO)))) {
      Bench bench = new Bench(Catalogue.all(), capabilities);
      bench.run(each -> protectUnderOneLock(each, guards));
      assertThat(bench.finding().rule().id()).isEqualTo("LCK-3");
    }
  }

  /** The range is closed by the lock that is declared, not by one of its class and the space. */
  @Test
  void lck3_linksAreClearedUnderTheOneLockOfAllSpaces() {
    Guards oneForAll = Guards.UNDECLARED.with(Guarded.MAPPINGS, Guard.one(LockClass.MMAP, 5));
    assertLegal(
        Set.of(Capability.GUARDS),
        bench -> {
          Tree tree = bench.spawn(0);
          bench.permit(tree, 0, 8, 0);
          bench.machine.declare(oneForAll);
          bench.operation(
              () -> lockedShared(
                  bench,
                  Bench.MMAP,
                  5,
                  () -> {
                    bench.hardware.entryWrite(tree.linkToLeaf(), 0);
                    bench.flush(tree);
                    bench.hardware.tableFree(tree.leaf());
                  }));
        });
  }

  private static void protectUnderOneLock(Bench bench, Guards guards) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    bench.machine.declare(guards);
    bench.operation(
        tree,
        () -> locked(
            bench,
            Bench.TABLE,
            ONE_LOCK,
            () -> {
              bench.hardware.entryExchange(
                  tree.entry(0), Bench.ARM.makeDirty(Bench.readOnly(page)));
              bench.flush(tree, 0);
            }));
  }
}
