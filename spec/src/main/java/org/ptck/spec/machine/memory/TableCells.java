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

  /** An allocated frame of which nobody knows yet of which level it is, or that it is a table. */
  public static final int UNUSED = 3;

  /** A frame that is free again and was never used. */
  public static final int FREED_UNUSED = 4;

  private final FrameMap frames;
  private final Store store;
  private final long firstWord;
  private final FreeList freed = new FreeList();
  private final FreeList eitherFreed = new FreeList();
  private int untouched = 1;
  private int eitherEnd;

  /** The cells, from {@code firstWord} of the store on. */
  public TableCells(FrameMap frames, Store store, long firstWord) {
    this.frames = frames;
    this.store = store;
    this.firstWord = firstWord;
    this.eitherEnd = frames.pureTableCount() + 1;
  }

  /** The words of a store that the cells of such a machine take. */
  public static long wordCount(FrameMap frames) {
    return frames.tableCount() + 1L;
  }

  /** Allocates a frame for a table of the level; 0 when there is none. */
  public int allocate(int level) {
    int frame = allocate();
    if (frame != 0) {
      begin(frame, level);
    }
    return frame;
  }

  /** Allocates a frame for a table of which the level is not known yet; 0 when there is none. */
  public int allocateUnused() {
    int frame = allocate();
    if (frame != 0) {
      set(frame, 0, UNUSED);
    }
    return frame;
  }

  private int allocate() {
    return untouched <= frames.pureTableCount() ? untouched++ : freed.poll();
  }

  /** Allocates a frame that may be a table or a page; 0 when there is none. */
  public int allocateEither() {
    int frame = eitherEnd <= frames.tableCount() ? eitherEnd++ : eitherFreed.poll();
    if (frame != 0) {
      set(frame, 0, UNUSED);
    }
    return frame;
  }

  /** An allocated frame is a table of the level from now on. */
  public void begin(int frame, int level) {
    set(frame, level, ALLOCATED);
  }

  /** An allocated frame is a page from now on, and no table. */
  public void becomePage(int frame) {
    set(frame, 0, NEVER);
  }

  /** Frees an allocated frame. */
  public void free(int frame) {
    set(frame, level(frame), state(frame) == UNUSED ? FREED_UNUSED : FREED);
    if (frame <= frames.pureTableCount()) {
      freed.add(frame);
    } else {
      eitherFreed.add(frame);
    }
  }

  /** A frame that was a page is free. */
  public void pageFreed(int frame) {
    eitherFreed.add(frame);
  }

  private void set(int frame, int level, int state) {
    store.set(firstWord + frame, ((long) level << 8) | state);
  }

  /**
   * {@link #NEVER}, {@link #ALLOCATED}, {@link #FREED}, {@link #UNUSED} or {@link #FREED_UNUSED}.
   */
  public int state(int frame) {
    return (int) store.get(firstWord + frame) & 0xff;
  }

  /** The level that the frame was last allocated for. */
  public int level(int frame) {
    return (int) (store.get(firstWord + frame) >>> 8);
  }

  /** The next frame that was ever allocated; 0 after the last. The first follows 0. */
  public int nextUsed(int frame) {
    int next = frame + 1;
    if (next >= untouched && next <= frames.pureTableCount()) {
      next = frames.pureTableCount() + 1;
    }
    return next < eitherEnd ? next : 0;
  }

  /** Forgets everything; the store itself is reset by its owner. */
  public void reset() {
    untouched = 1;
    eitherEnd = frames.pureTableCount() + 1;
    freed.clear();
    eitherFreed.clear();
  }
}
