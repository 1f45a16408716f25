package org.ptck.spec.machine.ledger.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Invalidated;
import org.ptck.spec.machine.ledger.page.PageIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.Store;

/** Whose the records of blocks are, and where they may be. */
class StaleSetTest {

  private static final FrameMap FRAMES =
      new FrameMap(Geometries.TINY, new MachineSize(8, 512, 2));
  private static final int STORES = StaleSet.STORES;

  private final StaleSet set =
      new StaleSet(new PageIndex(FRAMES, new Store(PageIndex.wordCount(FRAMES)), 0));

  private boolean addBlock(long mask, long debtor) {
    return set.addParts(0, 4, 4, 1, FRAMES.dataFirst(), StaleSet.CONTIGUOUS | STORES, mask, debtor);
  }

  @Test
  void sameBlock_isOwedByEachWhoTookIt() {
    assertThat(addBlock(1, 5)).isTrue();
    assertThat(addBlock(1, 6)).isTrue();
    assertThat(addBlock(1, 6)).isFalse();

    assertThat(set.size()).isEqualTo(2);
    assertThat(set.handOver(6, -1)).isEqualTo(1);
  }

  @Test
  void sameBlock_isOnTheCpusOfBothTimes() {
    addBlock(1, 5);
    addBlock(2, 5);
    assertThat(set.mask(0)).isEqualTo(3);
  }

  @Test
  void restOfABlock_isOwedByTheSame() {
    addBlock(1, 5);
    set.invalidate(0, 1, 5, 1, Invalidated.ANY_LEVEL);

    assertThat(set.overlapping(0, 5, 1)).isEmpty();
    int[] left = set.overlapping(0, 4, 4);
    assertThat(Arrays.stream(left).mapToLong(set::debtor)).hasSize(2).containsOnly(5L);
  }
}
