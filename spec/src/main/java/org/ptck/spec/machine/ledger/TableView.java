package org.ptck.spec.machine.ledger;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.TableState;
import org.ptck.spec.machine.memory.MemoryCells;

/** What rules may look at of tables, their entries and contiguous blocks. */
abstract class TableView extends FolioView {

  private final Ways ways;

  TableView(Ledger ledger, MemoryCells cells) {
    super(ledger, cells);
    this.ways =
        new Ways(ledger.geometry, ledger.frames, ledger.tables, ledger.cpus, ledger.ghosts);
  }

  // ---- tables

  @Override
  public TableState tableState(long table) {
    int frame = ledger.frames.frame(table);
    return ledger.frames.isTable(frame) ? ledger.tables.state(frame) : TableState.NONE;
  }

  @Override
  public boolean isDetachedBy(int actor, long table) {
    return Actors.isActor(actor)
        && tableState(table) == TableState.DETACHED
        && ledger.tables.detacher(ledger.frames.frame(table)) == ledger.actors.operation(actor);
  }

  @Override
  public int tableLevel(long table) {
    int frame = ledger.frames.frame(table);
    return ledger.frames.isTable(frame) ? ledger.tables.level(frame) : 0;
  }

  @Override
  public boolean wasLinked(long table) {
    int frame = ledger.frames.frame(table);
    return ledger.frames.isTable(frame) && ledger.tables.has(frame, TableIndex.EVER_LINKED);
  }

  @Override
  public int linkCount(long table) {
    int frame = ledger.frames.frame(table);
    return ledger.frames.isTable(frame) ? ledger.tables.parentCount(frame) : 0;
  }

  @Override
  public int entriesUsed(long table) {
    int frame = ledger.frames.frame(table);
    return ledger.frames.isTable(frame) ? ledger.tables.used(frame) : 0;
  }

  @Override
  public boolean isWalkable(long table) {
    int frame = ledger.frames.frame(table);
    return ledger.frames.isTable(frame) && ways.isWalkable(frame);
  }

  @Override
  public boolean isCachedPath(long table) {
    int frame = ledger.frames.frame(table);
    return ledger.frames.isTable(frame) && ways.isCachedPath(frame);
  }

  @Override
  public boolean isMappedWithinReach(long page) {
    if (entriesMapping(page) == 0) {
      return false;
    }
    for (int frame = 1; frame <= ledger.frames.tableCount(); frame++) {
      if (LeavesOfTable.leadTo(ledger, frame, page) && ways.isWalkable(frame)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long rootOf(int space) {
    return isSpace(space) ? ledger.frames.address(ledger.cpus.rootOf(space)) : 0;
  }

  @Override
  public int tablesAllocated() {
    return ledger.tables.allocatedCount();
  }

  @Override
  public int tablesToFree() {
    int count = ledger.tables.allocatedCount();
    for (int frame = 1; count > 0 && frame <= ledger.frames.tableCount(); frame++) {
      if (ledger.tables.has(frame, TableIndex.ALLOCATED) && mayStay(frame)) {
        count--;
      }
    }
    return count;
  }

  private boolean mayStay(int frame) {
    return ledger.kernel.isKept(frame) || ledger.cpus.isLazyRoot(frame);
  }

  @Override
  public LongStream tablesLeft() {
    return IntStream.rangeClosed(1, ledger.frames.tableCount())
        .filter(frame -> ledger.tables.has(frame, TableIndex.ALLOCATED))
        .filter(frame -> !mayStay(frame))
        .mapToLong(ledger.frames::address);
  }

  @Override
  public boolean isKernelTable(long table) {
    int frame = ledger.frames.frame(table);
    return ledger.frames.isTable(frame) && ledger.kernel.isKernel(frame);
  }

  // ---- entries

  @Override
  public long entryWord(long entry) {
    return ledger.word(entry);
  }

  @Override
  public long tableOf(long entry) {
    return ledger.frames.address(ledger.frames.frame(entry));
  }

  @Override
  public boolean atEveryPosition(long entry, PositionPredicate predicate) {
    return atEveryPosition(entry, UserAccess.OUTSIDE, predicate);
  }

  @Override
  public boolean atEveryWritablePosition(long entry, PositionPredicate predicate) {
    return userAccess(entry, entryWord(entry)) != UserAccess.WRITE
        || atEveryPosition(entry, UserAccess.WRITE, predicate);
  }

  private boolean atEveryPosition(
      long entry, UserAccess least, PositionPredicate predicate) {
    int frame = ledger.frames.frame(entry);
    if (!ledger.frames.isTable(frame)) {
      return true;
    }
    long offset = offsetOf(frame, entry);
    Positions positions = ledger.positions;
    positions.locate(frame);
    for (int n = 0; n < positions.count(); n++) {
      long address = positions.base(n) + offset;
      if (positions.isUserAddress(address)
          && positions.access(n).and(least) == least
          && !predicate.test(positions.space(n), address)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isOpenBeyondUserRange(long entry) {
    int frame = ledger.frames.frame(entry);
    if (!isEntry(frame, entry)) {
      return false;
    }
    int level = ledger.tables.level(frame);
    long word = ledger.words.get(level, entry);
    if (!ledger.architecture.isLeaf(level, word) || !ledger.architecture.leafAccess(word).isAny()) {
      return false;
    }
    long offset = offsetOf(frame, entry);
    Positions positions = ledger.positions;
    positions.locateBeyond(frame);
    for (int n = 0; n < positions.count(); n++) {
      if (!positions.isUserAddress(positions.base(n) + offset) && positions.access(n).isAny()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isKernelEntry(long entry) {
    int frame = ledger.frames.frame(entry);
    if (!isEntry(frame, entry)) {
      return false;
    }
    int level = ledger.tables.level(frame);
    return ledger.kernel.isKernel(frame)
        || ledger.tables.access(frame) == UserAccess.OUTSIDE
        || ledger.access.place(frame, level, entry) == UserAccess.OUTSIDE;
  }

  @Override
  public UserAccess userAccess(long entry, long word) {
    int frame = ledger.frames.frame(entry);
    if (!isEntry(frame, entry)) {
      return UserAccess.OUTSIDE;
    }
    int level = ledger.tables.level(frame);
    UserAccess walk = ledger.tables.access(frame).and(ledger.access.place(frame, level, entry));
    if (ledger.architecture.isTable(level, word)) {
      return walk.and(ledger.architecture.linkAccess(level, word));
    }
    return ledger.architecture.isLeaf(level, word)
        ? walk.and(ledger.architecture.leafAccess(word))
        : walk;
  }

  final long offsetOf(int frame, long entry) {
    int level = ledger.tables.level(frame);
    long index = (entry - ledger.frames.address(frame)) >>> ledger.geometry.entryShift(level);
    return index << ledger.geometry.spanShift(level);
  }

  @Override
  public long leafAt(int space, long address) {
    if (!isSpace(space)) {
      return 0;
    }
    Geometry geometry = ledger.geometry;
    int frame = ledger.cpus.rootOf(space);
    UserAccess walk = UserAccess.WRITE;
    for (int level = geometry.rootLevel(); ledger.frames.isTable(frame) && level >= 0; level--) {
      long entry = geometry.entryAddress(level, ledger.frames.address(frame), address);
      long word = ledger.words.get(level, entry);
      if (ledger.architecture.isLeaf(level, word)) {
        long within = address & (geometry.spanBytes(level) - 1) & -geometry.pageBytes();
        long bare = ledger.architecture.makeNonContiguous(word, entry);
        long single = ledger.architecture.advance(bare, within);
        return ledger.architecture.throughWalk(single, walk);
      }
      if (!ledger.architecture.isTable(level, word)) {
        return 0;
      }
      walk = walk.and(ledger.architecture.linkAccess(level, word));
      frame = ledger.frames.frame(ledger.architecture.physicalAddress(word));
    }
    return 0;
  }

  // ---- contiguous blocks, and who may have cached what

  @Override
  public long blockOf(long entry) {
    int frame = ledger.frames.frame(entry);
    return isEntry(frame, entry)
        ? ledger.blocks.blockOf(frame, ledger.tables.level(frame), entry)
        : 0;
  }

  @Override
  public int contiguousEntries(long block) {
    int frame = ledger.frames.frame(block);
    return isEntry(frame, block)
        ? ledger.blocks.count(frame, ledger.tables.level(frame), block)
        : 0;
  }

  private boolean isEntry(int frame, long entry) {
    return ledger.frames.isTable(frame)
        && entry - ledger.frames.address(frame)
            < ledger.geometry.tableBytes(ledger.tables.level(frame));
  }

  @Override
  public boolean mayBeCached(long entry) {
    Positions positions = locate(entry);
    for (int n = 0; n < positions.count(); n++) {
      if (positions.mask(n) != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isLoadedAnywhere(long entry) {
    Positions positions = locate(entry);
    for (int n = 0; n < positions.count(); n++) {
      if (ledger.cpus.walking(positions.space(n)) != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isStillborn(int space) {
    return isSpace(space) && ledger.isStillborn(space);
  }

  @Override
  public boolean isOfNewborn(int actor, long entry) {
    if (!Actors.isActor(actor)) {
      return false;
    }
    long operation = ledger.actors.operation(actor);
    Positions positions = locate(entry);
    for (int n = 0; n < positions.count(); n++) {
      if (ledger.cpus.rootOperation(positions.space(n)) == operation) {
        return true;
      }
    }
    return false;
  }

  /** The places of the entry's table; none for an address that is no entry's. */
  private Positions locate(long entry) {
    int frame = ledger.frames.frame(entry);
    // Frame 0 is nothing, and stands nowhere.
    ledger.positions.locate(isEntry(frame, entry) ? frame : 0);
    return ledger.positions;
  }
}
