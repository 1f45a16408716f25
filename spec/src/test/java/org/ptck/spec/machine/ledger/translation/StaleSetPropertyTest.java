package org.ptck.spec.machine.ledger.translation;

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
import org.ptck.spec.fact.Invalidated;
import org.ptck.spec.machine.ledger.page.PageIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.Store;

/** The set against a plain list of records. */
class StaleSetPropertyTest {

  private static final FrameMap FRAMES =
      new FrameMap(Geometries.TINY, new MachineSize(8, 512, 2));

  /** An addition or an invalidation, of one page or more, at a multiple of their number. */
  record Change(boolean added, int space, long page, long pageCount, long mask) {}

  private record Naive(int space, long first, long count, long target, long mask) {
    boolean covers(int inSpace, long page, long pageCount) {
      return space == inSpace && first < page + pageCount && page < first + count;
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
        for (long pageCount = 1; pageCount <= 8; pageCount *= 2) {
          for (int space = 0; space < 2; space++) {
            assertThat(found(set, space, page, pageCount))
                .isEqualTo(expected(naive, space, page, pageCount));
          }
        }
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
    long count = change.pageCount();
    long first = change.page() / count * count;
    if (change.added()) {
      long target = FRAMES.dataFirst() + first;
      set.add(change.space(), first, count, target, 0, change.mask(), 1);
      naive.add(new Naive(change.space(), first, count, target, change.mask()));
      return;
    }
    set.invalidate(change.space(), change.mask(), first, count, Invalidated.ANY_LEVEL);
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

  private static List<Long> found(StaleSet set, int space, long page, long pageCount) {
    List<Long> masks = new ArrayList<>();
    for (int slot : set.overlapping(space, page, pageCount)) {
      masks.add(set.mask(slot));
    }
    return masks.stream().sorted().toList();
  }

  private static List<Long> expected(
      List<Naive> naive, int space, long page, long pageCount) {
    return naive.stream()
        .filter(each -> each.covers(space, page, pageCount))
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
        Arbitraries.frequency(
            Tuple.of(5, 1L), Tuple.of(1, 2L), Tuple.of(1, 3L), Tuple.of(1, 8L)),
        Arbitraries.longs().between(1, 7))
        .as(Change::new)
        .list()
        .ofMaxSize(90);
  }
}
