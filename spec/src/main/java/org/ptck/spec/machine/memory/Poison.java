package org.ptck.spec.machine.memory;

import org.apiguardian.api.API;

/**
 * What fills frames that were freed, in memory that the code under test writes directly, so that a
 * store to one shows.
 *
 * <p>Frames that were never allocated are not poisoned and not looked at: there are thousands.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Poison {

  /**
   * The word of a freed frame. Both of its halves are even: no architecture takes them for valid.
   */
  public static final long WORD = 0xfeee_feee_feee_feeeL;

  private final FrameMap frames;
  private final PhysicalMemory memory;

  /** Poison for the memory of such a machine. */
  public Poison(FrameMap frames, PhysicalMemory memory) {
    this.frames = frames;
    this.memory = memory;
  }

  /** Poisons the frame at a physical address. */
  public void spread(long address) {
    memory.fill(address, frames.frameBytes(), WORD);
  }

  /** The address of the first word of the frame at the address that was stored to; 0 if none. */
  public long firstStored(long address) {
    long offset = memory.firstOther(address, frames.frameBytes(), WORD);
    return offset < 0 ? 0 : address + offset;
  }

  /** Makes the frame at a physical address zero. */
  public void wipe(long address) {
    memory.fill(address, frames.frameBytes(), 0);
  }
}
