package org.ptck.spec.fact.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What an implementation says of its locks. */
class GuardsTest {

  @Test
  void lockless_isDeclaredAndGuardedByNothing() {
    Guards guards = Guards.UNDECLARED.with(Guarded.PINS);

    assertThat(guards.isDeclared(Guarded.PINS)).isTrue();
    assertThat(guards.of(Guarded.PINS)).isEmpty();
    assertThat(guards.isDeclared(Guarded.CONTEXTS)).isFalse();
    assertThat(guards.isAnythingDeclared()).isTrue();
    assertThat(Guards.UNDECLARED.isAnythingDeclared()).isFalse();
  }

  @Test
  void objects_followFromWhatIsConcerned() {
    assertThat(Guard.one(LockClass.RMAP, 7).object(1, 2, 3)).isEqualTo(7);
    assertThat(Guard.ofSpace(LockClass.MMAP).object(1, 2, 3)).isEqualTo(1);
    assertThat(Guard.ofFile(LockClass.RMAP, 10).object(1, 2, 3)).isEqualTo(12);
    assertThat(Guard.ofFolio(LockClass.FOLIO).object(1, 2, 3)).isEqualTo(3);
  }

  @Test
  void lockOfWhatTheThingDoesNotConcern_isRefused() {
    assertThatThrownBy(
        () -> Guards.UNDECLARED.with(Guarded.PINS, Guard.ofSpace(LockClass.MMAP)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PINS cannot be guarded by a lock for each SPACE");
  }

  @Test
  void text_saysWhichLock() {
    assertThat(Guard.ofFile(LockClass.RMAP, 1)).hasToString("RMAP lock 1 + file");
    assertThat(Guard.ofSpace(LockClass.MMAP)).hasToString("MMAP lock space");
    assertThat(Guard.one(LockClass.RMAP, 0)).hasToString("RMAP lock 0");
  }
}
