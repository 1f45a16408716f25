package org.ptck.conformance.gallery;

import org.ptck.contpte.Blocks;
import org.ptck.contpte.Conversion;
import org.ptck.spec.arch.Architecture;

/**
 * B59: the entries of a block are cleared and stored again at once: a CPU may hold a translation of
 * the old kind beside one of the new.
 */
final class UnflushedConversion implements Conversion {

  @Override
  public void convert(Blocks blocks, int id, long address, long block, boolean folded) {
    long word = blocks.take(block);
    Architecture architecture = blocks.architecture();
    long made =
        folded ? architecture.makeContiguous(word) : architecture.makeNonContiguous(word);
    blocks.fill(block, made, blocks.run());
  }
}
