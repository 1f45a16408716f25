package org.ptck.spec.machine.memory;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;

/**
 * The entries of all tables: raw descriptor words in a {@link Store}, addressed physically.
 *
 * <p>Addresses given are those of entries of table frames, checked by the caller.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TableMemoryCells implements EntryCells {

  private final FrameMap frames;
  private final Geometry geometry;
  private final Store store;
  private final long firstWord;

  /** The entries, from {@code firstWord} of the store on. */
  public TableMemoryCells(FrameMap frames, Geometry geometry, Store store, long firstWord) {
    this.frames = frames;
    this.geometry = geometry;
    this.store = store;
    this.firstWord = firstWord;
  }

  /** The words of a store that the entries of such a machine take. */
  public static long wordCount(FrameMap frames) {
    return (frames.tableMemoryBytes() + 7) >>> 3;
  }

  @Override
  public long get(int level, long entry) {
    long offset = frames.tableOffset(entry);
    long word = store.get(firstWord + (offset >>> 3));
    if (geometry.entryShift(level) == 3) {
      return word;
    }
    return (offset & 4) == 0 ? word & 0xffff_ffffL : word >>> 32;
  }

  @Override
  public void set(int level, long entry, long value) {
    long offset = frames.tableOffset(entry);
    long index = firstWord + (offset >>> 3);
    if (geometry.entryShift(level) == 3) {
      store.set(index, value);
    } else if ((offset & 4) == 0) {
      store.set(index, (store.get(index) & ~0xffff_ffffL) | (value & 0xffff_ffffL));
    } else {
      store.set(index, (store.get(index) & 0xffff_ffffL) | (value << 32));
    }
  }

  /**
   * The first entry from {@code entry} on that was ever set, {@code end} if there is none before
   * it. All of them lie in one table.
   */
  public long nextUsed(long entry, long end) {
    long offset = frames.tableOffset(entry);
    long first = firstWord + (offset >>> 3);
    long words = (end - entry + 7) >>> 3;
    long next = store.nextUsed(first, first + words);
    return next == first ? entry : Math.min(entry + ((next - first) << 3) - (offset & 4), end);
  }

  @Override
  public void spoil(int frame, int tableBytes) {
    long first = firstWord + (frames.tableOffset(frames.address(frame)) >>> 3);
    for (long index = first; index < first + ((tableBytes + 7) >>> 3); index++) {
      store.set(index, FolioCells.GARBAGE);
    }
  }

  @Override
  public void clear(int frame, int tableBytes) {
    long first = firstWord + (frames.tableOffset(frames.address(frame)) >>> 3);
    store.clear(first, first + ((tableBytes + 7) >>> 3));
  }

  /**
   * The byte offset within a table, {@code from} or more, of the first byte that memory holds
   * otherwise; -1 if there is none.
   */
  public long firstOther(int frame, int tableBytes, long from, PhysicalMemory memory) {
    long address = frames.address(frame);
    long first = (firstWord << 3) + frames.tableOffset(address) + from;
    long offset = memory.mismatch(address + from, tableBytes - from, store.bytes(), first);
    return offset < 0 ? -1 : from + offset;
  }
}
