package org.ptck.spec.machine.ledger.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is known of an actor belongs to its operation, and to no other. */
class ActorIndexTest {

  private final ActorIndex actors = new ActorIndex();

  @Test
  void memoryRanOut_inTheOperationOnly() {
    actors.begin(0, 1, false);
    actors.begin(1, 2, false);
    actors.memoryRanOut(0);

    assertThat(actors.isOutOfMemory(1)).isTrue();
    assertThat(actors.isOutOfMemory(2)).isFalse();

    actors.end(0);
    assertThat(actors.isOutOfMemory(1)).as("when it has ended").isTrue();
    actors.begin(0, 3, false);
    assertThat(actors.isOutOfMemory(3)).as("the next one").isFalse();
  }

  @Test
  void writeIsRequested_whileTheOperationRuns() {
    actors.begin(0, 1, true);
    assertThat(actors.isWriteRequested(0)).isTrue();
    actors.end(0);
    assertThat(actors.isWriteRequested(0)).isFalse();
  }

  @Test
  void operationRunsBeside_whoDoesNotRunIt() {
    actors.begin(0, 1, false);
    assertThat(actors.isOpenBeside(1, 1)).isTrue();
    assertThat(actors.isOpenBeside(0, 1)).isFalse();
    assertThat(actors.isOpenBeside(1, 2)).isFalse();
    actors.end(0);
    assertThat(actors.isOpenBeside(1, 1)).isFalse();
  }

  @Test
  void operationsRunSideBySide_whereSeveralDo() {
    assertThat(actors.isOpenSideBySide()).isFalse();
    actors.begin(0, 1, false);
    assertThat(actors.isOpenSideBySide()).as("one alone").isFalse();
    assertThat(actors.isAnyOpenBeside(0)).isFalse();
    actors.begin(3, 2, false);
    assertThat(actors.isOpenSideBySide()).isTrue();
    assertThat(actors.isAnyOpenBeside(0)).isTrue();
    actors.end(0);
    assertThat(actors.isOpenSideBySide()).as("when the other has ended").isFalse();
  }
}
