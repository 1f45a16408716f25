package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;

/** INVLPG, INVPCID and writes of CR3 and CR4 do on their CPU what the manual says. */
class X86InstructionTest {

  private static final long PAE = 1L << 5;
  private static final long PGE = 1L << 7;
  private static final long PCIDE = 1L << 17;
  private static final long NO_FLUSH = 1L << 63;

  private final FlushScene scene = new FlushScene(Geometries.X86_64_4);

  @Test
  void invlpg_isOfItsCpuAlone() {
    scene.clear(0, 2);

    scene.hardware.invlpg(0x2fff);

    assertThat(scene.read(0, 2)).isEqualTo(Machine.FAULT);
    assertThat(scene.isStale(0, 2)).isTrue();

    scene.machine.enter(1);
    scene.hardware.invlpg(0x2000);
    assertThat(scene.isStale(0, 2)).isFalse();
  }

  @Test
  void invlpg_takesEveryPathOfThePcid_andNoOtherLeaf() {
    long table = scene.unlinkLeafTable(0);

    scene.hardware.invlpg(0x40_0000);
    assertThat(scene.view.isCachedPath(table)).isTrue();
    scene.machine.enter(1);
    scene.hardware.invlpg(0xffff_8000_0000_0000L);

    assertThat(scene.view.isCachedPath(table)).isFalse();
    assertThat(scene.isStale(0, 2)).isTrue();
  }

  @Test
  void withPcids_invlpgReachesTheCurrentOne() {
    scene.hardware.cr4Write(PAE | PGE | PCIDE);
    scene.load(0, 1);
    scene.load(0, 0);
    scene.hardware.unload(1);
    scene.hardware.invalidateAll(0b10);
    scene.clear(1, 2);

    scene.hardware.invlpg(0x2000);
    scene.hardware.load(0, 1, 1);
    assertThat(scene.isStale(1, 2)).isTrue();
    scene.hardware.invpcid(0, 0, 0x2000);
    assertThat(scene.isStale(1, 2)).isTrue();
    scene.hardware.invpcid(0, 1, 0x2000);
    assertThat(scene.isStale(1, 2)).isFalse();
  }

  @Test
  void invpcid_ofEachType() {
    scene.hardware.unload(1);
    scene.hardware.invalidateAll(0b10);
    scene.hardware.cr4Write(PAE | PGE | PCIDE);
    scene.load(0, 0);

    for (int n = 0; n < 4; n++) {
      scene.clear(0, n);
    }
    scene.hardware.invpcid(0, 0, 0x1000);
    assertThat(scene.isStale(0, 1)).isFalse();
    assertThat(scene.isStale(0, 2)).isTrue();
    scene.hardware.invpcid(1, 1, 0);
    assertThat(scene.isStale(0, 2)).isTrue();
    scene.hardware.invpcid(1, 0, 0);
    assertThat(scene.isStale(0, 2)).isFalse();
  }

  @Test
  void invpcidOfEverything_needsNoPcid() {
    scene.hardware.unload(1);
    scene.hardware.invalidateAll(0b10);
    scene.clear(0, 2);

    scene.hardware.invpcid(3, 0, 0);

    assertThat(scene.isStale(0, 2)).isFalse();
  }

  @Test
  void writeOfTheSameCr3_isAFlush() {
    scene.hardware.unload(1);
    scene.hardware.invalidateAll(0b10);
    scene.clear(0, 2);

    scene.hardware.cr3Write(scene.hardware.cr3Read());

    assertThat(scene.isStale(0, 2)).isFalse();
    assertThat(scene.machine.loadedSpace(0)).isZero();
  }

  @Test
  void writeOfTheRootOfASpace_loadsIt() {
    scene.hardware.cr3Write(scene.roots[1]);

    assertThat(scene.machine.loadedSpace(0)).isEqualTo(1);
    assertThat(scene.hardware.cr3Read()).isEqualTo(scene.roots[1]);
    assertThat(scene.read(0, 2)).isNotEqualTo(Machine.FAULT);
  }

  @Test
  void writeOfATableOfNoSpace_letsGo() {
    scene.hardware.cr3Write(0x1_2000);

    assertThat(scene.machine.loadedSpace(0)).isEqualTo(-1);
    assertThat(scene.hardware.cr3Read()).isEqualTo(0x1_2000);
  }

  @Test
  void withPcids_bit63KeepsWhatIsCached() {
    scene.hardware.cr4Write(PAE | PGE | PCIDE);
    scene.hardware.unload(1);
    scene.hardware.invalidateAll(0b10);
    scene.hardware.cr3Write(scene.roots[0] | 5);
    assertThat(scene.hardware.cr3Read()).isEqualTo(scene.roots[0] | 5);
    for (int n = 0; n < 4; n++) {
      scene.read(0, n);
    }
    scene.clear(0, 2);

    scene.hardware.cr3Write(scene.roots[0] | 5 | NO_FLUSH);
    assertThat(scene.isStale(0, 2)).isTrue();
    scene.hardware.cr3Write(scene.roots[0] | 5);
    assertThat(scene.isStale(0, 2)).isFalse();
  }

  @Test
  void togglingGlobalPages_flushesEverythingOnItsCpu() {
    scene.hardware.unload(1);
    scene.hardware.invalidateAll(0b10);
    scene.clear(0, 2);

    scene.hardware.cr4Write(scene.hardware.cr4Read());
    assertThat(scene.isStale(0, 2)).isTrue();
    scene.hardware.cr4Write(scene.hardware.cr4Read() & ~PGE);
    assertThat(scene.isStale(0, 2)).isFalse();
  }

  @Test
  void pcids_areEveryCpusAtOnce_andGlobalPagesNot() {
    scene.hardware.cr4Write(PAE | PCIDE);

    scene.machine.enter(1);
    assertThat(scene.hardware.cr4Read()).isEqualTo(PAE | PGE | PCIDE);
  }
}
