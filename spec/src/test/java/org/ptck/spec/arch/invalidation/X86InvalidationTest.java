package org.ptck.spec.arch.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.arch.invalidation.TlbReach.EVERY_ID;
import static org.ptck.spec.arch.invalidation.TlbReach.NO_ID;
import static org.ptck.spec.arch.invalidation.TlbReach.NO_LEVEL;
import static org.ptck.spec.arch.invalidation.X86Invalidation.CR4_PAE;
import static org.ptck.spec.arch.invalidation.X86Invalidation.CR4_PCIDE;
import static org.ptck.spec.arch.invalidation.X86Invalidation.CR4_PGE;
import static org.ptck.spec.arch.invalidation.X86Invalidation.CR4_SMEP;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.invalidation.TlbReach.Paths;
import org.ptck.spec.arch.invalidation.X86Invalidation.Form;

/** What instructions of x86 reach (Intel SDM volume 3A, 5.10.4.1). */
class X86InvalidationTest {

  private static final Geometry LONG = Geometries.X86_64_4;

  /** "... also invalidates all entries in all paging-structure caches ... regardless of ...". */
  @Test
  void invlpg_takesThePageGlobalsAndEveryPath() {
    TlbReach reach = new X86Invalidation(Form.INVLPG, 0x1234, 3, 0).reach(LONG);

    assertThat(reach)
        .isEqualTo(new TlbReach(false, 3, 0x1000, 1, Paths.OF_ID, TlbReach.ANY_LEVEL, true, ""));
  }

  @Test
  void invlpgOfAKernelAddress_takesPathsOnly_andOfNoAddressNothing() {
    TlbReach kernel = new X86Invalidation(Form.INVLPG, 0xffff_8000_0000_0000L, 3, 0).reach(LONG);
    assertThat(kernel.paths()).isEqualTo(Paths.OF_ID);
    assertThat(kernel.level()).isEqualTo(NO_LEVEL);

    TlbReach none = new X86Invalidation(Form.INVLPG, 0x8000_0000_0000L, 3, 0).reach(LONG);
    assertThat(none.isNothing()).isTrue();
  }

  /** The four types of INVPCID. */
  @ParameterizedTest
  @CsvSource({"0, 3, 1, false", "1, 3, 0, false", "2, -1, 0, true", "3, -1, 0, false"})
  void typeOfInvpcid_saysWhatGoes(long type, int id, long pages, boolean reachesGlobal) {
    TlbReach reach = new X86Invalidation(Form.INVPCID, type, 3, 0x5000).reach(LONG);

    assertThat(reach.id()).isEqualTo(id);
    assertThat(reach.pageCount()).isEqualTo(pages);
    assertThat(reach.paths()).isEqualTo(Paths.OF_RANGE);
    assertThat(reach.reachesGlobal()).isEqualTo(reachesGlobal);
  }

  /** "If CR4.PCIDE = 1 and bit 63 ... is 1, ... not required to invalidate any". */
  @Test
  void writeOfCr3_takesAPcidWithoutGlobals_orNothing() {
    TlbReach reach = new X86Invalidation(Form.CR3_WRITE, 0x8003, 3, 0).reach(LONG);
    assertThat(reach.id()).isEqualTo(3);
    assertThat(reach.isOfWholeId()).isTrue();
    assertThat(reach.reachesGlobal()).isFalse();

    assertThat(new X86Invalidation(Form.CR3_WRITE, -1, NO_ID, 0).reach(LONG).isNothing()).isTrue();
  }

  /** Of CR4: PGE changed, PCIDE cleared: all; PAE changed, SMEP set: the current PCID. */
  @Test
  void writeOfCr4_goesByTheBitsThatChange() {
    assertThat(cr4(CR4_PGE, 0).id()).isEqualTo(EVERY_ID);
    assertThat(cr4(0, CR4_PGE).reachesGlobal()).isTrue();
    assertThat(cr4(CR4_PCIDE, 0).id()).isEqualTo(EVERY_ID);
    assertThat(cr4(0, CR4_PCIDE).isNothing()).isTrue();
    assertThat(cr4(CR4_PAE, 0).id()).isEqualTo(3);
    assertThat(cr4(0, CR4_SMEP).id()).isEqualTo(3);
    assertThat(cr4(0, CR4_SMEP).reachesGlobal()).isFalse();
    assertThat(cr4(CR4_SMEP, 0).isNothing()).isTrue();
    assertThat(cr4(CR4_PGE, CR4_PGE).isNothing()).isTrue();
  }

  @Test
  void canonicalAddress_hasAllBitsAboveAsTheHighestTranslated() {
    assertThat(X86Invalidation.isCanonical(LONG, 0x7fff_ffff_ffffL)).isTrue();
    assertThat(X86Invalidation.isCanonical(LONG, 0x8000_0000_0000L)).isFalse();
    assertThat(X86Invalidation.isCanonical(Geometries.X86_64_5, 0x8000_0000_0000L)).isTrue();
    assertThat(X86Invalidation.isCanonical(Geometries.X86_32, 0xffff_ffffL)).isTrue();
    assertThat(X86Invalidation.isCanonical(Geometries.X86_PAE, 1L << 32)).isFalse();
  }

  @Test
  void everyInstruction_canBeWrittenDownAndReadAgain() {
    for (Form form : Form.values()) {
      TlbInstruction each = new X86Invalidation(form, 1, 2, 3);
      assertThat(TlbInstruction.isCode(each.code())).isTrue();
      assertThat(TlbInstruction.of(each.code(), each.first(), each.second(), each.third()))
          .isEqualTo(each);
    }
  }

  private static TlbReach cr4(long before, long after) {
    return new X86Invalidation(Form.CR4_WRITE, after, 3, before).reach(LONG);
  }
}
