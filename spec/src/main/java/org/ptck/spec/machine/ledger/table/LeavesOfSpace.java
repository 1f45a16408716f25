package org.ptck.spec.machine.ledger.table;

import java.util.function.LongPredicate;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/** The leaf entries of a range of a space, found from its root down through tables in use. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LeavesOfSpace {

  private final TableContents contents;
  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final CpuIndex cpus;

  public LeavesOfSpace(TableContents contents, CpuIndex cpus) {
    this.contents = contents;
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.cpus = cpus;
  }

  /**
   * Visits them in order of address, as long as the visitor answers true.
   *
   * @return whether it always did
   */
  public boolean each(int space, long address, long pageCount, LongPredicate visitor) {
    if (space < 0 || space >= CpuIndex.SPACE_COUNT_MAX) {
      return true;
    }
    int root = cpus.rootOf(space);
    long last = address + (pageCount << geometry.pageShift()) - 1;
    return visit(root, geometry.rootLevel(), 0, address, last, visitor);
  }

  private boolean visit(
      int frame, int level, long base, long first, long last, LongPredicate visitor) {
    if (!frames.isTable(frame) || tables.used(frame) == 0) {
      return true;
    }
    long table = frames.address(frame);
    int shift = geometry.spanShift(level);
    long indexFirst = Math.max(first - base, 0) >>> shift;
    long indexLast = Math.min((last - base) >>> shift, geometry.entryCount(level) - 1L);
    for (long index = indexFirst; index <= indexLast; index++) {
      long entry = table + (index << geometry.entryShift(level));
      long word = contents.word(entry);
      boolean goesOn = true;
      if (architecture.isLeaf(level, word)) {
        goesOn = visitor.test(entry);
      } else if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        goesOn = visit(child, level - 1, base + (index << shift), first, last, visitor);
      }
      if (!goesOn) {
        return false;
      }
    }
    return true;
  }

  /** The leaf by which a walk from the root of the space ends, as one of a page; 0 if none. */
  public long at(int space, long address) {
    int frame = cpus.rootOf(space);
    UserAccess walk = UserAccess.WRITE;
    for (int level = geometry.rootLevel(); frames.isTable(frame) && level >= 0; level--) {
      long entry = geometry.entryAddress(level, frames.address(frame), address);
      long word = words.get(level, entry);
      if (architecture.isLeaf(level, word)) {
        long within = address & (geometry.spanBytes(level) - 1) & -geometry.pageBytes();
        long bare = architecture.makeNonContiguous(word, entry);
        long single = architecture.advance(bare, within);
        return architecture.throughWalk(single, walk);
      }
      if (!architecture.isTable(level, word)) {
        return 0;
      }
      walk = walk.and(architecture.linkAccess(level, word));
      frame = frames.frame(architecture.physicalAddress(word));
    }
    return 0;
  }
}
