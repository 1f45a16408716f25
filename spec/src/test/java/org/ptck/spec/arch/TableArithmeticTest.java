package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What tables cost (rule GEO-2), by example and for any range. */
class TableArithmeticTest {

  private static final Geometry X86 = Geometries.X86_64_4;

  @Test
  void aTebibyteOfSmallPages_takes2GiBOfPteTablesAnd4MiBOfPmdTables() {
    long pageCount = 1L << 28;

    assertThat(TableArithmetic.tableBytes(X86, 0, 0, pageCount)).isEqualTo(2L << 30);
    assertThat(TableArithmetic.tableBytes(X86, 1, 0, pageCount)).isEqualTo(4L << 20);
    assertThat(TableArithmetic.tableBytes(X86, 2, 0, pageCount)).isEqualTo(2 * 4096);
    assertThat(TableArithmetic.tableBytes(X86, 3, 0, pageCount)).isEqualTo(4096);
    assertThat(TableArithmetic.tableBytes(X86, 0, pageCount))
        .isEqualTo((2L << 30) + (4L << 20) + 3 * 4096);
  }

  /** One PMD table and 512 PTE tables. */
  @Test
  void sharingAGibibyte_saves513TablesPerFurtherProcess() {
    long pageCount = 1L << 18;

    assertThat(TableArithmetic.tableCount(X86, 0, 1L << 30, pageCount)).isEqualTo(512);
    assertThat(TableArithmetic.tableCount(X86, 1, 1L << 30, pageCount)).isEqualTo(1);
  }

  @Test
  void tablesAreNotAlwaysPages() {
    assertThat(TableArithmetic.tableBytes(Geometries.X86_PAE, 2, 0, 1)).isEqualTo(32);
    assertThat(TableArithmetic.tableBytes(Geometries.ARM64_64K, 2, 0, 1)).isEqualTo(512);
    assertThat(TableArithmetic.tableBytes(Geometries.ARM64_16K, 0, 1)).isEqualTo((3 << 14) + 16);
  }

  @Test
  void aPageOnEitherSideOfABoundary_takesATableEach() {
    long boundary = X86.spanBytes(3);

    assertThat(TableArithmetic.tableCount(X86, 0, boundary - 4096, 2)).isEqualTo(2);
    assertThat(TableArithmetic.tableCount(X86, 2, boundary - 4096, 2)).isEqualTo(2);
    assertThat(TableArithmetic.tableCount(X86, 3, boundary - 4096, 2)).isEqualTo(1);
  }

  @Test
  void whatIsNoRange_isRefused() {
    assertThatThrownBy(() -> TableArithmetic.tableCount(X86, 0, 1, 1))
        .hasMessage("no range of x86-64-4: 1 pages from 0x1");
    assertThatThrownBy(() -> TableArithmetic.tableCount(X86, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TableArithmetic.tableCount(X86, 0, 1L << 47, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void counts_agreeWithAWalkOverThePages(@ForAll("shortRanges") Range range) {
    for (int level = 0; level < range.geometry.levelCount(); level++) {
      assertThat(range.tableCount(level)).isEqualTo(range.walkedTableCount(level));
    }
  }

  @Property
  void theRoot_isOne(@ForAll("ranges") Range range) {
    assertThat(range.tableCount(range.geometry.rootLevel())).isOne();
  }

  @Property
  void upperLevels_takeFewerTables_asManyAsTheirEntriesAllow(@ForAll("ranges") Range range) {
    for (int level = 1; level < range.geometry.levelCount(); level++) {
      long lower = range.tableCount(level - 1);
      long entries = range.geometry.entryCount(level);

      assertThat(range.tableCount(level))
          .isBetween((lower + entries - 1) / entries, Math.min(lower, lower / entries + 2));
    }
  }

  @Property
  void oneMorePage_takesAtMostOneMoreTableOfEachLevel(@ForAll("ranges") Range range) {
    if (!range.geometry.isRange(range.address, range.pageCount + 1)) {
      return;
    }
    Range longer = new Range(range.geometry, range.address, range.pageCount + 1);
    for (int level = 0; level < range.geometry.levelCount(); level++) {
      assertThat(longer.tableCount(level) - range.tableCount(level)).isBetween(0L, 1L);
    }
  }

  @Property
  void aWholeTable_isFull(@ForAll("ranges") Range range) {
    Geometry geometry = range.geometry;
    long span = geometry.spanBytes(1);
    long start = range.address & -span;

    assertThat(TableArithmetic.tableCount(geometry, 0, start, geometry.entryCount(0))).isOne();
  }

  /** A range of pages of a geometry. */
  record Range(Geometry geometry, long address, long pageCount) {
    long tableCount(int level) {
      return TableArithmetic.tableCount(geometry, level, address, pageCount);
    }

    /** Counts the tables of a level that translate at least one page. */
    long walkedTableCount(int level) {
      Set<String> tables = new HashSet<>();
      for (long page = 0; page < pageCount; page++) {
        long at = address + (page << geometry.pageShift());
        StringBuilder path = new StringBuilder();
        for (int upper = geometry.rootLevel(); upper > level; upper--) {
          path.append(geometry.index(upper, at)).append('/');
        }
        tables.add(path.toString());
      }
      return tables.size();
    }
  }

  @Provide
  Arbitrary<Range> ranges() {
    return Arbitraries.of(Geometries.all()).flatMap(geometry -> ranges(geometry, Long.MAX_VALUE));
  }

  @Provide
  Arbitrary<Range> shortRanges() {
    return Arbitraries.of(Geometries.all()).flatMap(geometry -> ranges(geometry, 1000));
  }

  private static Arbitrary<Range> ranges(Geometry geometry, long pageCountMax) {
    long pages = (geometry.addressLast() >>> geometry.pageShift()) + 1;
    Arbitrary<Long> any = Arbitraries.longs().between(0, pages - 1);
    return Combinators.combine(any, any)
        .as(
            (one, other) -> {
              long first = Math.min(one, other);
              long count = Math.min(Math.max(one, other) - first + 1, pageCountMax);
              return new Range(geometry, first << geometry.pageShift(), count);
            });
  }
}
