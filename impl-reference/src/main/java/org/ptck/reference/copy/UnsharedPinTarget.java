package org.ptck.reference.copy;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.platform.Platform;

/**
 * A private page is pinned only once it is the space's own, also if the device will only read: a
 * store that copied the page later would leave the device with what is the page no more.
 */
public final class UnsharedPinTarget implements PinTarget {

  private final Platform platform;
  private final CopyOnWrite copyOnWrite;

  /** Looks at the marks of pages, and unshares those without. */
  public UnsharedPinTarget(Platform platform, CopyOnWrite copyOnWrite) {
    this.platform = platform;
    this.copyOnWrite = copyOnWrite;
  }

  @Override
  public boolean prepare(AddressSpace space, Mapping mapping, long address, long entry) {
    long word = platform.entries().get(space.id(), 0, address, entry);
    return mapping.isShared()
        || platform.hardware().isExclusive(platform.pages().page(word, entry))
        || copyOnWrite.unshare(space, address, entry, word);
  }
}
