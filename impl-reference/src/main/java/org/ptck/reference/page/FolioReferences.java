package org.ptck.reference.page;

import org.ptck.spec.fact.hardware.FolioMemory;

/** Drops references to folios and frees those that nobody refers to any more. */
public class FolioReferences {

  private final FolioMemory memory;

  /** Drops references in that memory. */
  public FolioReferences(FolioMemory memory) {
    this.memory = memory;
  }

  /** Drops references; no translation to pages they stood for is usable any more. */
  public void drop(int folio, int count) {
    // The answer of the subtraction decides: a count read later may be another CPU's doing.
    if (memory.referencesSubtract(folio, count) == 0) {
      memory.folioFree(folio);
    }
  }
}
