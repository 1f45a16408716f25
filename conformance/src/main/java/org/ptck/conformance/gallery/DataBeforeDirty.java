package org.ptck.conformance.gallery;

import org.ptck.reference.CleanEntries;
import org.ptck.reference.FolioDirtyCarry;
import org.ptck.reference.Kernel;
import org.ptck.reference.WriteBack;
import org.ptck.spec.fact.Hardware;

/**
 * X10: the data is taken first, and dirty state after it: what is stored in between is neither part
 * of the data taken nor marked dirty any more.
 */
final class DataBeforeDirty extends WriteBack {

  private final Hardware hardware;
  private final CleanEntries cleanEntries;

  DataBeforeDirty(Kernel kernel) {
    super(kernel);
    this.hardware = kernel.hardware();
    this.cleanEntries = new CleanEntries(kernel, new FolioDirtyCarry(kernel));
  }

  @Override
  public void writeBack(int file, int fileIndex, int folio) {
    hardware.storeBegin(folio);
    cleanEntries.clean(file, fileIndex, folio);
    hardware.folioDirtyTestAndClear(folio);
    hardware.storeEnd(folio);
  }
}
