package org.ptck.conformance.gallery;

import org.ptck.reference.gather.Gather;
import org.ptck.reference.gather.GatherFinish;

/**
 * B22: flushes once, early, and frees everything afterwards. While the root is loaded a CPU may
 * fill its walk cache again between the flush and the clearing of the links.
 */
final class FlushBeforeUnlink implements GatherFinish {

  @Override
  public void finish(Gather gather) {
    gather.flush();
    gather.unlinkTables();
    gather.releasePages();
    gather.freeTables();
  }
}
