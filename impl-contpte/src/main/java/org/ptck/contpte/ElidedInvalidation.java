package org.ptck.contpte;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.LiveChange;

/**
 * Converts a block without invalidating in between where CPUs do not ask for it: what they may use
 * of the old entries and the new ones leads to the same pages and permits the same. What is changed
 * afterwards is invalidated by whoever changes it, the translations of both kinds included.
 */
public final class ElidedInvalidation implements Conversion {

  private final Conversion broken = new BreakBeforeMake();

  @Override
  public void convert(Blocks blocks, int id, long address, long block, boolean folded) {
    Architecture architecture = blocks.architecture();
    if (architecture.duty(LiveChange.CONTIGUOUS).isBreakBeforeMake()) {
      broken.convert(blocks, id, address, block, folded);
      return;
    }
    long word = blocks.take(block);
    long made =
        folded ? architecture.makeContiguous(word) : architecture.makeNonContiguous(word, block);
    blocks.fill(block, made, blocks.run());
  }
}
