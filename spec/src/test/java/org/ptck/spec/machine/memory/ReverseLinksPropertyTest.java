package org.ptck.spec.machine.memory;

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

/** The bag of links against a count for every page of every link. */
class ReverseLinksPropertyTest {

  /** A link that is added, or a range that is taken out if it is there. */
  record Change(boolean added, int file, int fileIndex, int space, long page, long pageCount) {}

  private record Place(int file, long fileIndex, int space, long page)
      implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return toString().compareTo(other.toString());
    }
  }

  @Property
  void links_behaveAsACountOfPages(@ForAll("changes") List<Change> changes) {
    ReverseLinks links = new ReverseLinks();
    Map<Place, Integer> naive = new TreeMap<>();
    for (Change change : changes) {
      assertThat(coversNaively(naive, change)).isEqualTo(covers(links, change));
      if (change.added()) {
        links.add(
            change.file(), change.fileIndex(), change.space(), change.page(),
            change.pageCount());
        count(naive, change, 1);
      } else if (covers(links, change)) {
        links.remove(
            change.file(), change.fileIndex(), change.space(), change.page(),
            change.pageCount());
        count(naive, change, -1);
      }
      for (int space = 0; space < 3; space++) {
        int number = space;
        assertThat(links.isAnyOf(space))
            .isEqualTo(naive.keySet().stream().anyMatch(place -> place.space() == number));
      }
      for (int file = 0; file < 2; file++) {
        for (long index = 0; index < 12; index++) {
          for (long page = 0; page < 12; page++) {
            assertThat(links.covers(file, index, 0, page, 1))
                .isEqualTo(naive.containsKey(new Place(file, index, 0, page)));
          }
        }
      }
    }
  }

  private static boolean covers(ReverseLinks links, Change change) {
    return links.covers(
        change.file(), change.fileIndex(), change.space(), change.page(), change.pageCount());
  }

  private static boolean coversNaively(Map<Place, Integer> naive, Change change) {
    for (long n = 0; n < change.pageCount(); n++) {
      if (!naive.containsKey(place(change, n))) {
        return false;
      }
    }
    return true;
  }

  private static void count(Map<Place, Integer> naive, Change change, int delta) {
    for (long n = 0; n < change.pageCount(); n++) {
      naive.merge(place(change, n), delta, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  private static Place place(Change change, long n) {
    return new Place(change.file(), change.fileIndex() + n, change.space(), change.page() + n);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
        Arbitraries.of(true, false),
        Arbitraries.integers().between(0, 1),
        Arbitraries.integers().between(0, 6),
        Arbitraries.integers().between(0, 1),
        Arbitraries.longs().between(0, 6),
        Arbitraries.longs().between(1, 5))
        .as(Change::new)
        .list()
        .ofMaxSize(30);
  }
}
