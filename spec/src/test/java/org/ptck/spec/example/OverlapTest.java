package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.ResidentCounters;

/**
 * Correct operations side by side, correctly locked: no rule may take what one of them is in the
 * middle of for what another has left behind. Beside each the nearest violation, which must not go
 * unseen for that.
 */
class OverlapTest {

  private static final int TABLE = Bench.TABLE;
  private static final int MMAP = Bench.MMAP;
  private static final int RESIDENT = ResidentCounters.ANONYMOUS;

  // ---- RUN-2

  @Test
  void run2_boundOfAnOperation_outlivesTheEndOfAnother() {
    assertThat(
        findingOf(
            Overlap.FACTS,
            side -> {
              Overlap.Tree tree = side.spawn(0, 0);
              side.begin(0);
              side.end(1, side.begin(1));
              side.on(0);
              for (int n = 0; n <= Overlap.EVENT_COUNT_MAX; n++) {
                side.hardware.entryRead(tree.entry(0));
              }
            }))
        .isEqualTo("RUN-2 in operation 2");
  }

  @Test
  void run2_bothOperations_makeAsManyEventsAsTheyMay() {
    assertThat(
        findingOf(
            Overlap.FACTS,
            side -> {
              Overlap.Tree tree = side.spawn(0, 0);
              side.begin(0);
              side.begin(1);
              for (int n = 0; n < 2 * Overlap.EVENT_COUNT_MAX - 10; n++) {
                side.on(n % 2);
                side.hardware.entryRead(tree.entry(0));
              }
            }))
        .isEqualTo("none");
  }

  /** What the rules find, and whom they blame. */
  private static String findingOf(Set<Capability> facts, Consumer<Overlap> body) {
    return new Overlap(facts).run(body);
  }


}
