package org.ptck.spec.machine.memory;

import org.apiguardian.api.API;

/**
 * The data of pages as bytes in memory that the code under test reads and writes directly: the
 * stamp of a page is every 8-byte word of it.
 *
 * <p>Page numbers given are those of data pages.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MappedPages {

  /** The stamp of a page whose words differ: never one of a scenario. */
  public static final long TORN = -2;

  private final FrameMap frames;
  private final PhysicalMemory memory;

  /** The pages of such a machine in its memory. */
  public MappedPages(FrameMap frames, PhysicalMemory memory) {
    this.frames = frames;
    this.memory = memory;
  }

  /** The stamp that the page holds; {@link #TORN} if its words differ. */
  public long stamp(int page) {
    long address = frames.pageAddress(page);
    long first = memory.word(address);
    return memory.firstOther(address, frames.frameBytes(), first) < 0 ? first : TORN;
  }

  /**
   * Whether the page's first and last word are the stamp. Code that always writes whole pages
   * changes the two of them, so that looking there costs it nothing in what is found.
   */
  public boolean looksLike(int page, long stamp) {
    long address = frames.pageAddress(page);
    return memory.word(address) == stamp
        && memory.word(address + frames.frameBytes() - Long.BYTES) == stamp;
  }

  /** Fills the page with a stamp. */
  public void fill(int page, long stamp) {
    long address = frames.pageAddress(page);
    memory.fill(address, frames.frameBytes(), stamp);
    if (stamp == TORN) {
      // Data read back from storage: which words differed is not remembered, that they did is.
      memory.setWord(address, ~stamp);
    }
  }

  /** Copies a page, byte for byte. */
  public void copy(int source, int target) {
    memory.copy(frames.pageAddress(source), frames.pageAddress(target), frames.frameBytes());
  }
}
