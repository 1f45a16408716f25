package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.fact.hardware.Translations.ALL_CPUS;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.spec.arch.Geometries;

/** TLBI does what its operand says, and no more. */
class TlbiTest {

  /** Page 2 of space 0. */
  private static final long PAGE_2 = 2;

  private static final long HINT_PTE = 0b0111L << 44;
  private static final long HINT_PMD = 0b0110L << 44;
  private static final long ASID_1 = 1L << 48;

  private final FlushScene scene = new FlushScene(Geometries.TINY);

  @ParameterizedTest
  @CsvSource({"vmalle1is", "aside1is", "vae1is", "vale1os", "vaae1is", "vaale1is"})
  void formThatIsMeant_leavesNothing(String mnemonic) {
    scene.clear(0, 2);

    scene.hardware.tlbi(mnemonic, PAGE_2);

    assertThat(scene.isStale(0, 2)).isFalse();
    assertThat(scene.read(0, 2)).isEqualTo(Machine.FAULT);
  }

  @Test
  void addressShiftedByTheSizeOfAnotherGranule_isAnotherPage() {
    scene.clear(0, 2);

    scene.hardware.tlbi("vale1is", PAGE_2 << 12 >> 14);

    assertThat(scene.isStale(0, 2)).isTrue();
    assertThat(scene.read(0, 2)).isNotEqualTo(Machine.FAULT);
    assertThat(scene.view.instructionsOf(0))
        .containsExactly(
            "tlbi vale1is, 0x0: ASID 0, 0x0, pages 1, no walk caches, on every CPU");
  }

  @Test
  void addressThatIsNotShifted_isNoUserAddress() {
    scene.clear(0, 2);

    scene.hardware.tlbi("vale1is", PAGE_2 << 12);

    assertThat(scene.isStale(0, 2)).isTrue();
    assertThat(scene.view.instructionsOf(0).getFirst()).contains("reaches nothing for certain");
  }

  @Test
  void localForm_reachesTheCpuThatExecutesIt() {
    scene.clear(0, 2);

    scene.hardware.tlbi("vale1", PAGE_2);

    assertThat(Objects.requireNonNull(scene.view.usableStale(0)).cpuMask()).isEqualTo(0b10);
    assertThat(scene.read(0, 2)).isEqualTo(Machine.FAULT);
  }

  @ParameterizedTest
  @CsvSource({"vae1is, 0x1000000000002", "aside1is, 0x1000000000000", "vale1is, 0x12c000000000002"})
  void anotherAsid_isAnotherSpace(String mnemonic, String operand) {
    scene.clear(0, 2);

    scene.hardware.tlbi(mnemonic, Long.decode(operand));

    assertThat(scene.isStale(0, 2)).isTrue();
  }

  @Test
  void levelHint_isOfTheLeafThatGoes() {
    scene.clear(0, 2);

    scene.hardware.tlbi("vale1is", HINT_PMD | PAGE_2);
    assertThat(scene.isStale(0, 2)).isTrue();
    assertThat(scene.read(1, 2)).isNotEqualTo(Machine.FAULT);

    scene.hardware.tlbi("vale1is", HINT_PTE | PAGE_2);
    assertThat(scene.isStale(0, 2)).isFalse();
    assertThat(scene.read(1, 2)).isEqualTo(Machine.FAULT);
  }

  @Test
  void lastLevelForm_leavesPaths() {
    long table = scene.unlinkLeafTable(0);

    scene.hardware.tlbi("vale1is", PAGE_2);
    assertThat(scene.view.isCachedPath(table)).isTrue();

    scene.hardware.tlbi("vae1is", PAGE_2);
    assertThat(scene.view.isCachedPath(table)).isFalse();
    // Of the pages below, the one that is named went; the others stay.
    assertThat(scene.isStale(0, 2)).isFalse();
    assertThat(scene.isStale(0, 1)).isTrue();
  }

  /** Paths above the level hinted at go with it; a link to a table below that level is none. */
  @Test
  void levelHintOfAFormForAllLevels_takesPathsAboveTheLevel() {
    long table = scene.unlinkLeafTable(0);

    scene.hardware.tlbi("vae1is", HINT_PMD | PAGE_2);
    assertThat(scene.view.isCachedPath(table)).isTrue();

    scene.hardware.tlbi("vae1is", HINT_PTE | PAGE_2);
    assertThat(scene.view.isCachedPath(table)).isFalse();
  }

  @Test
  void rangeThatIsShortByItsScale_leavesItsEnd() {
    long range = 1L << 46 | 0L << 39;
    for (int n = 0; n < 4; n++) {
      scene.clear(0, n);
    }

    scene.hardware.tlbi("rvale1is", range);
    assertThat(scene.isStale(0, 1)).isFalse();
    assertThat(scene.isStale(0, 2)).isTrue();

    scene.hardware.tlbi("rvale1is", range | 1L << 39);
    assertThat(scene.isStale(0, 2)).isFalse();
    assertThat(scene.isStale(0, 3)).isFalse();
  }

  @Test
  void formForEveryAsid_reachesOtherSpaces() {
    scene.load(1, 1);
    scene.clear(1, 2);

    scene.hardware.tlbi("vae1is", PAGE_2);
    assertThat(scene.isStale(1, 2)).isTrue();

    scene.hardware.tlbi("vaae1is", PAGE_2);
    assertThat(scene.isStale(1, 2)).isFalse();
  }

  @Test
  void instructions_areRememberedUntilTheNextOperation() {
    for (int n = 0; n < 6; n++) {
      scene.hardware.tlbi("vale1is", ASID_1 | n);
    }
    scene.hardware.invalidateAll(ALL_CPUS);

    assertThat(scene.view.instructionsOf(0)).hasSize(4);
    assertThat(scene.view.instructionsOf(0).getLast()).startsWith("tlbi vale1is, 0x1000000000005");
    assertThat(scene.view.instructionsOf(1)).isEmpty();

    scene.machine.endOperation(2);
    scene.machine.beginOperation(3, Long.MAX_VALUE, 0, false, false);
    assertThat(scene.view.instructionsOf(0)).isEmpty();
  }
}
