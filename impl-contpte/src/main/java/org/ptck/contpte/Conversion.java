package org.ptck.contpte;

/** Rewrites a block of valid entries of one kind, contiguous or not, as one of the other kind. */
@FunctionalInterface
public interface Conversion {

  /**
   * Folds or unfolds a block. Accessed and dirty state that any of its entries has, or gets
   * meanwhile, all of them have afterwards.
   *
   * @param id the id that tags translations made through the block, or none
   * @param address an address of the block
   * @param block its first entry
   * @param folded whether the block is to be folded
   */
  void convert(Blocks blocks, int id, long address, long block, boolean folded);
}
