package org.ptck.contpte;

import org.ptck.spec.fact.hardware.FolioMemory;

/**
 * A uniform block whose pages are of one folio: accessed and dirty, which folding spreads, are kept
 * for each folio.
 */
final class OneFolio implements FoldTest {

  @Override
  public boolean mayFold(Blocks blocks, long address, long entry, long word) {
    if (!FoldTest.UNIFORM.mayFold(blocks, address, entry, word)) {
      return false;
    }
    FolioMemory folios = blocks.hardware();
    int first = blocks.page(word) - blocks.indexOf(address);
    return folios.folioOf(first) == folios.folioOf(first + blocks.run() - 1);
  }
}
