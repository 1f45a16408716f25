package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * A part of physical memory out of which an implementation allocates by itself
 * ({@link FrameMemory#regionAllocate}), so that an address tells what a frame is, such as one of a
 * superpage. Nothing else is ever allocated there.
 *
 * @param name what it is called in messages
 * @param first its first byte; a multiple of the page size, beyond the memory that the machine
 *   hands out otherwise
 * @param byteCount its size in bytes; a multiple of the page size, not 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MemoryRegion(String name, long first, long byteCount) {

  /** The first byte after it. */
  public long end() {
    return first + byteCount;
  }

  /** The region as {@code pool (0x1000 to 0x1fff)}. */
  @Override
  public String toString() {
    return "%s (0x%x to 0x%x)".formatted(name, first, end() - 1);
  }
}
