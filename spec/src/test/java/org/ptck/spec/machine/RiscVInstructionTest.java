package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.fact.hardware.RawInvalidation.RS1;
import static org.ptck.spec.fact.hardware.RawInvalidation.RS2;
import static org.ptck.spec.fact.hardware.RawInvalidation.SBI_ERR_INVALID_PARAM;
import static org.ptck.spec.fact.hardware.RawInvalidation.SBI_SUCCESS;

import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;

/** SFENCE.VMA is of its hart, the firmware's calls of those that they name. */
class RiscVInstructionTest {

  private final FlushScene scene = new FlushScene(Geometries.RISCV_SV39);

  @Test
  void fence_isOfItsHartAlone() {
    scene.clear(0, 2);

    scene.hardware.sfenceVma(0, 0, 0);
    assertThat(scene.isStale(0, 2)).isTrue();

    scene.machine.enter(1);
    scene.hardware.sfenceVma(0x2000, 0, RS1 | RS2);
    assertThat(scene.isStale(0, 2)).isFalse();
  }

  @Test
  void fenceOfAnAddress_isOfLeavesOnly() {
    long table = scene.unlinkLeafTable(0);

    scene.hardware.sbiRemoteSfenceVma(0b11, 0, 0, 0x4000);
    assertThat(scene.view.isCachedPath(table)).isTrue();

    scene.hardware.sbiRemoteSfenceVmaAsid(0b11, 0, 0, -1, 0);
    assertThat(scene.view.isCachedPath(table)).isFalse();
  }

  @Test
  void registerThatHolds0_isAnAddressOrAnAsid() {
    scene.hardware.unload(1);
    scene.hardware.invalidateAll(0b10);
    scene.clear(0, 2);

    scene.hardware.sfenceVma(0, 0, RS1);
    assertThat(scene.isStale(0, 2)).isTrue();
    scene.hardware.sfenceVma(0, 1, RS2);
    assertThat(scene.isStale(0, 2)).isTrue();
    scene.hardware.sfenceVma(0, 0, RS2);
    assertThat(scene.isStale(0, 2)).isFalse();
  }

  @Test
  void remoteFence_reachesTheHartsThatAreNamed() {
    scene.clear(0, 2);

    assertThat(scene.hardware.sbiRemoteSfenceVma(0b1, 1, 0x2000, 0x1000)).isEqualTo(SBI_SUCCESS);
    assertThat(scene.isStale(0, 2)).isTrue();
    assertThat(scene.read(1, 2)).isEqualTo(Machine.FAULT);

    assertThat(scene.hardware.sbiRemoteSfenceVma(0, -1, 0x2000, 1)).isEqualTo(SBI_SUCCESS);
    assertThat(scene.isStale(0, 2)).isFalse();
  }

  @Test
  void remoteFenceOfAHartThatDoesNotExist_fencesNothing() {
    scene.clear(0, 2);

    assertThat(scene.hardware.sbiRemoteSfenceVma(0b111, 0, 0, 0))
        .isEqualTo(SBI_ERR_INVALID_PARAM);
    assertThat(scene.hardware.sbiRemoteSfenceVma(0b1, 64, 0, 0))
        .isEqualTo(SBI_ERR_INVALID_PARAM);

    assertThat(scene.isStale(0, 2)).isTrue();
  }
}
