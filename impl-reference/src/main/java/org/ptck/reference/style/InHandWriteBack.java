package org.ptck.reference.style;

import org.ptck.reference.platform.Platform;
import org.ptck.reference.writeback.CleanEntries;
import org.ptck.reference.writeback.WriteBack;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Never marks the folio: what the entries said is in hand, under the lock of the folio, from the
 * first table to the store.
 */
final class InHandWriteBack extends WriteBack {

  private final Hardware hardware;
  private final CleanEntries cleanEntries;

  InHandWriteBack(Platform platform, CleanEntries cleanEntries) {
    super(platform, cleanEntries);
    this.hardware = platform.hardware();
    this.cleanEntries = cleanEntries;
  }

  @Override
  public void writeBack(int file, int fileIndex, int folio) {
    boolean dirty = hardware.pinCount(folio) > 0;
    dirty |= cleanEntries.clean(file, fileIndex, folio, (_, _, _) -> {});
    dirty |= hardware.folioDirtyTestAndClear(folio);
    if (dirty) {
      store(folio);
    }
  }
}
