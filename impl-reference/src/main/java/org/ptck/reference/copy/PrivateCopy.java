package org.ptck.reference.copy;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.page.MappedPages;
import org.ptck.spec.fact.hardware.Hardware;

/** Copies pages for one space alone. */
public final class PrivateCopy {

  private final Hardware hardware;
  private final MappedPages mappedPages;
  private final PageReuse reuse;

  /** Copies to fresh folios of the machine. */
  public PrivateCopy(Hardware hardware, MappedPages mappedPages, PageReuse reuse) {
    this.hardware = hardware;
    this.mappedPages = mappedPages;
    this.reuse = reuse;
  }

  /**
   * A copy of a page, counted as mapped by the space, whose entry is about to be set. What the
   * space had there itself is still counted.
   *
   * @return 0 when memory has run out
   */
  public int make(AddressSpace space, int source) {
    int own = hardware.folioAllocate(0);
    if (own != 0) {
      hardware.pageCopy(source, own);
      reuse.mappingFresh(own, 1);
      mappedPages.mapping(space, own, 1);
      hardware.exclusiveSet(own, 1);
    }
    return own;
  }
}
