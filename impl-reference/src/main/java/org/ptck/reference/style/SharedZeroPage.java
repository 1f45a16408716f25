package org.ptck.reference.style;

import org.ptck.reference.page.ZeroPage;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * One page of zeroes for all spaces, allocated with the first space for which there is memory. The
 * context lock guards it; who maps pages holds the lock of a space, which was created before.
 */
final class SharedZeroPage implements ZeroPage {

  private final Hardware hardware;
  private int page;

  SharedZeroPage(Hardware hardware) {
    this.hardware = hardware;
  }

  @Override
  public void spawned() {
    if (page != 0) {
      return;
    }
    int folio = hardware.folioAllocate(0);
    if (folio != 0) {
      hardware.pageZero(folio);
      hardware.folioReserve(folio);
      page = folio;
    }
  }

  @Override
  public int page() {
    return page;
  }
}
