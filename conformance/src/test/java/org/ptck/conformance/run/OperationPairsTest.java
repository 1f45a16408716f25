package org.ptck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.OperationKind;

/**
 * Every ordered pair of the reference's operations, side by side: no rule takes what one of them is
 * in the middle of for what another has left behind, none waits without end, and some order of the
 * two explains what came of them.
 */
class OperationPairsTest {

  private static final int PLACE_COUNT = Integer.getInteger("ptck.pairs.places", 200);

  @Test
  void pairsOfOperations_interleaved_raiseNoAlarm() {
    List<String> wrong = new ArrayList<>();
    long switches = 0;
    try (SideBySide bench = new SideBySide(Requests.REFERENCE, Geometries.TINY)) {
      for (OperationKind first : OperationKind.values()) {
        for (OperationKind second : OperationKind.values()) {
          for (int n = 0; n < PLACE_COUNT; n++) {
            Pair.Kind kind = Pair.Kind.values()[n % 3];
            Pair.Common common = Pair.Common.values()[n / 3 % 5];
            long seed = (first.ordinal() * 64L + second.ordinal()) * 1_000_003L + n;
            Pair pair = Pair.draw(first, second, kind, common, seed);
            String why = bench.run(pair.before(), pair.first(), pair.second(), pair.places());
            switches += bench.switchCount();
            if (why != null) {
              wrong.add(
                  "%s, %s, %s, %s, seed %d: %s%n%s"
                      .formatted(first, second, kind, common, seed, why, pair));
              break;
            }
          }
        }
      }
    }
    System.out.println("switches " + switches + " wrong " + wrong.size());
    assertThat(wrong).isEmpty();
  }
}
