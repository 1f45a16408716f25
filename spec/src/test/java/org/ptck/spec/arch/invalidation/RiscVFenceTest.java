package org.ptck.spec.arch.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.arch.invalidation.RiscVFence.RS1;
import static org.ptck.spec.arch.invalidation.RiscVFence.RS2;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.invalidation.RiscVFence.Form;
import org.ptck.spec.arch.invalidation.TlbReach.Paths;

/** What SFENCE.VMA reaches (privileged specification), and the SBI's remote fences (RFENCE). */
class RiscVFenceTest {

  private static final Geometry SV39 = Geometries.RISCV_SV39;

  /** The four cases of rs1 and rs2; with an address "only leaf page table entries" are ordered. */
  @ParameterizedTest
  @CsvSource({
      "0, -1, 0, OF_RANGE, true",
      "1, -1, 1, NONE,     true",
      "2,  4, 0, OF_RANGE, false",
      "3,  4, 1, NONE,     false"
  })
  void registersThatAreNotX0_narrowTheFence(
      int which, int id, long pages, Paths paths, boolean reachesGlobal) {
    TlbReach reach = fence(0x3123, 4, which);

    assertThat(reach.id()).isEqualTo(id);
    assertThat(reach.pageCount()).isEqualTo(pages);
    assertThat(reach.paths()).isEqualTo(paths);
    assertThat(reach.reachesGlobal()).isEqualTo(reachesGlobal);
    assertThat(reach.address()).isEqualTo(pages == 0 ? 0 : 0x3000);
  }

  @Test
  void registerThatHolds0_isNotX0() {
    assertThat(fence(0, 0, RS1).pageCount()).isEqualTo(1);
    assertThat(fence(0, 0, RS2).id()).isZero();
    assertThat(fence(0, 0, 0).id()).isEqualTo(TlbReach.EVERY_ID);
  }

  /** Bits of rs2 above the ASID "should be ignored by current implementations". */
  @Test
  void bitsAboveTheAsid_areIgnored() {
    assertThat(fence(0, 0x7_0004, RS2).id()).isEqualTo(4);
  }

  /** "If the value held in rs1 is not a valid virtual address, ... no effect." */
  @Test
  void addressOfTheKernelOrOfNobody_reachesNothing() {
    assertThat(fence(1L << 38, 0, RS1).isNothing()).isTrue();
    assertThat(fence(-4096, 0, RS1).isNothing()).isTrue();
  }

  /** Both 0, or a size of all ones: the whole address space. */
  @Test
  void remoteFence_coversTheRange_orEverything() {
    assertThat(remote(0, 0).isOfWholeId()).isTrue();
    assertThat(remote(0x1000, -1).isOfWholeId()).isTrue();
    assertThat(remote(0x1000, -1).paths()).isEqualTo(Paths.OF_RANGE);
    assertThat(remote(0x1000, 0).isNothing()).isTrue();
    assertThat(remote(0x1000, 0x2000).pageCount()).isEqualTo(2);
    assertThat(remote(0x1fff, 2).pageCount()).isEqualTo(2);
    assertThat(remote(0x1000, 0x2000).paths()).isEqualTo(Paths.NONE);
    assertThat(remote(0x1000, Long.MAX_VALUE).pageCount()).isEqualTo((1L << 26) - 1);
  }

  @Test
  void remoteFenceOfAnAsid_sparesGlobals() {
    TlbReach reach =
        new RiscVFence(Form.SBI_REMOTE_SFENCE_VMA_ASID, 0x1000, 0x1000, 4).reach(SV39);

    assertThat(reach.id()).isEqualTo(4);
    assertThat(reach.reachesGlobal()).isFalse();
    assertThat(remote(0x1000, 0x1000).reachesGlobal()).isTrue();
  }

  @Test
  void everyFence_canBeWrittenDownAndReadAgain() {
    for (Form form : Form.values()) {
      TlbInstruction each = new RiscVFence(form, 1, 2, 3);
      assertThat(TlbInstruction.isCode(each.code())).isTrue();
      assertThat(TlbInstruction.of(each.code(), each.first(), each.second(), each.third()))
          .isEqualTo(each);
    }
  }

  @Test
  void text_tellsX0FromARegister() {
    assertThat(new RiscVFence(Form.SFENCE_VMA, 0x1000, 0, RS1).text())
        .isEqualTo("sfence.vma 0x1000, x0");
  }

  private static TlbReach fence(long rs1, long rs2, int which) {
    return new RiscVFence(Form.SFENCE_VMA, rs1, rs2, which).reach(SV39);
  }

  private static TlbReach remote(long start, long size) {
    return new RiscVFence(Form.SBI_REMOTE_SFENCE_VMA, start, size, 0).reach(SV39);
  }
}
