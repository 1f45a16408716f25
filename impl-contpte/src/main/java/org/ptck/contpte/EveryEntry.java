package org.ptck.contpte;

import org.ptck.spec.arch.Architecture;

/**
 * The flags are there only when every entry of the block has them: a walker that does not set flags
 * by itself looks at the entry it walks to alone, and would fault for ever on one without.
 */
final class EveryEntry implements FlagTest {

  @Override
  public boolean isMet(
      Blocks blocks, Gathering gathering, long block, long word, long wanted) {
    Architecture architecture = blocks.architecture();
    if (architecture.isWritable(wanted) && !architecture.isWritable(word)) {
      return false;
    }
    for (int n = 0; n < blocks.run(); n++) {
      long each = blocks.hardware().entryRead(blocks.entry(block, n));
      if (blocks.withFlagsOf(each, wanted) != each) {
        return false;
      }
    }
    return true;
  }
}
