package org.ptck.reference.style;

import org.ptck.reference.Kernel;
import org.ptck.reference.RmapRemoval;

/** Pages count as mapped until the flush is done; only then do they lose their references too. */
final class LateRmapRemoval implements RmapRemoval {

  private final Kernel kernel;

  LateRmapRemoval(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void cleared(int page, int pageCount) {
    // The flush has not been done yet.
  }

  @Override
  public void releasing(int page, int pageCount) {
    kernel.hardware().mapcountSubtract(page, pageCount);
  }
}
