package org.ptck.conformance.gallery.contpte;

import org.ptck.contpte.Blocks;
import org.ptck.contpte.FlagTest;
import org.ptck.contpte.Gathering;

/**
 * Like B11: access flags count as set when the block as a whole has them, although the entry that a
 * walker without hardware management looks at does not.
 */
public final class GatheredFlags implements FlagTest {

  @Override
  public boolean isMet(Blocks blocks, Gathering gathering, long block, long word, long wanted) {
    boolean permitted =
        blocks.architecture().isWritable(word) || !blocks.architecture().isWritable(wanted);
    long gathered = gathering.gather(blocks, block, word);
    return permitted && blocks.withStateOf(gathered, wanted) == gathered;
  }
}
