package org.ptck.conformance.gallery;

import org.ptck.reference.copy.ForkCounts;
import org.ptck.spec.fact.hardware.FolioMemory;

/**
 * B76: a batched fork that adds the mappings first and the references at the end. Whoever looks in
 * between sees a folio with more mappings than references.
 */
final class RmapBeforeReference implements ForkCounts {

  private final FolioMemory memory;

  RmapBeforeReference(FolioMemory memory) {
    this.memory = memory;
  }

  @Override
  public void share(int folio, int page, int pageCount) {
    memory.mapcountAdd(page, pageCount);
    memory.exclusiveClear(page, pageCount);
    memory.referencesAdd(folio, pageCount);
  }
}
