package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.fact.hardware.FileMemory;

/** Discard: what was stored privately is gone, the mapping and its tables are not. */
class DiscardRangeTest {

  private final ManagerBench bench = new ManagerBench();

  @Test
  void anonymousPages_readZeroAgain() {
    bench.map(0, 4, Permission.READ_WRITE, 2);
    bench.write(1, 7);
    bench.write(3, 8);
    int tables = bench.view.tablesAllocated();

    bench.discard(0, 3);

    assertThat(bench.view.tablesAllocated()).isEqualTo(tables);
    assertThat(bench.read(1)).isZero();
    assertThat(bench.read(3)).isEqualTo(8);
    bench.endWith(0);
  }

  @Test
  void pagesOfAFile_keepWhatTheFileHolds() {
    bench.mapFile(0, 1, 0, Sharing.SHARED, 0, 0);
    bench.mapFile(1, 1, 0, Sharing.PRIVATE, 0, 1);
    bench.write(0, 7);
    bench.write(1, 8);

    bench.discard(0, 2);

    assertThat(bench.read(0)).isEqualTo(7);
    assertThat(bench.read(1)).isEqualTo(FileMemory.initialStamp(0, 1));
    bench.endWith(0);
  }

  @Test
  void hole_isRefused() {
    bench.map(0, 1, Permission.READ_WRITE, 0);

    assertThat(bench.execute(new Operation.Discard(0, 0, 2)))
        .isEqualTo(Outcome.refused(Rejection.NOT_MAPPED));
    bench.endWith(0);
  }
}
