package org.ptck.conformance.gallery.contpte;

import org.ptck.contpte.Blocks;
import org.ptck.contpte.Conversion;
import org.ptck.contpte.PartialUnfold;

/** B61: some entries of a contiguous block are changed as if they stood alone. */
public final class NothingUnfolded implements PartialUnfold {

  @Override
  public void before(
      Blocks blocks, Conversion conversion, int id, long address, long entry, int count) {
    // Nothing is unfolded: that is the bug.
  }
}
