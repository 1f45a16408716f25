package org.ptck.contpte;

/** At most two blocks are changed in part: the one that a run begins in and the one it ends in. */
final class EdgeBlocks implements PartialUnfold {

  @Override
  public void before(
      Blocks blocks, Conversion conversion, int id, long address, long entry, int count) {
    boolean wholeFirst = blocks.indexOf(address) == 0 && count >= blocks.run();
    if (!wholeFirst) {
      unfold(blocks, conversion, id, address, entry);
    }
    long last = blocks.address(address, count - 1);
    boolean wholeLast = blocks.indexOf(last) == blocks.run() - 1;
    if (!wholeLast && blocks.start(last) != blocks.start(address)) {
      unfold(blocks, conversion, id, last, blocks.entry(entry, count - 1));
    }
  }

  private static void unfold(
      Blocks blocks, Conversion conversion, int id, long address, long entry) {
    if (blocks.isFolded(blocks.hardware().entryRead(entry))) {
      conversion.convert(blocks, id, address, blocks.blockOf(address, entry), false);
    }
  }
}
