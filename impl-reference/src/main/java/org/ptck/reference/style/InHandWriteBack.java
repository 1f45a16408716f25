package org.ptck.reference.style;

import org.ptck.reference.CleanEntries;
import org.ptck.reference.Kernel;
import org.ptck.reference.WriteBack;
import org.ptck.spec.fact.Hardware;

/**
 * Never marks the folio: what the entries said is in hand, under the lock of the folio, from the
 * first table to the store.
 */
final class InHandWriteBack extends WriteBack {

  private final Hardware hardware;
  private final CleanEntries cleanEntries;

  InHandWriteBack(Kernel kernel) {
    super(kernel);
    this.hardware = kernel.hardware();
    this.cleanEntries = new CleanEntries(kernel, (_, _, _) -> {});
  }

  @Override
  public void writeBack(int file, int fileIndex, int folio) {
    boolean dirty = hardware.pinCount(folio) > 0;
    dirty |= cleanEntries.clean(file, fileIndex, folio);
    dirty |= hardware.folioDirtyTestAndClear(folio);
    if (dirty) {
      store(folio);
    }
  }
}
