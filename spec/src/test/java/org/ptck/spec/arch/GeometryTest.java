package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
  void geo2_tablesOfATebibyteOfSmallPages() {
    long tebibyte = 1L << 40;

    assertThat(tableBytesFor(ARM64_4K, 0, tebibyte)).isEqualTo(2L << 30);
    assertThat(tableBytesFor(ARM64_4K, 1, tebibyte)).isEqualTo(4L << 20);
    assertThat(tableBytesFor(ARM64_4K, 2, tebibyte)).isEqualTo(2 * 4096);
  }

  /** One PMD table and 512 PTE tables: what each further process saves by sharing 1 GiB. */
  @Test
  void geo2_tablesOfAGibibyteOfSmallPages() {
    long gibibyte = 1L << 30;
    long bytes = tableBytesFor(ARM64_4K, 0, gibibyte) + tableBytesFor(ARM64_4K, 1, gibibyte);

    assertThat(bytes / 4096).isEqualTo(513);
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

    assertThatThrownBy(() -> new Geometry("odd", Arm64.INSTANCE, levels, 12, 1L << 21))
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
      assertThat(within).isBetween(0L, geometry.tableBytes(level) - 8L);
      assertThat(within % 8).isZero();
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

  /** The bytes of tables of a level that a range of small pages needs. */
  private static long tableBytesFor(Geometry geometry, int level, long bytes) {
    long tableSpan = geometry.entryCount(level) * geometry.spanBytes(level);
    return bytes / tableSpan * geometry.tableBytes(level);
  }
}
