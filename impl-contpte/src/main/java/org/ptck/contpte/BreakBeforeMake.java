package org.ptck.contpte;

import org.ptck.spec.arch.Architecture;

/**
 * Converts a block in three steps: every entry is cleared, the translations are invalidated, the
 * entries are stored. At no time can a CPU hold translations of both kinds for one address.
 */
final class BreakBeforeMake implements Conversion {

  @Override
  public void convert(Blocks blocks, int id, long address, long block, boolean folded) {
    long word = blocks.take(block);
    blocks.invalidate(id, address);
    Architecture architecture = blocks.architecture();
    long made =
        folded ? architecture.makeContiguous(word) : architecture.makeNonContiguous(word, block);
    blocks.fill(block, made, blocks.run());
  }
}
