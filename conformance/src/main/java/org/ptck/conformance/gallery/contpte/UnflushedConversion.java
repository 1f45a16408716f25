package org.ptck.conformance.gallery.contpte;

import org.ptck.contpte.Blocks;
import org.ptck.contpte.Conversion;

/**
 * B59: a block is folded and unfolded through empty entries, but nothing is invalidated before the
 * new ones are stored, so that a CPU may hold translations of both kinds.
 */
public final class UnflushedConversion implements Conversion {

  @Override
  public void convert(Blocks blocks, int id, long address, long block, boolean folded) {
    long word = blocks.take(block);
    blocks.fill(
        block,
        folded
            ? blocks.architecture().makeContiguous(word)
            : blocks.architecture().makeNonContiguous(word, block),
        blocks.run());
  }
}
