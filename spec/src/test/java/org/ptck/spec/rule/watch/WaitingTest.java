package org.ptck.spec.rule.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What waits for locks, against a map that keeps its order. */
class WaitingTest {

  /** A thing is touched under locks, or locks are released. */
  record Change(boolean touched, long thing, long locks) {}

  @Property
  void things_areReadyWhenTheLastOfTheirLocksIsReleased(
      @ForAll("changes") List<Change> changes) {
    Waiting waiting = new Waiting();
    Map<Long, Long> naive = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change.touched()) {
        waiting.add(change.thing(), change.locks());
        naive.merge(change.thing(), change.locks(), (a, b) -> a | b);
      } else {
        Touched ready = new Touched();
        waiting.release(change.locks(), ready);
        assertThat(all(ready)).isEqualTo(release(naive, change.locks()));
      }
    }
    Touched rest = new Touched();
    waiting.release(-1L, rest);
    assertThat(all(rest)).isEqualTo(List.copyOf(naive.keySet()));
  }

  private static List<Long> release(Map<Long, Long> naive, long locks) {
    naive.replaceAll((_, left) -> left & ~locks);
    List<Long> ready =
        naive.entrySet()
            .stream()
            .filter(entry -> entry.getValue() == 0)
            .map(Map.Entry::getKey)
            .toList();
    naive.keySet().removeAll(ready);
    return ready;
  }

  private static List<Long> all(Touched things) {
    List<Long> all = new ArrayList<>();
    for (int n = 0; n < things.count(); n++) {
      all.add(things.thing(n));
    }
    return all;
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
        Arbitraries.integers().between(0, 9).map(n -> n > 0),
        Arbitraries.longs().between(0, 120).map(n -> n * 4096),
        Arbitraries.longs().between(1, 7))
        .as(Change::new)
        .list()
        .ofMaxSize(200);
  }
}
