package org.ptck.reference;

/** Pages stop to count as mapped while the lock of the table still hides the difference. */
public final class EarlyRmapRemoval implements RmapRemoval {

  private final Kernel kernel;

  /** Counts in the machine of the kernel. */
  public EarlyRmapRemoval(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void cleared(int page, int pageCount) {
    kernel.hardware().mapcountSubtract(page, pageCount);
  }

  @Override
  public void releasing(int page, int pageCount) {
    // Done when the entries were cleared.
  }
}
