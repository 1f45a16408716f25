package org.ptck.contpte;

import org.ptck.spec.arch.Architecture;

/**
 * Reads an entry while others may convert its block: what was gathered counts only if the whole
 * block was seen in one state.
 */
final class LocklessRead {

  private final Blocks blocks;

  LocklessRead(Blocks blocks) {
    this.blocks = blocks;
  }

  /** The entry, its accessed and dirty state gathered over its block if that is folded. */
  long read(long address, long entry) {
    Architecture architecture = blocks.architecture();
    while (true) {
      long word = blocks.hardware().entryRead(entry);
      if (!blocks.isFolded(word)) {
        return word;
      }
      long gathered = gather(address, entry, word);
      if (architecture.isValid(gathered)) {
        return gathered;
      }
    }
  }

  /** The word with what the block says, or an empty one if the block is being changed. */
  private long gather(long address, long entry, long word) {
    int index = blocks.indexOf(address);
    long block = blocks.blockOf(address, entry);
    long first = blocks.withoutState(blocks.word(word, -index));
    long gathered = word;
    for (int n = 0; n < blocks.run(); n++) {
      long each = blocks.hardware().entryRead(blocks.entry(block, n));
      if (blocks.withoutState(each) != blocks.word(first, n)) {
        return Architecture.EMPTY;
      }
      gathered = blocks.withStateOf(gathered, each);
    }
    return gathered;
  }
}
