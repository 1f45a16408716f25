package org.ptck.conformance.gallery.contpte;

import org.ptck.contpte.Blocks;
import org.ptck.contpte.Gathering;

/** X08: accessed and dirty of a contiguous block are read from the entry that was asked for. */
public final class OneEntryRead implements Gathering {

  @Override
  public long gather(Blocks blocks, long block, long word) {
    return word;
  }
}
