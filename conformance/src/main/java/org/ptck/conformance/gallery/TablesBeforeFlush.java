package org.ptck.conformance.gallery;

import org.ptck.reference.gather.Gather;
import org.ptck.reference.gather.GatherFinish;

/**
 * B34: tables are freed when their links are cleared, before the invalidation. Another CPU may walk
 * them through its walk cache.
 */
final class TablesBeforeFlush implements GatherFinish {

  @Override
  public void finish(Gather gather) {
    gather.unlinkTables();
    gather.freeTables();
    gather.flush();
    gather.releasePages();
  }
}
