package org.ptck.conformance.gallery;

import org.ptck.reference.CleanEntries;
import org.ptck.reference.Kernel;
import org.ptck.reference.WriteBack;
import org.ptck.spec.fact.Hardware;

/**
 * X07: dirty state is taken from entries and folio under the lock of the folio, the data only after
 * the lock was released: in between nobody knows that storage is behind.
 */
final class UnlockedWriteBack extends WriteBack {

  private final Kernel kernel;
  private final CleanEntries cleanEntries;

  UnlockedWriteBack(Kernel kernel) {
    super(kernel);
    this.kernel = kernel;
    this.cleanEntries = new CleanEntries(kernel, (_, _, _) -> {});
  }

  @Override
  public void writeBack(int file, int fileIndex, int folio) {
    Hardware hardware = kernel.hardware();
    boolean dirty = hardware.pinCount(folio) > 0;
    dirty |= cleanEntries.clean(file, fileIndex, folio);
    dirty |= hardware.folioDirtyTestAndClear(folio);
    if (dirty) {
      kernel.locks().unlockFolio(folio);
      kernel.locks().lockFolio(folio);
      store(folio);
    }
  }
}
