package org.ptck.spec.machine.ledger.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ptck.spec.fact.MappingState;

/** The index of break points against a map with one entry a page. */
class MappingIndexPropertyTest {

  private static final int PAGE_COUNT = 40;

  record Change(long page, long pageCount, int state) {}

  @Property
  void index_behavesAsAMapOfPages(@ForAll("changes") List<Change> changes) {
    MappingIndex index = new MappingIndex();
    TreeMap<Long, Integer> naive = new TreeMap<>();
    for (Change change : changes) {
      index.set(change.page(), change.pageCount(), change.state());
      for (long page = change.page(); page < change.page() + change.pageCount(); page++) {
        naive.put(page, change.state());
      }
    }
    for (long first = 0; first < PAGE_COUNT; first++) {
      assertThat(index.stateAt(first)).isEqualTo(naive.getOrDefault(first, 0));
      for (long last = first; last < PAGE_COUNT; last++) {
        assertThat(index.isAnythingMapped(first, last))
            .isEqualTo(naive.subMap(first, last + 1).values().stream().anyMatch(this::isMapped));
        assertThat(index.firstUnmapped(first, last + 1))
            .isEqualTo(
                LongStream.rangeClosed(first, last)
                    .filter(page -> naive.getOrDefault(page, 0) == MappingState.NONE)
                    .findFirst()
                    .orElse(-1));
      }
    }
  }

  private boolean isMapped(int state) {
    return state != MappingState.NONE && (state & MappingState.LEAVING) == 0;
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
        Arbitraries.longs().between(0, 29),
        Arbitraries.longs().between(1, 10),
        Arbitraries.integers().between(0, 7))
        .as(Change::new)
        .list()
        .ofMaxSize(30);
  }
}
