package org.ptck.contpte;

/**
 * The decisions of the layer that kernels took wrongly at some time, each replaceable.
 *
 * @param conversion how a block is folded and unfolded
 * @param foldTest when a block may be folded
 * @param gathering how accessed and dirty of a folded block are found
 * @param flagTest when access flags need no change
 * @param beforeClear what is unfolded before entries are cleared
 * @param beforeProtect what is unfolded before entries lose write permission
 */
public record ContpteParts(
    Conversion conversion,
    FoldTest foldTest,
    Gathering gathering,
    FlagTest flagTest,
    PartialUnfold beforeClear,
    PartialUnfold beforeProtect) {

  /** The right decisions. */
  public static ContpteParts correct() {
    return new ContpteParts(
        new BreakBeforeMake(),
        new OneFolio(),
        new WholeBlock(),
        new EveryEntry(),
        new EdgeBlocks(),
        new EdgeBlocks());
  }

  /** The same with another way to fold and unfold. */
  public ContpteParts withConversion(Conversion other) {
    return new ContpteParts(other, foldTest, gathering, flagTest, beforeClear, beforeProtect);
  }

  /** The same with another idea of what may be folded. */
  public ContpteParts withFoldTest(FoldTest other) {
    return new ContpteParts(conversion, other, gathering, flagTest, beforeClear, beforeProtect);
  }

  /** The same with another way to read a folded block. */
  public ContpteParts withGathering(Gathering other) {
    return new ContpteParts(conversion, foldTest, other, flagTest, beforeClear, beforeProtect);
  }

  /** The same with another idea of when access flags need no change. */
  public ContpteParts withFlagTest(FlagTest other) {
    return new ContpteParts(conversion, foldTest, gathering, other, beforeClear, beforeProtect);
  }

  /** The same with something else unfolded before entries are cleared. */
  public ContpteParts withBeforeClear(PartialUnfold other) {
    return new ContpteParts(conversion, foldTest, gathering, flagTest, other, beforeProtect);
  }

  /** The same with something else unfolded before entries lose write permission. */
  public ContpteParts withBeforeProtect(PartialUnfold other) {
    return new ContpteParts(conversion, foldTest, gathering, flagTest, beforeClear, other);
  }
}
