package org.ptck.conformance.gallery;

import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.writeback.CleanEntries;
import org.ptck.reference.writeback.WriteBack;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * X07: dirty state is taken from entries and folio under the lock of the folio, the data only after
 * the lock was released: in between nobody knows that storage is behind.
 */
final class UnlockedWriteBack extends WriteBack {

  private final Hardware hardware;
  private final MachineLocks locks;
  private final CleanEntries cleanEntries;

  UnlockedWriteBack(Platform platform, CleanEntries cleanEntries) {
    super(platform, cleanEntries);
    this.hardware = platform.hardware();
    this.locks = platform.locks();
    this.cleanEntries = cleanEntries;
  }

  @Override
  public void writeBack(int file, int fileIndex, int folio) {
    boolean dirty = hardware.pinCount(folio) > 0;
    dirty |= cleanEntries.clean(file, fileIndex, folio, (_, _, _) -> {});
    dirty |= hardware.folioDirtyTestAndClear(folio);
    if (dirty) {
      locks.unlockFolio(folio);
      locks.lockFolio(folio);
      store(folio);
    }
  }
}
