package org.ptck.contpte;

/** Decides whether a block may be folded. */
@FunctionalInterface
public interface FoldTest {

  /** Valid entries for consecutive, aligned pages with equal attributes. */
  FoldTest UNIFORM = new UniformBlock();

  /**
   * Whether the block around an entry that was just stored may be folded.
   *
   * @param address the address that the entry translates
   * @param entry the entry
   * @param word what was stored: valid, not contiguous
   */
  boolean mayFold(Blocks blocks, long address, long entry, long word);
}
