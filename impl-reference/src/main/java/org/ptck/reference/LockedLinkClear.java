package org.ptck.reference;

/** Clears links under the lock of the table that holds them, like every other entry. */
public final class LockedLinkClear implements LinkClear {

  private final Kernel kernel;

  /** Clears links in the machine of the kernel. */
  public LockedLinkClear(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void clear(int level, long upper, long entry, long table) {
    kernel.locks().lockTable(upper);
    kernel.hardware().entryWrite(entry, Kernel.EMPTY);
    kernel.locks().unlockTable(upper);
  }
}
