package org.ptck.contpte;

/** Finds the accessed and dirty state of a folded block. */
@FunctionalInterface
public interface Gathering {

  /**
   * The word of an entry of a folded block, accessed and dirty if any entry of the block is.
   *
   * @param block the first entry of the block
   * @param word what the entry holds
   */
  long gather(Blocks blocks, long block, long word);
}
