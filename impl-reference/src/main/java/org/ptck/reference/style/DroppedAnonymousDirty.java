package org.ptck.reference.style;

import org.ptck.reference.DirtyCarry;
import org.ptck.reference.Kernel;

/**
 * Carries dirty state over for pages of files only. A private page that an entry lets go of is
 * written nowhere; what else maps it says dirty itself.
 */
final class DroppedAnonymousDirty implements DirtyCarry {

  private final Kernel kernel;
  private final DirtyCarry carry;

  DroppedAnonymousDirty(Kernel kernel, DirtyCarry carry) {
    this.kernel = kernel;
    this.carry = carry;
  }

  @Override
  public void cleared(int page, int pageCount, long word) {
    if (kernel.pageCache().caches(page)) {
      carry.cleared(page, pageCount, word);
    }
  }
}
