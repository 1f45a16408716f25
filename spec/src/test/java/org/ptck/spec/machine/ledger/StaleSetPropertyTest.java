package org.ptck.spec.machine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.Store;

/** The set against a plain list of records. */
class StaleSetPropertyTest {

  private static final FrameMap FRAMES =
      new FrameMap(Geometries.TINY, new MachineSize(8, 512, 2));

  /** An addition, or with mask inverted an invalidation; of one page or of eight. */
  record Change(boolean added, int space, long page, boolean large, long mask) {}

  private record Naive(int space, long first, long count, long target, long mask) {
    boolean covers(int inSpace, long page) {
      return space == inSpace && first <= page && page < first + count;
    }
  }

  @Property
  void set_behavesAsAListOfRecords(@ForAll("changes") List<Change> changes) {
    Store store = new Store(PageIndex.wordCount(FRAMES));
    PageIndex pages = new PageIndex(FRAMES, store, 0);
    StaleSet set = new StaleSet(pages);
    List<Naive> naive = new ArrayList<>();
    for (Change change : changes) {
      apply(change, set, naive);

      assertThat(set.size()).isEqualTo(naive.size());
      for (long page = 0; page < 16; page++) {
        assertThat(found(set, 0, page)).isEqualTo(expected(naive, 0, page));
        assertThat(found(set, 1, page)).isEqualTo(expected(naive, 1, page));
      }
      for (long page = FRAMES.dataFirst(); page < FRAMES.dataFirst() + 16L; page++) {
        long target = page;
        long count =
            naive.stream()
                .filter(each -> each.target() <= target && target < each.target() + each.count())
                .count();
        assertThat(pages.stale(page)).isEqualTo((int) count);
      }
    }
  }

  private static void apply(Change change, StaleSet set, List<Naive> naive) {
    long count = change.large() ? 8 : 1;
    long first = change.large() ? change.page() & ~7L : change.page();
    if (change.added()) {
      long target = FRAMES.dataFirst() + first;
      set.add(change.space(), first, count, target, 0, change.mask(), 1);
      naive.add(new Naive(change.space(), first, count, target, change.mask()));
      return;
    }
    set.invalidate(change.space(), change.mask(), first, count);
    List<Naive> before = List.copyOf(naive);
    naive.clear();
    for (Naive each : before) {
      boolean hit =
          each.space() == change.space()
              && each.first() < first + count
              && first < each.first() + each.count();
      long mask = hit ? each.mask() & ~change.mask() : each.mask();
      if (mask != 0) {
        naive.add(new Naive(each.space(), each.first(), each.count(), each.target(), mask));
      }
    }
  }

  private static List<Long> found(StaleSet set, int space, long page) {
    List<Long> masks = new ArrayList<>();
    for (int slot = set.find(space, page); slot >= 0; slot = set.findNext(slot, space, page)) {
      masks.add(set.mask(slot));
    }
    return masks.stream().sorted().toList();
  }

  private static List<Long> expected(List<Naive> naive, int space, long page) {
    return naive.stream()
        .filter(each -> each.covers(space, page))
        .map(Naive::mask)
        .sorted()
        .toList();
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
        Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false)),
        Arbitraries.integers().between(0, 1),
        Arbitraries.longs().between(0, 15),
        Arbitraries.frequency(Tuple.of(1, true), Tuple.of(5, false)),
        Arbitraries.longs().between(1, 7))
        .as(Change::new)
        .list()
        .ofMaxSize(90);
  }
}
