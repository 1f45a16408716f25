package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.fact.hardware.FileMemory;

/** Copies by the kernel: what an access of the program would need is done first. */
class UserCopyTest {

  private final ManagerBench bench = new ManagerBench();

  @Test
  void copyOut_bringsMemoryInThatNobodyTouched() {
    bench.map(0, 2, Permission.READ_WRITE, 0);

    assertThat(bench.copyOut(1, 7)).isEqualTo(Outcome.done());

    assertThat(bench.mapped(0, 0)).isZero();
    assertThat(bench.isDirty(0, 1)).isTrue();
    assertThat(bench.read(1)).isEqualTo(7);
    bench.endWith(0);
  }

  @Test
  void copyOut_breaksTheSharingThatForkMade() {
    bench.map(0, 1, Permission.READ_WRITE, 0);
    bench.write(0, 5);
    bench.done(new Operation.Fork(0, 1));

    assertThat(bench.copyOut(0, 7)).isEqualTo(Outcome.done());

    assertThat(bench.mapped(0, 0)).isNotEqualTo(bench.mapped(1, 0));
    assertThat(bench.copyIn(0)).isEqualTo(7);
    bench.endWith(0, 1);
  }

  @Test
  void copyOutToASharedPageOfAFile_isWrittenBack() {
    bench.mapFile(0, 1, 0, Sharing.SHARED, 0, 3);

    bench.copyOut(0, 7);
    bench.done(new Operation.Sync(0));

    assertThat(bench.view.storedStamp(0, 3)).isEqualTo(7);
    bench.endWith(0);
  }

  @Test
  void copyIn_seesTheFile() {
    bench.mapFile(0, 1, 0, Sharing.PRIVATE, 0, 3);

    assertThat(bench.copyIn(0)).isEqualTo(FileMemory.initialStamp(0, 3));
    bench.endWith(0);
  }

  @Test
  void copyOut_isRefusedWhatTheProgramIsRefused() {
    bench.map(0, 1, Permission.READ_ONLY, 0);

    assertThat(bench.copyOut(0, 7)).isEqualTo(Outcome.refused(Rejection.NOT_PERMITTED));
    assertThat(bench.copyOut(1, 7)).isEqualTo(Outcome.refused(Rejection.NOT_MAPPED));
    bench.endWith(0);
  }

  @Test
  void copyOut_thatRunsOutOfMemory_changesNothing() {
    bench.map(0, 1, Permission.READ_WRITE, 0);
    bench.write(0, 5);
    bench.done(new Operation.Fork(0, 1));

    assertThat(bench.failing(1).copyOut(0, 7))
        .isEqualTo(Outcome.refused(Rejection.OUT_OF_MEMORY));

    assertThat(bench.copyIn(0)).isEqualTo(5);
    bench.endWith(0, 1);
  }
}
