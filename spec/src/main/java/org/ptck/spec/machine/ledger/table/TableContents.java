package org.ptck.spec.machine.ledger.table;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * What stands in the tables, as events told it: where they lie, of which level each is, and the
 * words of their entries.
 *
 * @param geometry the geometry of every space
 * @param frames where tables and pages lie
 * @param tables what is known of each table
 * @param words what each entry holds
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TableContents(
    Geometry geometry, FrameMap frames, TableIndex tables, TableMemoryCells words) {

  /** The architecture of the geometry. */
  public Architecture architecture() {
    return geometry.architecture();
  }

  /** The page in which an address lies, of users or of memory. */
  public long page(long address) {
    return address >>> geometry.pageShift();
  }

  /** Whether the address, in that frame, is one of an entry, be it of a table that is free. */
  public boolean isEntry(int frame, long entry) {
    return frames.isTable(frame)
        && entry - frames.address(frame) < geometry.tableBytes(tables.level(frame));
  }

  /** The word of an entry; 0 for an address that is no entry's. */
  public long word(long entry) {
    int frame = frames.frame(entry);
    return isEntry(frame, entry) ? words.get(tables.level(frame), entry) : 0;
  }

  /** How far from where its table begins to translate the entry does. */
  public long offset(int frame, long entry) {
    int level = tables.level(frame);
    long index = (entry - frames.address(frame)) >>> geometry.entryShift(level);
    return index << geometry.spanShift(level);
  }
}
