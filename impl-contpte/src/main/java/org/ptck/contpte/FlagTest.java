package org.ptck.contpte;

/** Decides whether a folded block has the access flags already that are asked for. */
@FunctionalInterface
public interface FlagTest {

  /**
   * Whether nothing needs to be changed.
   *
   * @param gathering how the state of the block is found
   * @param block the first entry of the block
   * @param word what one of its entries holds
   * @param wanted the word asked for, of that entry
   */
  boolean isMet(Blocks blocks, Gathering gathering, long block, long word, long wanted);
}
