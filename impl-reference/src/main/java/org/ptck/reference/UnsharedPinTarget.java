package org.ptck.reference;

/**
 * A private page is pinned only once it is the space's own, also if the device will only read: a
 * store that copied the page later would leave the device with what is the page no more.
 */
public final class UnsharedPinTarget implements PinTarget {

  private final Kernel kernel;
  private final CopyOnWrite copyOnWrite;

  /** Works on entries of the kernel. */
  public UnsharedPinTarget(Kernel kernel) {
    this.kernel = kernel;
    this.copyOnWrite = new CopyOnWrite(kernel);
  }

  @Override
  public boolean prepare(AddressSpace space, Mapping mapping, long address, long entry) {
    long word = kernel.entries().get(space.id(), address, entry);
    return mapping.isShared()
        || kernel.hardware().isExclusive(kernel.page(word, entry))
        || copyOnWrite.unshare(space, address, entry, word);
  }
}
