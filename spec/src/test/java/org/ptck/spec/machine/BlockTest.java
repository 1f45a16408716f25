package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.view.StaleTranslation;

/** What a TLB could still hold of a contiguous block of which something changes. */
class BlockTest {

  private final Scene scene = new Scene();

  @Test
  void entriesOfABlock_areCounted() {
    scene.block();

    assertThat(scene.view.blockOf(scene.entry(3))).isEqualTo(scene.entry(0));
    assertThat(scene.view.blockOf(scene.entry(5))).isEqualTo(scene.entry(4));
    assertThat(scene.view.contiguousEntries(scene.entry(0))).isEqualTo(4);

    long word = scene.view.entryWord(scene.entry(2));
    scene.hardware.entryWrite(scene.entry(2), Scene.ARM.makeNonContiguous(word, scene.entry(2)));
    scene.hardware.entryWrite(scene.entry(1), 0);
    assertThat(scene.view.contiguousEntries(scene.entry(0))).isEqualTo(2);
  }

  @Test
  void aBlockThatIsTakenApart_isOneRecordWithWhatAnyEntryAllowed() {
    int folio = scene.block();
    scene.machine.access(0, Access.WRITE, 1, 2);
    next();

    for (int n = 0; n < 4; n++) {
      scene.hardware.entryWrite(scene.entry(n), 0);
    }

    assertThat(scene.view.narrowedBy(0)).isEqualTo(1);
    StaleTranslation stale = usable();
    assertThat(stale.address()).isZero();
    assertThat(stale.page()).isEqualTo(folio);
    assertThat(stale.stores()).isTrue();
    assertThat(scene.view.isReachableStale(folio + 3)).isTrue();
  }

  @Test
  void partialInvalidation_leavesTheRestPageByPage() {
    int folio = scene.block();
    next();
    scene.hardware.entryWrite(scene.entry(1), 0);
    assertThat(scene.view.isReachableStale(folio + 3)).isTrue();

    scene.hardware.invalidateRange(-1, 0, Scene.PAGE, 1, 0);

    assertThat(scene.view.isReachableStale(folio + 1)).isFalse();
    assertThat(scene.view.isReachableStale(folio)).isTrue();
    assertThat(scene.view.isReachableStale(folio + 2)).isTrue();
    // Neither a plain entry nor one of a block is at odds with a page of a block that is no more;
    // but what is cached since then may be all of the block again.
    assertThat(scene.view.staleConflicts(scene.entry(2))).isEmpty();
    scene.hardware.entryWrite(scene.entry(3), scene.clean(folio + 3));
    assertThat(scene.view.staleConflicts(scene.entry(3))).isNotEmpty();

    scene.hardware.invalidateRange(-1, 0, 0, 4, 0);
    assertThat(scene.view.isReachableStale(folio)).isFalse();
    assertThat(scene.view.usableStale(0)).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void blockThatIsStoredAgain_afterAPartWasInvalidated_isAtOddsWithNothing(boolean contiguous) {
    int folio = scene.block();
    next();
    for (int n = 0; n < 4; n++) {
      scene.hardware.entryWrite(scene.entry(n), 0);
    }
    scene.hardware.invalidateRange(-1, 0, Scene.PAGE, 1, 0);

    for (int n = 0; n < 4; n++) {
      long word = scene.clean(folio + n);
      scene.hardware.entryWrite(
          scene.entry(n), contiguous ? Scene.ARM.makeContiguous(word) : word);
    }

    for (int n = 0; n < 4; n++) {
      assertThat(scene.view.staleConflicts(scene.entry(n))).isEmpty();
    }
    assertThat(scene.view.isReachableStale(folio)).isTrue();
  }

  @Test
  void recordOfABlock_isHarmlessOnlyIfAllOfItIs() {
    int folio = scene.block();
    next();
    for (int n = 0; n < 4; n++) {
      scene.hardware.entryWrite(scene.entry(n), scene.clean(folio + n));
    }
    assertThat(scene.view.usableStale(0)).isNull();

    scene.hardware.entryWrite(scene.entry(3), 0);
    assertThat(scene.view.usableStale(0)).isNotNull();
  }

  @Test
  void losingAccessedOrKeepingAllPermission_narrowsNothing() {
    scene.block();
    next();
    long word = scene.view.entryWord(scene.entry(0));

    scene.hardware.entryWrite(scene.entry(0), Scene.ARM.makeOld(word));
    scene.hardware.entryWrite(scene.entry(1), Scene.ARM.writeProtect(
        scene.view.entryWord(scene.entry(1))));

    assertThat(scene.view.narrowedBy(0)).isZero();
  }

  @Test
  void cleanEntryOfADirtyBlock_isNarrowedWithItsPermission() {
    int folio = scene.block();
    scene.machine.access(0, Access.WRITE, 1);
    next();

    long word = scene.view.entryWord(scene.entry(3));
    scene.hardware.entryWrite(scene.entry(3), Scene.ARM.writeProtect(word));

    assertThat(scene.view.narrowedBy(0)).isEqualTo(1);
    assertThat(usable().page()).isEqualTo(folio);
  }

  @Test
  void pathToABlock_leavesItBehindWhereTheInvalidationDidNotReach() {
    int folio = scene.block();
    next();
    scene.hardware.entryWrite(scene.middle, 0);

    scene.hardware.invalidateRange(-1, 0, 2 * Scene.PAGE, 6, 1);

    assertThat(scene.view.isReachableStale(folio + 1)).isTrue();
    assertThat(scene.view.isReachableStale(folio + 2)).isFalse();
  }

  private void next() {
    scene.machine.endOperation(1);
    scene.machine.beginOperation(2, Long.MAX_VALUE, 0, false, false);
  }

  private StaleTranslation usable() {
    return Objects.requireNonNull(scene.view.usableStale(0));
  }
}
