package org.ptck.spec.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two columns hold what a sorted map of the same changes holds. */
class StampsPropertyTest {

  /** A change of a few pages, the first and last of a machine's numbers among them. */
  private record Change(int kind, long page, long other, long stamp) {

    Stamps of(Stamps stamps) {
      return switch (kind) {
        case 0 -> stamps.with(page, stamp);
        case 1 -> stamps.without(first(), last());
        default -> stamps.moving(first(), last(), last());
      };
    }

    void to(TreeMap<Long, Long> map) {
      switch (kind) {
        case 0 -> map.put(page, stamp);
        case 1 -> map.subMap(first(), last()).clear();
        default -> {
          Map<Long, Long> moved = new TreeMap<>(map.subMap(first(), last()));
          map.subMap(first(), last()).clear();
          moved.forEach((at, what) -> map.put(at - first() + last(), what));
        }
      }
    }

    private long first() {
      return Math.min(page, other);
    }

    private long last() {
      return Math.max(page, other);
    }
  }

  @Property
  void holdWhatAMapHolds(@ForAll("changes") List<Change> changes) {
    Stamps stamps = Stamps.NONE;
    TreeMap<Long, Long> map = new TreeMap<>();
    for (Change change : changes) {
      Stamps before = stamps;
      String was = before.toString();
      stamps = change.of(stamps);
      change.to(map);

      assertThat(before.toString()).isEqualTo(was);
      assertThat(stamps).hasToString(map.toString());
      assertThat(stamps.isEmpty()).isEqualTo(map.isEmpty());
      assertThat(stamps.size()).isEqualTo(map.size());
      for (long page = 0; page < 12; page++) {
        assertThat(stamps.has(page)).isEqualTo(map.containsKey(page));
      }
    }
    Stamps again = Stamps.NONE;
    for (var entry : map.descendingMap().entrySet()) {
      again = again.with(entry.getKey(), entry.getValue());
    }
    assertThat(again).isEqualTo(stamps).hasSameHashCodeAs(stamps);
    assertThat(again.with(3, -1)).isNotEqualTo(again);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Long> pages = Arbitraries.longs().between(0, 11);
    return Combinators.combine(
        Arbitraries.integers().between(0, 2), pages, pages, Arbitraries.longs().between(1, 9))
        .as(Change::new)
        .list()
        .ofMaxSize(20);
  }
}
