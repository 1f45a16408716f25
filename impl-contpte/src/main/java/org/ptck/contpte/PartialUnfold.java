package org.ptck.contpte;

/** Unfolds, before a run of entries is changed, the blocks that would be changed in part only. */
@FunctionalInterface
public interface PartialUnfold {

  /**
   * Unfolds what has to be unfolded.
   *
   * @param conversion how blocks are unfolded
   * @param id the id that tags translations made through the entries, or none
   * @param address the address that the first entry translates
   * @param entry the first entry
   * @param count the number of entries; at least 1
   */
  void before(
      Blocks blocks, Conversion conversion, int id, long address, long entry, int count);
}
