package org.ptck.spec.machine.ledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.Store;

/** A folio stays in hand until the last lock is released that was held when it was taken. */
class InHandTest {

  private static final FrameMap FRAMES =
      new FrameMap(Geometries.TINY, new MachineSize(8, 512, 2));
  private static final int FOLIO = FRAMES.dataFirst();
  private static final int OTHER = FRAMES.dataFirst() + 1;

  private FolioIndex folios = folioIndex();
  private InHand hand = new InHand(folios, 2);

  @BeforeEach
  void begin() {
    folios = folioIndex();
    hand = new InHand(folios, 2);
  }

  @Test
  void withoutALock_itSlipsAtOnce() {
    hand.taken(0, FOLIO);
    hand.taken(0, FOLIO);

    assertThat(folios.hands(FOLIO)).isZero();
    assertThat(hand.slippedCount()).isEqualTo(1);
    assertThat(hand.slipped(0)).isEqualTo(FOLIO);
    assertThat(hand.slipped(1)).isZero();
    assertThat(hand.slipped(-1)).isZero();
  }

  @Test
  void theLastLockHeldAtTheTimeDecides() {
    lock(0, LockClass.TABLE, 1);
    lock(0, LockClass.FOLIO, 1);
    hand.taken(0, FOLIO);
    lock(0, LockClass.TABLE, 2);

    unlock(0, LockClass.TABLE, 1);
    assertThat(folios.hands(FOLIO)).isEqualTo(1);
    unlock(0, LockClass.FOLIO, 1);

    assertThat(folios.hands(FOLIO)).isZero();
    assertThat(hand.slipped(0)).isEqualTo(FOLIO);
  }

  @Test
  void locksOfOtherClasses_keepNothingInHand() {
    lock(0, LockClass.MMAP, 1);

    hand.taken(0, FOLIO);

    assertThat(hand.slippedCount()).isEqualTo(1);
  }

  @Test
  void locksOfOtherCpus_keepNothingInHand() {
    lock(1, LockClass.TABLE, 1);
    hand.taken(0, FOLIO);

    assertThat(hand.slippedCount()).isEqualTo(1);
  }

  @Test
  void whatIsTakenTwice_isHeldUntilTheLastLockOfBoth() {
    lock(0, LockClass.TABLE, 1);
    hand.taken(0, FOLIO);
    lock(0, LockClass.TABLE, 2);
    hand.taken(0, FOLIO);

    unlock(0, LockClass.TABLE, 1);
    assertThat(folios.hands(FOLIO)).isEqualTo(1);
    unlock(0, LockClass.TABLE, 2);
    assertThat(hand.slippedCount()).isEqualTo(1);
  }

  @Test
  void whatTwoCpusHave_slipsFromTheLast() {
    lock(0, LockClass.TABLE, 1);
    lock(1, LockClass.TABLE, 2);
    hand.taken(0, FOLIO);
    hand.taken(1, FOLIO);

    unlock(0, LockClass.TABLE, 1);
    assertThat(hand.slippedCount()).isZero();
    unlock(1, LockClass.TABLE, 2);
    assertThat(hand.slippedCount()).isEqualTo(1);
  }

  @Test
  void anUnlock_letsAllSlipThatItHeldAlone() {
    lock(0, LockClass.TABLE, 1);
    for (int n = 0; n < 40; n++) {
      hand.taken(0, FOLIO + n);
    }

    unlock(0, LockClass.TABLE, 1);
    assertThat(hand.slippedCount()).isEqualTo(40);

    hand.beginEvent();
    assertThat(hand.slippedCount()).isZero();
  }

  @Test
  void aFreedFolio_isForgotten() {
    lock(0, LockClass.TABLE, 1);
    hand.taken(0, FOLIO);
    hand.taken(0, OTHER);

    hand.forget(FOLIO);
    unlock(0, LockClass.TABLE, 1);

    assertThat(hand.slippedCount()).isEqualTo(1);
    assertThat(hand.slipped(0)).isEqualTo(OTHER);
  }

  private void lock(int cpu, LockClass lockClass, long object) {
    hand.beginEvent();
    hand.locked(cpu, lockClass.ordinal(), object);
  }

  private void unlock(int cpu, LockClass lockClass, long object) {
    hand.beginEvent();
    hand.unlocked(cpu, lockClass.ordinal(), object);
  }

  private static FolioIndex folioIndex() {
    return new FolioIndex(FRAMES, new Store(FolioIndex.wordCount(FRAMES)), 0);
  }
}
