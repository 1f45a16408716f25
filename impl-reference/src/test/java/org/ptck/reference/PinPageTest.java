package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.fact.hardware.FileMemory;

/** Pins: a page that a device has stays the right one, and lives as long as the device needs it. */
class PinPageTest {

  private static final Operation FORK = new Operation.Fork(0, 1);

  private final ManagerBench bench = new ManagerBench();

  @Test
  void pinForReading_givesTheSpaceAPageOfItsOwn() {
    bench.mapFile(0, 1, 0, Sharing.PRIVATE, 0, 0);

    assertThat(bench.pin(0, 0, Access.READ)).isEqualTo(Outcome.done());

    assertThat(bench.view.isCached(bench.mapped(0, 0))).isFalse();
    assertThat(bench.machine.deviceLoad(0)).isEqualTo(FileMemory.initialStamp(0, 0));
    bench.write(0, 7);
    assertThat(bench.machine.deviceLoad(0)).isEqualTo(7);
    bench.done(new Operation.Unpin(0));
    bench.endWith(0);
  }

  @Test
  void pinAfterFork_breaksTheSharingFirst() {
    populate(1);
    bench.done(FORK);

    assertThat(bench.pin(0, 0, Access.READ)).isEqualTo(Outcome.done());

    assertThat(bench.mapped(0, 0)).isNotEqualTo(bench.mapped(1, 0));
    bench.done(new Operation.Unpin(0));
    bench.endWith(0, 1);
  }

  @Test
  void forkAfterPin_copiesThePage_andLeavesTheParentsAlone() {
    populate(4);
    bench.pin(0, 2, Access.WRITE);
    int pinned = bench.mapped(0, 2);
    bench.deviceWrite(0, 50);

    bench.done(FORK);
    bench.deviceWrite(0, 51);

    assertThat(bench.mapped(0, 2)).isEqualTo(pinned);
    assertThat(bench.isWritable(0, 2)).isTrue();
    assertThat(bench.mapped(1, 2)).isNotEqualTo(pinned);
    bench.done(new Operation.Load(1));
    assertThat(bench.read(2)).isEqualTo(50);
    bench.done(new Operation.Unpin(0));
    bench.endWith(0, 1);
  }

  @Test
  void forkThatCannotCopy_leavesNoChild() {
    populate(1);
    bench.pin(0, 0, Access.WRITE);

    // Three tables for the child come first.
    assertThat(bench.failing(4).execute(FORK)).isEqualTo(ManagerBench.OUT_OF_MEMORY);

    assertThat(bench.view.rootOf(1)).isZero();
    bench.write(0, 9);
    bench.done(new Operation.Unpin(0));
    bench.endWith(0);
  }

  @Test
  void pin_keepsThePageAliveAfterUnmap() {
    populate(1);
    bench.pin(0, 0, Access.READ);
    int page = bench.mapped(0, 0);

    bench.unmap(0, 1);
    assertThat(bench.view.isAllocated(page)).isTrue();
    assertThat(bench.machine.deviceLoad(0)).isEqualTo(1);

    bench.done(new Operation.Unpin(0));
    assertThat(bench.view.isAllocated(page)).isFalse();
    bench.endWith(0);
  }

  @Test
  void endOfAPinForWriting_marksThePageOfAFileDirty() {
    bench.mapFile(0, 1, 0, Sharing.SHARED, 0, 0);
    bench.pin(0, 0, Access.WRITE);
    int page = bench.mapped(0, 0);

    bench.done(new Operation.Unpin(0));

    assertThat(bench.view.isFolioDirty(page)).isTrue();
    bench.endWith(0);
  }

  @Test
  void refusals_comeInTheOrderOfTheModel() {
    bench.map(0, 1, Permission.READ_ONLY, 0);
    bench.pin(0, 0, Access.READ);

    assertThat(bench.execute(new Operation.Pin(8, 0, 0, Access.READ)))
        .isEqualTo(Outcome.refused(Rejection.BAD_ARGUMENT));
    assertThat(bench.execute(new Operation.Pin(0, 0, 1, Access.READ)))
        .isEqualTo(Outcome.refused(Rejection.BAD_RANGE));
    assertThat(bench.execute(new Operation.Pin(0, 5, 0, Access.READ)))
        .isEqualTo(Outcome.refused(Rejection.NO_SUCH_SPACE));
    assertThat(bench.pin(0, 9, Access.WRITE)).isEqualTo(Outcome.refused(Rejection.PIN_EXISTS));
    assertThat(bench.pin(1, 9, Access.WRITE)).isEqualTo(Outcome.refused(Rejection.NOT_MAPPED));
    assertThat(bench.pin(1, 0, Access.WRITE)).isEqualTo(Outcome.refused(Rejection.NOT_PERMITTED));
    assertThat(bench.execute(new Operation.Unpin(1)))
        .isEqualTo(Outcome.refused(Rejection.NO_SUCH_PIN));
    bench.done(new Operation.Unpin(0));
    bench.endWith(0);
  }

  @Test
  void outOfMemory_opensNoPin() {
    bench.map(0, 1, Permission.READ_WRITE, 0);

    assertThat(bench.failingFrom(1).pin(0, 0, Access.WRITE)).isEqualTo(ManagerBench.OUT_OF_MEMORY);

    assertThat(bench.pin(0, 0, Access.WRITE)).isEqualTo(Outcome.done());
    bench.done(new Operation.Unpin(0));
    bench.endWith(0);
  }

  private void populate(int pageCount) {
    bench.map(0, pageCount, Permission.READ_WRITE, 2);
    bench.tell(1, 0, pageCount, MappingState.of(Permission.READ_WRITE));
    for (int page = 0; page < pageCount; page++) {
      bench.write(page, page + 1);
    }
  }
}
