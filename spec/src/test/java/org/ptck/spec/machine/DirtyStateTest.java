package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.LockClass;

/** Who says dirty, and who has it in hand, from entries to storage. */
class DirtyStateTest {

  private final Scene scene = new Scene(EventSink.NONE, Set.of(Capability.LOCKS));

  @Test
  void entries_areCountedForEachPage() {
    int folio = scene.hardware.folioAllocate(1);
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(folio));
    scene.hardware.entryWrite(scene.entry(1), scene.dirty(folio));
    scene.hardware.entryWrite(scene.entry(2), scene.clean(folio + 1));

    assertThat(scene.view.dirtyEntriesMapping(folio)).isEqualTo(2);
    assertThat(scene.view.dirtyEntriesMapping(folio + 1)).isZero();

    scene.machine.access(2 * Scene.PAGE, Access.WRITE, 7);
    assertThat(scene.view.dirtyEntriesMapping(folio + 1)).isEqualTo(1);
  }

  @Test
  void lastEvidence_isInHandUnderLocksAndSlipsWithTheLast() {
    int folio = scene.hardware.folioAllocate(0);
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(folio));
    scene.lock(LockClass.TABLE, scene.leaf);

    scene.hardware.entryWrite(scene.entry(0), 0);
    assertThat(scene.view.isInHand(folio)).isTrue();
    assertThat(scene.view.change().slippedCount()).isZero();

    scene.unlock(LockClass.TABLE, scene.leaf);
    assertThat(scene.view.isInHand(folio)).isFalse();
    assertThat(scene.view.change().slippedCount()).isEqualTo(1);
    assertThat(scene.view.change().slipped(0)).isEqualTo(folio);
  }

  @Test
  void lastEvidence_isInHandUnderWhatIsDeclaredInPlaceOfTheLocksOfTables() {
    scene.machine.declare(
        Guards.UNDECLARED.with(Guarded.TABLES, Guard.one(LockClass.INODE, 9)));
    int folio = scene.hardware.folioAllocate(0);
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(folio));
    scene.lock(LockClass.INODE, 8);
    scene.lock(LockClass.INODE, 9);

    scene.hardware.entryWrite(scene.entry(0), 0);
    assertThat(scene.view.isInHand(folio)).isTrue();

    scene.unlock(LockClass.INODE, 9);
    assertThat(scene.view.isInHand(folio)).isFalse();
    assertThat(scene.view.change().slipped(0)).isEqualTo(folio);
  }

  @Test
  void lastEvidence_isInHandUnderTheLockOfTheFileWhereThatIsAllThatGuardsWriteBack() {
    scene.machine.declare(
        Guards.UNDECLARED.with(Guarded.WRITE_BACK, Guard.ofFile(LockClass.INODE, 0)));

    assertThat(isTakenInHandUnder(scene, LockClass.INODE, 0)).isTrue();
  }

  @Test
  void whatWasDeclared_isForgottenAtReset() {
    Machine machine = scene.machine;
    machine.declare(
        Guards.UNDECLARED.with(Guarded.WRITE_BACK, Guard.ofFile(LockClass.INODE, 0)));
    machine.reset(1, EventSink.NONE, Set.of(Capability.LOCKS));
    machine.beginOperation(1, Long.MAX_VALUE, 0, false, false);

    assertThat(isTakenInHandUnder(scene, LockClass.INODE, 0)).isFalse();
  }

  /** Whether the mark of a folio is in hand once it is cleared under the lock. */
  private static boolean isTakenInHandUnder(Scene on, LockClass lockClass, long object) {
    int folio = on.hardware.folioAllocate(0);
    on.hardware.folioDirtySet(folio);
    on.lock(lockClass, object);
    on.hardware.folioDirtyTestAndClear(folio);
    return on.view.isInHand(folio);
  }

  @Test
  void lastEvidence_isNotInHandUnderALockOfTheFileBesideThatOfTheFolio() {
    scene.machine.declare(
        Guards.UNDECLARED.with(
            Guarded.WRITE_BACK, Guard.ofFile(LockClass.INODE, 0), Guard.ofFolio(LockClass.FOLIO)));

    assertThat(isTakenInHandUnder(scene, LockClass.INODE, 0)).isFalse();
  }

  @Test
  void lastEvidence_isInHandUntilTheEndOfAnOperationWithoutLocks() {
    Scene lockless = new Scene(EventSink.NONE, Set.of());
    int folio = lockless.hardware.folioAllocate(0);
    lockless.hardware.entryWrite(lockless.entry(0), lockless.dirty(folio));

    lockless.hardware.entryWrite(lockless.entry(0), 0);
    assertThat(lockless.view.isInHand(folio)).isTrue();

    lockless.machine.endOperation(1);
    assertThat(lockless.view.isInHand(folio)).isFalse();
    assertThat(lockless.view.change().slipped(0)).isEqualTo(folio);
  }

  @Test
  void evidenceThatIsNotTheLast_isNotInHand() {
    int folio = scene.hardware.folioAllocate(1);
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(folio));
    scene.hardware.entryWrite(scene.entry(1), scene.dirty(folio + 1));

    scene.hardware.entryWrite(scene.entry(0), 0);
    assertThat(scene.view.change().slippedCount()).isZero();

    scene.hardware.folioDirtySet(folio);
    scene.hardware.entryWrite(scene.entry(1), 0);
    assertThat(scene.view.change().slippedCount()).isZero();

    scene.hardware.folioDirtyTestAndClear(folio);
    assertThat(scene.view.change().slippedCount()).isEqualTo(1);
  }

  @Test
  void whereEachPageHasItsOwn_theLastEntryOfAPageIsTheLast() {
    Scene apart = new Scene(EventSink.NONE, Set.of(Capability.LOCKS, Capability.PAGE_DIRTY));
    int folio = apart.hardware.folioAllocate(1);
    apart.hardware.entryWrite(apart.entry(0), apart.dirty(folio));
    apart.hardware.entryWrite(apart.entry(1), apart.dirty(folio + 1));

    apart.hardware.entryWrite(apart.entry(0), 0);

    assertThat(apart.view.change().slippedCount()).isEqualTo(1);
  }

  @Test
  void writeProtectingADirtyEntry_takesNothingAway() {
    int folio = scene.hardware.folioAllocate(0);
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(folio));

    scene.hardware.entryWrite(scene.entry(0), Scene.ARM.writeProtect(scene.dirty(folio)));

    assertThat(scene.view.change().slippedCount()).isZero();
    assertThat(scene.view.dirtyEntriesMapping(folio)).isEqualTo(1);
  }

  @Test
  void openWritePin_isEvidence() {
    int folio = scene.hardware.folioAllocate(0);
    scene.hardware.pinAdd(3, folio, true);
    scene.hardware.folioDirtySet(folio);

    scene.hardware.folioDirtyTestAndClear(folio);
    assertThat(scene.view.change().slippedCount()).isZero();

    scene.hardware.pinRemove(3);
    assertThat(scene.view.change().slippedCount()).isEqualTo(1);
  }

  @Test
  void writeBack_makesDurableWhatWasTaken() {
    int folio = scene.hardware.folioAllocate(1);
    scene.hardware.cacheAdd(1, 4, folio);
    scene.hardware.storageRead(1, 4, folio);
    scene.hardware.pinAdd(0, folio + 1, true);
    assertThat(scene.view.pageStamp(folio)).isEqualTo(FileMemory.initialStamp(1, 4));
    scene.machine.deviceStore(0, 42);
    scene.hardware.pinRemove(0);

    scene.hardware.storeBegin(folio);
    scene.hardware.pageZero(folio + 1);
    assertThat(scene.view.storedStamp(1, 5)).isEqualTo(FileMemory.initialStamp(1, 5));
    assertThat(scene.view.isUnderWriteBack(folio)).isTrue();
    scene.hardware.storeEnd(folio);

    assertThat(scene.view.storedStamp(1, 5)).isEqualTo(42);
    assertThat(scene.view.storedStamp(1, 4)).isEqualTo(FileMemory.initialStamp(1, 4));
    assertThat(scene.view.change().slipped(0)).isEqualTo(folio);
  }

  @Test
  void cache_knowsWhatEachPageBacks() {
    int folio = scene.hardware.folioAllocate(2);
    int other = scene.hardware.folioAllocate(0);
    int allocated = scene.view.foliosAllocated();
    scene.hardware.cacheAdd(3, 8, folio);
    scene.hardware.cacheAdd(0, 511, other);

    assertThat(scene.view.fileOf(folio + 3)).isEqualTo(3);
    assertThat(scene.view.fileIndexOf(folio + 3)).isEqualTo(11);
    assertThat(scene.view.foliosCached()).containsExactly(other, folio);
    assertThat(scene.view.foliosAllocated()).isEqualTo(allocated - 2);

    scene.hardware.folioFree(folio);
    assertThat(scene.view.foliosCached()).containsExactly(other);
    assertThat(scene.view.fileOf(folio)).isEqualTo(-1);
    assertThat(scene.oracle().differences()).isEmpty();
  }
}
