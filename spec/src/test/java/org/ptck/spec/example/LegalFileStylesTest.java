package org.ptck.spec.example;

import static org.ptck.spec.example.FileBench.SHARED;
import static org.ptck.spec.example.LegalStylesTest.assertLegal;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Capability;

/** What correct kernels do with dirty state, files and pins; every rule looks on. */
class LegalFileStylesTest {

  @Test
  void dty1_dirtyOfADyingAnonymousPageIsDropped() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.write(tree, 0, 5);
          LegalStylesTest.unmap(bench, tree, page, -1);
        });
  }

  @Test
  void dty1_writeBackHoldsDirtyInHandUnderTheFolioLockOverSeveralTableLocks() {
    assertLegal(
        bench -> {
          Tree tree = FileBench.spawn(bench, SHARED);
          int page = FileBench.populate(bench, tree);
          mapAgain(bench, tree, page);
          bench.write(tree, 0, 5);
          bench.write(tree, 1, 6);
          bench.operation(
              () -> FileBench.locked(
                  bench,
                  page,
                  () -> {
                    FileBench.clean(bench, tree, 0);
                    FileBench.clean(bench, tree, 1);
                    bench.hardware.folioDirtySet(page);
                    bench.hardware.folioDirtyTestAndClear(page);
                    bench.hardware.storeBegin(page);
                  }));
          bench.operation(() -> bench.hardware.storeEnd(page));
        });
  }

  @Test
  void dty1_openWritePinOverACleanedFilePage() {
    assertLegal(
        bench -> {
          Tree tree = FileBench.spawn(bench, SHARED);
          int page = FileBench.populate(bench, tree);
          bench.operation(true, () -> FileBench.pin(bench, 0, page, true));
          bench.machine.deviceStore(0, 5);
          bench.operation(
              () -> {
                bench.hardware.storeBegin(page);
                bench.hardware.storeEnd(page);
              });
          bench.machine.deviceStore(0, 6);
        });
  }

  @Test
  void dty1_cachedPageIsAllocatedAndFilledByAStoreOfItsOwn() {
    assertLegal(
        bench -> bench.operation(
            () -> {
              int page = bench.hardware.folioAllocate(0);
              bench.hardware.cacheAdd(FileBench.FILE, 3, page);
            }));
  }

  @Test
  void dty1_entryOfAnotherPageOfTheFolioSpeaksForIt() {
    assertLegal(DirtyExamples::neighbourSpeaks);
  }

  @Test
  void dty6_plainStoreThatSetsAllThatHardwareCouldSet() {
    assertLegal(
        bench -> {
          Tree tree = FileBench.spawn(bench, SHARED);
          FileBench.populate(bench, tree);
          bench.operation(
              true,
              () -> {
                bench.hardware.lock(Bench.TABLE, tree.leaf());
                long word = bench.hardware.entryRead(tree.entry(0));
                bench.hardware.entryWrite(
                    tree.entry(0), Bench.ARM.makeDirty(Bench.ARM.makeYoung(word)));
                bench.hardware.unlock(Bench.TABLE, tree.leaf());
              });
        });
  }

  @Test
  void dty6_markThatHardwareCannotSetIsDecidedFromAnEarlierRead() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populateReadOnly(tree, 0);
          bench.operation(
              tree,
              () -> {
                bench.hardware.lock(Bench.TABLE, tree.leaf());
                bench.hardware.entryWrite(tree.entry(0), 0);
                bench.uncount(page);
                bench.hardware.unlock(Bench.TABLE, tree.leaf());
                bench.flush(tree, 0);
                bench.release(page);
              });
        });
  }

  @Test
  void prm1_sharedPageOfAFileIsWritableInTwoPlacesAndNotDirty() {
    assertLegal(
        bench -> {
          Tree tree = FileBench.spawn(bench, SHARED);
          int page = FileBench.populate(bench, tree);
          mapAgain(bench, tree, page);
        });
  }

  @Test
  void ref3_pinKeepsAPageThatItsSpaceLetGo() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.operation(
              () -> {
                FileBench.pin(bench, 0, page, false);
                bench.machine.modelFacts().pinTarget(0, tree.space(), tree.address(0));
              });
          bench.operation(
              tree,
              () -> {
                bench.take(tree.entry(0));
                bench.flush(tree, 0);
                bench.release(page);
                bench.machine.modelFacts().pinTarget(0, -1, 0);
              });
          bench.operation(
              () -> {
                bench.hardware.pinRemove(0);
                bench.hardware.referencesSubtract(page, 1);
                bench.hardware.folioFree(page);
              });
          bench.machine.modelFacts().mapping(0, 0, 8, 0);
        });
  }

  @Test
  void ref7_entriesThatADroppedRootLeavesBehindAreNotCounted() {
    assertLegal(
        Set.of(Capability.RESIDENT_COUNTERS),
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.page();
          bench.operation(
              tree,
              () -> {
                bench.map(tree, 0, page);
                bench.hardware.residentAdd(0, 0, 1);
              });
          bench.permit(tree, 0, 8, 0);
          bench.operation(
              () -> {
                bench.hardware.unload(0);
                bench.hardware.rootDrop(0);
                bench.hardware.residentSubtract(0, 0, 1);
                bench.flush(tree);
                bench.release(page);
              });
        });
  }

  /** Maps page 0 of the file a second time, at the second address. */
  private static void mapAgain(Bench bench, Tree tree, int page) {
    bench.operation(
        tree,
        () -> {
          bench.hardware.reverseAdd(FileBench.FILE, 0, 0, tree.address(1), 1);
          FileBench.share(bench, tree, 1, page, FileBench.writableClean(page));
        });
  }

  /** What hardware may have marked meanwhile, the folio has said before. */
  @Test
  void dty6_entriesOfAFolioThatSaysDirtyAreStoredOver() {
    assertLegal(
        bench -> {
          Tree tree = FileBench.spawn(bench, SHARED);
          int page = FileBench.populate(bench, tree);
          bench.operation(
              tree,
              () -> {
                bench.hardware.lock(Bench.TABLE, tree.leaf());
                bench.hardware.folioDirtySet(page);
                bench.hardware.entryWrite(tree.entry(0), Bench.readOnly(page));
                bench.hardware.unlock(Bench.TABLE, tree.leaf());
                bench.flush(tree, 0);
              });
        });
  }

  /**
   * {@code copy_present_ptes} makes the child's entries of shared mappings clean, not read-only.
   */
  @Test
  void prm1_forkCopiesDirtyEntriesOfSharedMappingsClean() {
    assertLegal(Set.of(Capability.WRITE_NOTIFY), FileBench::forkShared);
  }

  @Test
  void prm1_dirtyIsHandedOnFromAnEntryToTheFolioUnderTheLockOfTheFolio() {
    assertLegal(
        Set.of(Capability.WRITE_NOTIFY),
        bench -> {
          Tree tree = FileBench.forkShared(bench)[0];
          int page = Bench.pageOf(bench.view().entryWord(tree.entry(0)));
          bench.operation(
              () -> FileBench.locked(
                  bench,
                  page,
                  () -> {
                    FileBench.clean(bench, tree, 0);
                    bench.hardware.folioDirtySet(page);
                  }));
        });
  }
}
