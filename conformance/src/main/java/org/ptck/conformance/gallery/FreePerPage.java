package org.ptck.conformance.gallery;

import org.ptck.reference.page.FolioReferences;
import org.ptck.spec.fact.hardware.FolioMemory;

/** X04: a batch of references is dropped at once, but the folio is freed once for each of them. */
final class FreePerPage extends FolioReferences {

  private final FolioMemory memory;

  FreePerPage(FolioMemory memory) {
    super(memory);
    this.memory = memory;
  }

  @Override
  public void drop(int folio, int count) {
    boolean last = memory.referencesSubtract(folio, count) == 0;
    for (int page = 0; last && page < count; page++) {
      memory.folioFree(folio);
    }
  }
}
