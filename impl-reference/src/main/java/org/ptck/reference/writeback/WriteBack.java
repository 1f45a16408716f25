package org.ptck.reference.writeback;

import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.page.FolioDirtyCarry;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.fact.hardware.Hardware;

/** Makes the data of one folio of the page cache durable, if it may not be. */
public class WriteBack {

  private final Hardware hardware;
  private final CleanEntries cleanEntries;
  private final DirtyCarry carry;

  /** Writes back to the storage of the machine. */
  public WriteBack(Platform platform, CleanEntries cleanEntries) {
    this.hardware = platform.hardware();
    this.cleanEntries = cleanEntries;
    this.carry = new FolioDirtyCarry(platform);
  }

  /** How to make write-back for a manager that is being built. */
  @FunctionalInterface
  public interface Maker {

    /** Makes write-back that cleans entries by {@code cleanEntries}. */
    WriteBack make(Platform platform, CleanEntries cleanEntries);
  }

  /**
   * Writes a folio back. Its lock and those of the file and of its reverse map are held.
   *
   * @param fileIndex the page of the file that the first page of the folio caches
   */
  public void writeBack(int file, int fileIndex, int folio) {
    // Asked before the mark is taken: a pin that closes in between leaves a mark.
    boolean maybePinned = hardware.pinCount(folio) > 0;
    // Cleaned before the data is taken: what is stored later makes an entry dirty again.
    cleanEntries.clean(file, fileIndex, folio, carry);
    if (hardware.folioDirtyTestAndClear(folio) || maybePinned) {
      store(folio);
    }
  }

  /** Takes the data of the folio and makes it durable. */
  protected final void store(int folio) {
    hardware.storeBegin(folio);
    hardware.storeEnd(folio);
  }
}
