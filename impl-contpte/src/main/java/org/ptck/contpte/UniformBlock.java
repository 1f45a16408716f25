package org.ptck.contpte;

/**
 * A block whose entries are valid, map consecutive pages from an aligned one, and have equal
 * attributes but for accessed and dirty.
 */
final class UniformBlock implements FoldTest {

  @Override
  public boolean mayFold(Blocks blocks, long address, long entry, long word) {
    int index = blocks.indexOf(address);
    if ((blocks.page(word) & (blocks.run() - 1)) != index) {
      return false;
    }
    long block = blocks.blockOf(address, entry);
    long first = blocks.withoutState(blocks.word(word, -index));
    // From the end: where entries are filled in ascending order, the last is the one that lacks.
    for (int n = blocks.run() - 1; n >= 0; n--) {
      long each = blocks.hardware().entryRead(blocks.entry(block, n));
      // An empty or other invalid word is equal to no valid one.
      if (blocks.withoutState(each) != blocks.word(first, n)) {
        return false;
      }
    }
    return true;
  }
}
