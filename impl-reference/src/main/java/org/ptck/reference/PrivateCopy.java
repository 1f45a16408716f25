package org.ptck.reference;

import org.ptck.spec.fact.Hardware;

/** Copies pages for one space alone. */
final class PrivateCopy {

  private final Kernel kernel;

  PrivateCopy(Kernel kernel) {
    this.kernel = kernel;
  }

  /**
   * A copy of a page, counted as mapped by the space, whose entry is about to be set. What the
   * space had there itself is still counted.
   *
   * @return 0 when memory has run out
   */
  int make(AddressSpace space, int source) {
    Hardware hardware = kernel.hardware();
    int own = hardware.folioAllocate(0);
    if (own != 0) {
      hardware.pageCopy(source, own);
      kernel.pageReuse().mappingFresh(own, 1);
      kernel.mappedPages().mapping(space, own, 1);
      hardware.exclusiveSet(own, 1);
    }
    return own;
  }
}
