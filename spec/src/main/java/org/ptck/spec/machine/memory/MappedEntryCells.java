package org.ptck.spec.machine.memory;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;

/** Entries that lie as bytes in memory that the code under test reads and writes directly. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MappedEntryCells implements EntryCells {

  private final FrameMap frames;
  private final Geometry geometry;
  private final PhysicalMemory memory;

  /** The entries of such a machine in its memory. */
  public MappedEntryCells(FrameMap frames, Geometry geometry, PhysicalMemory memory) {
    this.frames = frames;
    this.geometry = geometry;
    this.memory = memory;
  }

  @Override
  public long get(int level, long entry) {
    return geometry.entryShift(level) == 3 ? memory.word(entry) : memory.half(entry);
  }

  @Override
  public void set(int level, long entry, long value) {
    if (geometry.entryShift(level) == 3) {
      memory.setWord(entry, value);
    } else {
      memory.setHalf(entry, value);
    }
  }

  @Override
  public void spoil(int frame, int tableBytes) {
    memory.fill(frames.address(frame), frames.frameBytes(), FolioCells.GARBAGE);
  }

  @Override
  public void clear(int frame, int tableBytes) {
    // The whole frame: what is left of it beyond a small table must not tell what it was before.
    memory.fill(frames.address(frame), frames.frameBytes(), 0);
  }
}
