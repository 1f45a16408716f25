package org.ptck.conformance.gallery;

import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.page.FolioDirtyCarry;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.writeback.CleanEntries;
import org.ptck.reference.writeback.WriteBack;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * X10: the data is taken first, and dirty state after it: what is stored in between is neither part
 * of the data taken nor marked dirty any more.
 */
final class DataBeforeDirty extends WriteBack {

  private final Hardware hardware;
  private final CleanEntries cleanEntries;
  private final DirtyCarry carry;

  DataBeforeDirty(Platform platform, CleanEntries cleanEntries) {
    super(platform, cleanEntries);
    this.hardware = platform.hardware();
    this.cleanEntries = cleanEntries;
    this.carry = new FolioDirtyCarry(platform);
  }

  @Override
  public void writeBack(int file, int fileIndex, int folio) {
    hardware.storeBegin(folio);
    cleanEntries.clean(file, fileIndex, folio, carry);
    hardware.folioDirtyTestAndClear(folio);
    hardware.storeEnd(folio);
  }
}
