package org.ptck.spec.machine.ledger.table;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.Level;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.Store;

/**
 * Per aligned run of entries that may form a contiguous block: how many of them are valid leaves
 * with the contiguous bit.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BlockIndex {

  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final Store store;
  private final long firstWord;
  private final int perTable;

  public BlockIndex(Geometry geometry, FrameMap frames, Store store, long firstWord) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.frames = frames;
    this.store = store;
    this.firstWord = firstWord;
    this.perTable = blocksPerTable(geometry);
  }

  /** The words of the store that it needs. */
  public static long wordCount(Geometry geometry, FrameMap frames) {
    return (frames.tableCount() + 1L) * blocksPerTable(geometry);
  }

  private static int blocksPerTable(Geometry geometry) {
    int most = 0;
    for (Level level : geometry.levels()) {
      if (level.contiguousRun() > 1) {
        most = Math.max(most, level.entryCount() / level.contiguousRun());
      }
    }
    return most;
  }

  /** Whether a leaf of the level is part of a contiguous block. */
  public boolean isPart(int level, long word) {
    return architecture.isContiguous(word) && geometry.contiguousRun(level) > 1;
  }

  /** Counts a contiguous leaf {@code delta} times more. */
  void add(int frame, int level, long entry, int delta) {
    store.add(index(frame, level, entry), delta);
  }

  /** The contiguous leaves in the aligned run of the entry; 0 where there are no runs. */
  public int count(int frame, int level, long entry) {
    return geometry.contiguousRun(level) > 1 ? (int) store.get(index(frame, level, entry)) : 0;
  }

  /** The first entry of the aligned run of the entry. */
  public long blockOf(int frame, int level, long entry) {
    int shift = geometry.entryShift(level);
    long number = (entry - frames.address(frame)) >>> shift;
    return frames.address(frame) + ((number & -geometry.contiguousRun(level)) << shift);
  }

  private long index(int frame, int level, long entry) {
    long number = (entry - frames.address(frame)) >>> geometry.entryShift(level);
    return firstWord + (long) frame * perTable + number / geometry.contiguousRun(level);
  }
}
