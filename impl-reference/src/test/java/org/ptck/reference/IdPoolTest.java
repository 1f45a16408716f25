package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;

/** Ids of address spaces, of which there are four on {@code tiny-few-ids}. */
class IdPoolTest {

  private final ManagerBench bench = new ManagerBench(Geometries.TINY_FEW_IDS);

  @Test
  void thereMayBeMoreSpacesThanIds() {
    for (int space = 1; space < 10; space++) {
      bench.done(new Operation.Fork(0, space));
    }
    for (int space = 9; space >= 0; space--) {
      bench.done(new Operation.Load(space));
    }
    bench.endWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void idOfASpaceThatIsGone_isFreeAgainAfterOneFlush() {
    int before = bench.count(EventKind.INVALIDATE);
    for (int round = 0; round < 10; round++) {
      bench.done(new Operation.Spawn(1));
      bench.done(new Operation.Load(1));
      bench.done(new Operation.Exit(1));
    }
    assertThat(bench.count(EventKind.INVALIDATE) - before).isEqualTo(10);
  }

  /** What was cached under the id that was taken back is gone, and what is cached anew is right. */
  @Test
  void spaceWhoseIdWasTakenBack_isGivenAnotherWhenItIsLoaded() {
    bench.map(0, 1, Permission.READ_WRITE, 0);
    bench.write(0, 7);
    for (int space = 1; space < 6; space++) {
      bench.done(new Operation.Spawn(space));
      bench.done(new Operation.Load(space));
    }
    bench.done(new Operation.Load(0));

    assertThat(bench.read(0)).isEqualTo(7);
    bench.unmap(0, 1);
    assertThat(bench.access(0, Access.READ, 0))
        .isEqualTo(Outcome.refused(Rejection.NOT_MAPPED));
  }
}
