package org.ptck.spec.machine.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who holds what. */
class LockTableTest {

  private final LockTable locks = new LockTable(2);

  @Test
  void sharedLock_excludesOnlyExclusiveOnes() {
    locks.take(0, 1, 7, false);

    assertThat(locks.isExcluded(1, 1, 7, true)).isTrue();
    assertThat(locks.isExcluded(1, 1, 7, false)).isFalse();
    assertThat(locks.holds(0, 1, 7)).isTrue();
    assertThat(locks.holdsExclusively(0, 1, 7)).isFalse();
  }

  @Test
  void exclusiveLock_excludesOthersAndNotItsHolder() {
    locks.take(0, 1, 7, true);

    assertThat(locks.isExcluded(1, 1, 7, false)).isTrue();
    assertThat(locks.isExcluded(0, 1, 7, true)).isFalse();
    assertThat(locks.isExcluded(1, 2, 7, true)).isFalse();
    assertThat(locks.isExcluded(1, 1, 8, true)).isFalse();
  }

  @Test
  void release_inAnyOrder() {
    locks.take(0, 1, 7, true);
    locks.take(0, 3, 8, true);
    locks.take(0, 2, 9, false);

    assertThat(locks.release(0, 3, 8)).isTrue();
    assertThat(locks.release(0, 3, 8)).isFalse();
    assertThat(locks.release(1, 1, 7)).isFalse();

    assertThat(locks.heldCount(0)).isEqualTo(2);
    assertThat(locks.holdsExclusively(0, 1, 7)).isTrue();
    assertThat(locks.holds(0, 2, 9)).isTrue();
    assertThat(locks.holdsInnerThan(0, 1)).isTrue();
    assertThat(locks.holdsInnerThan(0, 2)).isFalse();
  }

  @Test
  void taken_isRememberedUntilTheNextOperationOfTheActorBegins() {
    locks.take(0, 1, 7, true);
    locks.take(0, 2, 8, false);
    locks.release(0, 1, 7);
    locks.beginOperation(1);

    assertThat(locks.wasTakenExclusively(0, 1, 7)).isTrue();
    assertThat(locks.wasTakenExclusively(1, 1, 7)).isFalse();
    assertThat(locks.wasTakenExclusively(0, 2, 8)).isFalse();
    assertThat(locks.wasTakenExclusively(0, 1, 8)).isFalse();
    locks.beginOperation(0);
    assertThat(locks.wasTakenExclusively(0, 1, 7)).isFalse();
  }

  @Test
  void room_endsSomewhere() {
    int count = 0;
    while (locks.hasRoom(0)) {
      locks.take(0, 1, count++, true);
    }

    assertThat(count).isGreaterThanOrEqualTo(32);
    assertThat(locks.hasRoom(1)).isTrue();
    locks.reset();
    assertThat(locks.heldCount(0)).isZero();
  }
}
