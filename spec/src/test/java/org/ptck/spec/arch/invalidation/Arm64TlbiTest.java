package org.ptck.spec.arch.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.arch.invalidation.TlbReach.ANY_LEVEL;
import static org.ptck.spec.arch.invalidation.TlbReach.EVERY_ID;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.invalidation.TlbReach.Paths;

/** Operands of TLBI, field by field (Arm ARM DDI 0487, C5.5, the pages of the instructions). */
class Arm64TlbiTest {

  private static final Geometry K4 = Geometries.ARM64_4K;
  private static final Geometry K16 = Geometries.ARM64_16K;
  private static final Geometry K64 = Geometries.ARM64_64K;
  private static final long ASID_5 = 5L << 48;

  /** C5.5: what each operation matches; the letter L, "last level", spares walk caches. */
  @ParameterizedTest
  @CsvSource({
      "vmalle1,   false, -1, NONE,     0, true",
      "VMALLE1IS, true,  -1, NONE,     0, true",
      "vmalle1os, true,  -1, NONE,     0, true",
      "aside1is,  true,   5, NONE,     0, false",
      "vae1,      false,  5, OF_RANGE, 1, true",
      "vae1is,    true,   5, OF_RANGE, 1, true",
      "vale1is,   true,   5, NONE,     1, true",
      "VaaE1Os,   true,  -1, OF_RANGE, 1, true",
      "vaale1,    false, -1, NONE,     1, true",
      "vae1isnxs, true,   5, OF_RANGE, 1, true"
  })
  void mnemonic_saysWhatIsMatchedAndWhere(
      String name, boolean isBroadcast, int id, Paths paths, long pages, boolean reachesGlobal) {
    TlbReach reach = reach(name, ASID_5 | 0x12, K4);

    assertThat(reach.isBroadcast()).isEqualTo(isBroadcast);
    assertThat(reach.id()).isEqualTo(id);
    assertThat(reach.pageCount()).isEqualTo(pages);
    assertThat(reach.reachesGlobal()).isEqualTo(reachesGlobal);
    if (pages > 0) {
      assertThat(reach.address()).isEqualTo(0x12000);
      assertThat(reach.paths()).isEqualTo(paths);
    }
  }

  @ParameterizedTest
  @CsvSource({"vae2is", "alle1", "ipas2e1is", "vae1ish", "rvmalle1", "raside1", "''"})
  void operationsOfOtherRegimes_areNotKnown(String name) {
    assertThat(Arm64Tlbi.named(name, 0)).isNull();
  }

  /** VA[55:12] in bits 43:0 whatever the granule; low bits of larger granules are ignored. */
  @Test
  void address_isInUnitsOf4KibWhateverTheGranule() {
    assertThat(reach("vale1is", 0x1234_5000L >> 12, K4).address()).isEqualTo(0x1234_5000L);
    assertThat(reach("vale1is", 0x1234_7000L >> 12, K16).address()).isEqualTo(0x1234_4000L);
    assertThat(reach("vale1is", 0x1234_f000L >> 12, K64).address()).isEqualTo(0x1234_0000L);
    // Shifted by the page size of its own granule: another page.
    assertThat(reach("vale1is", 0x1234_0000L >> 14, K16).address()).isEqualTo(0x48d_0000L);
  }

  @Test
  void kernelAddress_isNoUserAddress() {
    long operand = 0xffff_8000_1234_5000L << 8 >>> 20;

    assertThat(reach("vae1is", operand, K4).whyNothing()).contains("is no user address");
  }

  /** TTL, bits 47:44: the granule in 47:46, the level of the leaf in 45:44; 0b00xx is no hint. */
  @ParameterizedTest
  @CsvSource({
      "arm64-4k,  0b0000, -1",
      "arm64-4k,  0b0011, -1",
      "arm64-4k,  0b0100, -1",
      "arm64-4k,  0b0101, 2",
      "arm64-4k,  0b0110, 1",
      "arm64-4k,  0b0111, 0",
      "arm64-16k, 0b1000, -1",
      "arm64-16k, 0b1001, -1",
      "arm64-16k, 0b1010, 1",
      "arm64-16k, 0b1011, 0",
      "arm64-64k, 0b1100, -1",
      "arm64-64k, 0b1101, 2",
      "arm64-64k, 0b1110, 1",
      "arm64-64k, 0b1111, 0"
  })
  void levelHint_namesTheLevelOfTheLeaf(String geometry, String hint, int level) {
    TlbReach reach = reach("vae1", bits(hint) << 44 | 0x10, named(geometry));

    assertThat(reach.isNothing()).isFalse();
    assertThat(reach.level()).isEqualTo(level);
  }

  /** "If an incorrect value ... is specified ..., no entries are required to be invalidated." */
  @ParameterizedTest
  @CsvSource({"arm64-4k, 0b1011", "arm64-16k, 0b0111", "arm64-64k, 0b1011"})
  void levelHintOfAnotherGranule_reachesNothing(String geometry, String hint) {
    assertThat(reach("vae1", bits(hint) << 44 | 0x10, named(geometry)).whyNothing())
        .contains("granule");
  }

  /** [BaseADDR, BaseADDR + (NUM + 1) * 2^(5 * SCALE + 1) * granule). */
  @ParameterizedTest
  @CsvSource({
      "0,  0, 2",
      "1,  0, 4",
      "31, 0, 64",
      "0,  1, 64",
      "7,  1, 512",
      "0,  2, 2048",
      "31, 3, 2097152"
  })
  void range_isAsLongAsNumAndScaleSay(int num, int scale, long pages) {
    long operand = ASID_5 | 1L << 46 | (long) scale << 44 | (long) num << 39 | 0x200;

    TlbReach reach = reach("rvae1is", operand, K4);

    assertThat(reach.id()).isEqualTo(5);
    assertThat(reach.address()).isEqualTo(0x20_0000);
    assertThat(reach.pageCount()).isEqualTo(pages);
    assertThat(reach.level()).isEqualTo(ANY_LEVEL);
    assertThat(reach.paths()).isEqualTo(Paths.OF_RANGE);
    assertThat(reach("rvaale1", operand, K4).id()).isEqualTo(EVERY_ID);
    assertThat(reach("rvaale1", operand, K4).paths()).isEqualTo(Paths.NONE);
  }

  /** BaseADDR counts in granules: [48:12], [50:14], [52:16]. */
  @Test
  void baseOfARange_isInUnitsOfTheGranule() {
    assertThat(reach("rvae1", 2L << 46 | 0x10, K16).address()).isEqualTo(0x4_0000);
    assertThat(reach("rvae1", 3L << 46 | 0x10, K64).address()).isEqualTo(0x10_0000);
  }

  /** TG: "If the translations used a different ... size ..., [nothing is required]." */
  @ParameterizedTest
  @CsvSource({"0", "2", "3"})
  void rangeOfAnotherGranule_reachesNothing(long granule) {
    assertThat(reach("rvae1is", granule << 46 | 0x200, K4).whyNothing()).contains("TG");
  }

  /** "The range of addresses invalidated is UNPREDICTABLE when ...", for each TTL and granule. */
  @ParameterizedTest
  @CsvSource({
      "arm64-4k,  1, 30, 2",
      "arm64-4k,  2, 21, 1",
      "arm64-16k, 2, 25, 1",
      "arm64-64k, 1, 42, 2",
      "arm64-64k, 2, 29, 1"
  })
  void rangeOfLargeLeaves_beginsWhereOneCan(String name, long ttl, int shift, int level) {
    Geometry geometry = named(name);
    long granule = geometry.pageShift() / 2 - 5;
    long operand = granule << 46 | ttl << 37;
    long aligned = 1L << (shift - geometry.pageShift());

    assertThat(reach("rvale1", operand | aligned, geometry).level()).isEqualTo(level);
    assertThat(reach("rvale1", operand | aligned | 1, geometry).whyNothing()).contains("TTL");
    assertThat(reach("rvale1", operand | aligned >> 1, geometry).whyNothing()).contains("TTL");
  }

  @Test
  void rangeOfSmallLeaves_beginsAnywhere() {
    assertThat(reach("rvale1", 1L << 46 | 3L << 37 | 0x123, K4).level()).isZero();
    // 16K without FEAT_LPA2: level 1 is reserved, and read as no hint.
    assertThat(reach("rvale1", 2L << 46 | 1L << 37 | 0x123, K16).level()).isEqualTo(ANY_LEVEL);
  }

  @Test
  void everyInstruction_canBeWrittenDownAndReadAgain() {
    for (Arm64Tlbi.Form form : Arm64Tlbi.Form.values()) {
      for (Arm64Tlbi.Domain domain : Arm64Tlbi.Domain.values()) {
        TlbInstruction each = new Arm64Tlbi(form, domain, 0x77);
        assertThat(TlbInstruction.isCode(each.code())).isTrue();
        assertThat(TlbInstruction.of(each.code(), each.first(), each.second(), each.third()))
            .isEqualTo(each);
      }
    }
  }

  @Test
  void text_saysWhatAReaderLooksFor() {
    long operand = ASID_5 | 0b0111L << 44 | 0x12;

    assertThat(named("vale1is", operand).text()).isEqualTo("tlbi vale1is, 0x5700000000012");
    assertThat(reach("vale1is", operand, K4).text(K4, "ASID"))
        .isEqualTo("ASID 5, 0x12000, pages 1, leaves at PTE only, no walk caches");
  }

  private static Arm64Tlbi named(String name, long operand) {
    return Objects.requireNonNull(Arm64Tlbi.named(name, operand), name);
  }

  private static TlbReach reach(String name, long operand, Geometry geometry) {
    return named(name, operand).reach(geometry);
  }

  private static Geometry named(String geometry) {
    return Geometries.named(geometry).orElseThrow();
  }

  private static long bits(String text) {
    return Long.parseLong(text.substring(2), 2);
  }
}
