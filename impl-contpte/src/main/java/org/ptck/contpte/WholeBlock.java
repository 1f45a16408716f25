package org.ptck.contpte;

import org.ptck.spec.arch.Architecture;

/** Hardware may have set accessed or dirty in any entry of the block: all are read. */
final class WholeBlock implements Gathering {

  @Override
  public long gather(Blocks blocks, long block, long word) {
    Architecture architecture = blocks.architecture();
    long gathered = word;
    for (int n = 0; n < blocks.run(); n++) {
      if (architecture.isYoung(gathered) && architecture.isDirty(gathered)) {
        return gathered;
      }
      long each = blocks.hardware().entryRead(blocks.entry(block, n));
      gathered = blocks.withStateOf(gathered, each);
    }
    return gathered;
  }
}
