package org.ptck.spec.machine.memory;

import org.apiguardian.api.API;

/** Which table frames are allocated, and at what level: the allocator of tables. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TableCells {

  /** A table that was never allocated. */
  public static final int NEVER = 0;

  /** An allocated table. */
  public static final int ALLOCATED = 1;

  /** A table that is free again. */
  public static final int FREED = 2;

  private final FrameMap frames;
  private final Store store;
  private final long firstWord;
  private final FreeList freed = new FreeList();
  private int untouched = 1;

  /** The cells, from {@code firstWord} of the store on. */
  public TableCells(FrameMap frames, Store store, long firstWord) {
    this.frames = frames;
    this.store = store;
    this.firstWord = firstWord;
  }

  /** The words of a store that the cells of such a machine take. */
  public static long wordCount(FrameMap frames) {
    return frames.tableCount() + 1L;
  }

  /** Allocates a frame for a table of the level; 0 when there is none. */
  public int allocate(int level) {
    int frame = untouched <= frames.tableCount() ? untouched++ : freed.poll();
    if (frame != 0) {
      store.set(firstWord + frame, ((long) level << 8) | ALLOCATED);
    }
    return frame;
  }

  /** Frees an allocated frame. */
  public void free(int frame) {
    store.set(firstWord + frame, ((long) level(frame) << 8) | FREED);
    freed.add(frame);
  }

  /** {@link #NEVER}, {@link #ALLOCATED} or {@link #FREED}. */
  public int state(int frame) {
    return (int) store.get(firstWord + frame) & 0xff;
  }

  /** The level that the frame was last allocated for. */
  public int level(int frame) {
    return (int) (store.get(firstWord + frame) >>> 8);
  }

  /** The frame after the last one that was ever allocated. */
  public int usedEnd() {
    return untouched;
  }

  /** Forgets everything; the store itself is reset by its owner. */
  public void reset() {
    untouched = 1;
    freed.clear();
  }
}
