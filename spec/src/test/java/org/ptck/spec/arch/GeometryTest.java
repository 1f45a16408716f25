package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Index and span arithmetic, by example and for any address. */
class GeometryTest {

  private static final Geometry TINY = Geometries.TINY;
  private static final Geometry ARM64_4K = Geometries.ARM64_4K;

  @Test
  void tiny_spans() {
    assertThat(TINY.levelCount()).isEqualTo(3);
    assertThat(TINY.pageBytes()).isEqualTo(4096);
    assertThat(TINY.spanBytes(1)).isEqualTo(32 << 10);
    assertThat(TINY.spanBytes(2)).isEqualTo(256 << 10);
    assertThat(TINY.addressLast() + 1).isEqualTo(TINY.entryCount(2) * TINY.spanBytes(2));
    assertThat(TINY.tableBytes(0)).isEqualTo(64);
    assertThat(TINY.contiguousRun(0)).isEqualTo(4);
  }

  @Test
  void arm64_4k_spans() {
    assertThat(ARM64_4K.levelCount()).isEqualTo(4);
    assertThat(ARM64_4K.spanBytes(1)).isEqualTo(2 << 20);
    assertThat(ARM64_4K.spanBytes(2)).isEqualTo(1 << 30);
    assertThat(ARM64_4K.spanBytes(3)).isEqualTo(512L << 30);
    assertThat(ARM64_4K.addressLast()).isEqualTo((1L << 48) - 1);
    assertThat(ARM64_4K.tableBytes(3)).isEqualTo(4096);
    assertThat(ARM64_4K.contiguousRun(0)).isEqualTo(16);
  }

  @Test
  void arm64_4k_isTheSameShapeWhateverHardwareMarks() {
    assertThat(List.of(Geometries.ARM64_4K_AF, Geometries.ARM64_4K_SOFT))
        .extracting(Geometry::levels)
        .containsOnly(ARM64_4K.levels());
    assertThat(ARM64_4K.architecture().hardwareMarks())
        .isEqualTo(HardwareMarks.ACCESSED_AND_DIRTY);
    assertThat(Geometries.ARM64_4K_AF.architecture().hardwareMarks())
        .isEqualTo(HardwareMarks.ACCESSED);
    assertThat(Geometries.ARM64_4K_SOFT.architecture().hardwareMarks())
        .isEqualTo(HardwareMarks.NONE);
  }

  @Test
  void sizes_ofRealGeometries() {
    assertThat(sizes(Geometries.ARM64_16K))
        .isEqualTo("PTE 2048x8, PMD 2048x8, PUD 2048x8, PGD 2x8");
    assertThat(sizes(Geometries.ARM64_64K)).isEqualTo("PTE 8192x8, PMD 8192x8, PGD 64x8");
    assertThat(sizes(Geometries.X86_64_4)).isEqualTo("PTE 512x8, PMD 512x8, PUD 512x8, PGD 512x8");
    assertThat(sizes(Geometries.X86_64_5))
        .isEqualTo("PTE 512x8, PMD 512x8, PUD 512x8, P4D 512x8, PGD 512x8");
    assertThat(sizes(Geometries.X86_32)).isEqualTo("PTE 1024x4, PGD 1024x4");
    assertThat(sizes(Geometries.X86_PAE)).isEqualTo("PTE 512x8, PMD 512x8, PGD 4x8");
    assertThat(sizes(Geometries.RISCV_SV39)).isEqualTo("PTE 512x8, PMD 512x8, PGD 512x8");
    assertThat(sizes(Geometries.RISCV_SV48))
        .isEqualTo("PTE 512x8, PMD 512x8, PUD 512x8, PGD 512x8");
    assertThat(sizes(Geometries.RISCV_SV57))
        .isEqualTo("PTE 512x8, PMD 512x8, PUD 512x8, P4D 512x8, PGD 512x8");
  }

  @Test
  void contiguousRuns_coverWhatTheManualSays() {
    assertThat(runBytes(Geometries.ARM64_4K, 0)).isEqualTo(64 << 10);
    assertThat(runBytes(Geometries.ARM64_4K, 1)).isEqualTo(32 << 20);
    assertThat(runBytes(Geometries.ARM64_16K, 0)).isEqualTo(2 << 20);
    assertThat(runBytes(Geometries.ARM64_16K, 1)).isEqualTo(1 << 30);
    assertThat(runBytes(Geometries.ARM64_64K, 0)).isEqualTo(2 << 20);
    assertThat(runBytes(Geometries.ARM64_64K, 1)).isEqualTo(16L << 30);
    assertThat(runBytes(Geometries.RISCV_SV39, 0)).isEqualTo(64 << 10);
    assertThat(Geometries.RISCV_SV39.contiguousRun(1)).isOne();
    assertThat(Geometries.X86_64_4.contiguousRun(0)).isOne();
  }

  @Test
  void userCode_hasTheAddressesOfItsArchitecture() {
    assertThat(Geometries.X86_64_4.addressLast()).isEqualTo(0x7FFF_FFFF_FFFFL);
    assertThat(Geometries.X86_64_5.addressLast()).isEqualTo(0xFF_FFFF_FFFF_FFFFL);
    assertThat(Geometries.RISCV_SV39.addressLast()).isEqualTo(0x3F_FFFF_FFFFL);
    assertThat(Geometries.RISCV_SV39_SVADE.addressLast()).isEqualTo(0x3F_FFFF_FFFFL);
    assertThat(Geometries.RISCV_SV48.addressLast()).isEqualTo(0x7FFF_FFFF_FFFFL);
    assertThat(Geometries.RISCV_SV57.addressLast()).isEqualTo(0xFF_FFFF_FFFF_FFFFL);
    assertThat(Geometries.X86_32.addressLast()).isEqualTo(0xBFFF_FFFFL);
    assertThat(Geometries.X86_PAE.addressLast()).isEqualTo(0xBFFF_FFFFL);
    assertThat(Geometries.X86_PAE.isRange(0xBFFF_F000L, 1)).isTrue();
    assertThat(Geometries.X86_PAE.isRange(0xBFFF_F000L, 2)).isFalse();
  }

  @Test
  void tiny4_has64PagesInAll() {
    assertThat(Geometries.TINY4.isRange(0, 64)).isTrue();
    assertThat(Geometries.TINY4.isRange(0, 65)).isFalse();
    assertThat(Geometries.TINY4.addressLast() + 1)
        .isEqualTo(Geometries.TINY4.entryCount(2) * Geometries.TINY4.spanBytes(2));
  }

  @Test
  void isRange_endsWithTheAddressSpace() {
    assertThat(TINY.isRange(0, 512)).isTrue();
    assertThat(TINY.isRange(0, 513)).isFalse();
    assertThat(TINY.isRange(511L << 12, 1)).isTrue();
    assertThat(TINY.isRange(511L << 12, 2)).isFalse();
    assertThat(TINY.isRange(512L << 12, 1)).isFalse();
    assertThat(TINY.isRange(1, 1)).isFalse();
    assertThat(TINY.isRange(0, 0)).isFalse();
    assertThat(TINY.isRange(-4096, 1)).isFalse();
    assertThat(TINY.isRange(0, Long.MAX_VALUE)).isFalse();
    assertThat(TINY.isRange(4096, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void geometry_refusesALastAddressThatItsLevelsCannotTranslate() {
    List<Level> levels = TINY.levels();

    assertThatThrownBy(() -> new Geometry("odd", Arm64.GRANULE_4K, levels, 12, 1L << 21))
        .hasMessageContaining("21 address bits");
  }

  @Test
  void geometries_areFoundByName() {
    for (Geometry geometry : Geometries.all()) {
      assertThat(Geometries.named(geometry.name())).containsSame(geometry);
    }
    assertThat(Geometries.named("none")).isEmpty();
  }

  @Property
  void indexes_makeUpTheAddress(@ForAll("geometries") Geometry geometry, @ForAll long any) {
    long address = any & geometry.addressLast();
    long sum = address & (geometry.pageBytes() - 1);
    for (int level = 0; level < geometry.levelCount(); level++) {
      assertThat(geometry.index(level, address)).isBetween(0, geometry.entryCount(level) - 1);
      sum += geometry.index(level, address) * geometry.spanBytes(level);
    }

    assertThat(sum).isEqualTo(address);
  }

  @Property
  void entryAddresses_lieInTheirTable(@ForAll("geometries") Geometry geometry, @ForAll long any) {
    long address = any & geometry.addressLast();
    long table = 7L << geometry.pageShift();
    for (int level = 0; level < geometry.levelCount(); level++) {
      long within = geometry.entryAddress(level, table, address) - table;
      long entryBytes = geometry.levels().get(level).entryBytes();
      assertThat(within).isBetween(0L, geometry.tableBytes(level) - entryBytes);
      assertThat(within % entryBytes).isZero();
    }
  }

  @Property
  void spans_areWhatATableBelowTranslates(@ForAll("geometries") Geometry geometry) {
    for (int level = 1; level < geometry.levelCount(); level++) {
      assertThat(geometry.spanBytes(level))
          .isEqualTo(geometry.entryCount(level - 1) * geometry.spanBytes(level - 1))
          .isEqualTo(1L << geometry.spanShift(level));
    }
  }

  @Provide
  Arbitrary<Geometry> geometries() {
    return Arbitraries.of(Geometries.all());
  }

  private static String sizes(Geometry geometry) {
    return geometry.levels()
        .stream()
        .map(level -> level.name() + " " + level.entryCount() + "x" + level.entryBytes())
        .collect(Collectors.joining(", "));
  }

  private static long runBytes(Geometry geometry, int level) {
    return geometry.contiguousRun(level) * geometry.spanBytes(level);
  }
}
