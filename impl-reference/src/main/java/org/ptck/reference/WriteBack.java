package org.ptck.reference;

import org.ptck.spec.fact.Hardware;

/** Makes the data of one folio of the page cache durable, if it may not be. */
public class WriteBack {

  private final Kernel kernel;
  private final CleanEntries cleanEntries;

  /** Writes back to the storage of the kernel's machine. */
  public WriteBack(Kernel kernel) {
    this.kernel = kernel;
    this.cleanEntries = new CleanEntries(kernel, new FolioDirtyCarry(kernel));
  }

  /**
   * Writes a folio back. Its lock and those of the file and of its reverse map are held.
   *
   * @param fileIndex the page of the file that the first page of the folio caches
   */
  public void writeBack(int file, int fileIndex, int folio) {
    Hardware hardware = kernel.hardware();
    // Asked before the mark is taken: a pin that closes in between leaves a mark.
    boolean maybePinned = hardware.pinCount(folio) > 0;
    // Cleaned before the data is taken: what is stored later makes an entry dirty again.
    cleanEntries.clean(file, fileIndex, folio);
    if (hardware.folioDirtyTestAndClear(folio) || maybePinned) {
      store(folio);
    }
  }

  /** Takes the data of the folio and makes it durable. */
  protected final void store(int folio) {
    kernel.hardware().storeBegin(folio);
    kernel.hardware().storeEnd(folio);
  }
}
