package org.ptck.reference;

/** Marks the folio dirty, of whatever kind it is, before the lock of the table is released. */
public final class FolioDirtyCarry implements DirtyCarry {

  private final Kernel kernel;

  /** Marks folios in the machine of the kernel. */
  public FolioDirtyCarry(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void cleared(int page, int pageCount, long word) {
    if (kernel.architecture().isDirty(word)) {
      kernel.hardware().folioDirtySet(kernel.hardware().folioOf(page));
    }
  }
}
