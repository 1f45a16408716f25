package org.ptck.spec.machine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;

/** Entries of 8 and of 4 bytes, against a map. */
class TableMemoryCellsTest {

  @Property
  void entries_keepWhatWasSet_whateverTheirNeighboursHold(@ForAll("writes") Writes writes) {
    TableMemoryCells cells = writes.cells();
    TreeMap<Long, Long> words = writes.words();
    words.forEach((entry, word) -> cells.set(writes.level, entry, word));

    for (long entry : writes.entries()) {
      assertThat(cells.get(writes.level, entry))
          .isEqualTo(words.getOrDefault(entry, 0L) & writes.entryMask());
    }
  }

  @Property(tries = 200)
  void nextUsed_passesOverNothingThatWasSet(@ForAll("writes") Writes writes) {
    TableMemoryCells cells = writes.cells();
    TreeMap<Long, Long> words = writes.words();
    words.forEach((entry, word) -> cells.set(writes.level, entry, word));

    for (long entry : writes.entries()) {
      Long next = words.ceilingKey(entry);
      long used = cells.nextUsed(entry, writes.end());

      assertThat(used).isBetween(entry, next == null ? writes.end() : next);
      assertThat(used % writes.entryBytes()).isZero();
    }
  }

  @Property
  void clear_emptiesTheTableAndNoOther(@ForAll("writes") Writes writes) {
    TableMemoryCells cells = writes.cells();
    long other = writes.frames().address(Writes.FRAME + 1);
    cells.set(writes.level, other, 5);
    writes.words().forEach((entry, word) -> cells.set(writes.level, entry, word));

    cells.clear(Writes.FRAME, writes.geometry.tableBytes(writes.level));

    writes.entries().forEach(entry -> assertThat(cells.get(writes.level, entry)).isZero());
    assertThat(cells.get(writes.level, other)).isEqualTo(5);
  }

  /** Words set in one table. */
  record Writes(Geometry geometry, int level, Map<Integer, Long> byIndex) {
    private static final int FRAME = 3;

    FrameMap frames() {
      return new FrameMap(geometry, new MachineSize(8, 512, 2));
    }

    TableMemoryCells cells() {
      Store store = new Store(TableMemoryCells.wordCount(frames()));
      return new TableMemoryCells(frames(), geometry, store, 0);
    }

    TreeMap<Long, Long> words() {
      TreeMap<Long, Long> words = new TreeMap<>();
      List<Long> entries = entries();
      byIndex.forEach((index, word) -> words.put(entries.get(index), word));
      return words;
    }

    List<Long> entries() {
      long table = frames().address(FRAME);
      return LongStream.range(0, geometry.entryCount(level))
          .mapToObj(index -> table + index * entryBytes())
          .toList();
    }

    long end() {
      return frames().address(FRAME) + geometry.tableBytes(level);
    }

    long entryBytes() {
      return 1L << geometry.entryShift(level);
    }

    long entryMask() {
      return -1L >>> (Long.SIZE - 8 * entryBytes());
    }
  }

  @Provide
  Arbitrary<Writes> writes() {
    return Arbitraries.of(Geometries.TINY4, Geometries.X86_32, Geometries.X86_PAE)
        .flatMap(
            geometry -> Arbitraries.integers()
                .between(0, geometry.rootLevel())
                .flatMap(level -> writes(geometry, level)));
  }

  private static Arbitrary<Writes> writes(Geometry geometry, int level) {
    Arbitrary<Integer> indexes =
        Arbitraries.integers().between(0, geometry.entryCount(level) - 1);
    return Combinators.combine(
        Arbitraries.just(geometry),
        Arbitraries.just(level),
        Arbitraries.maps(indexes, Arbitraries.longs()).ofMaxSize(6))
        .as(Writes::new);
  }
}
