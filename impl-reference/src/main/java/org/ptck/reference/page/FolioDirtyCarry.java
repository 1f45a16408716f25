package org.ptck.reference.page;

import org.ptck.reference.platform.Platform;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.hardware.Hardware;

/** Marks the folio dirty, of whatever kind it is, before the lock of the table is released. */
public final class FolioDirtyCarry implements DirtyCarry {

  private final Architecture architecture;
  private final Hardware hardware;

  /** Marks folios of that machine. */
  public FolioDirtyCarry(Platform platform) {
    this.architecture = platform.architecture();
    this.hardware = platform.hardware();
  }

  @Override
  public void cleared(int page, int pageCount, long word) {
    if (architecture.isDirty(word)) {
      hardware.folioDirtySet(hardware.folioOf(page));
    }
  }
}
