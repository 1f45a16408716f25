package org.ptck.spec.machine.ledger.view;

import java.util.stream.LongStream;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.machine.ledger.cpu.ActorIndex;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.table.BlockIndex;
import org.ptck.spec.machine.ledger.table.KernelTables;
import org.ptck.spec.machine.ledger.table.LeavesOfSpace;
import org.ptck.spec.machine.ledger.table.LeavesOfTable;
import org.ptck.spec.machine.ledger.table.TableAccess;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.ledger.table.TablesLeft;
import org.ptck.spec.machine.ledger.translation.EntryPlaces;
import org.ptck.spec.machine.ledger.translation.Ways;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MemoryCells;

/** What rules may look at of tables, their entries and contiguous blocks. */
abstract class TableView extends FolioView {

  private final TableContents contents;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final ActorIndex actors;
  private final CpuIndex cpus;
  private final BlockIndex blocks;
  private final TableAccess access;
  private final KernelTables kernel;
  private final TablesLeft left;
  private final LeavesOfSpace leaves;
  private final EntryPlaces places;
  private final Ways ways;

  TableView(LedgerIndices indices, MemoryCells cells) {
    super(indices, cells);
    this.contents = indices.contents();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.actors = indices.actors();
    this.cpus = indices.cpus();
    this.blocks = indices.blocks();
    this.access = indices.access();
    this.kernel = indices.kernel();
    this.left = indices.left();
    this.leaves = indices.leaves();
    this.places = indices.places();
    this.ways = indices.ways();
  }

  // ---- tables

  @Override
  public TableState tableState(long table) {
    int frame = frames.frame(table);
    return frames.isTable(frame) ? tables.state(frame) : TableState.NONE;
  }

  @Override
  public boolean isDetachedBy(int actor, long table) {
    return Actors.isActor(actor)
        && tableState(table) == TableState.DETACHED
        && tables.detacher(frames.frame(table)) == actors.operation(actor);
  }

  @Override
  public int tableLevel(long table) {
    int frame = frames.frame(table);
    return frames.isTable(frame) ? tables.level(frame) : 0;
  }

  @Override
  public boolean wasLinked(long table) {
    int frame = frames.frame(table);
    return frames.isTable(frame) && tables.has(frame, TableIndex.EVER_LINKED);
  }

  @Override
  public int linkCount(long table) {
    int frame = frames.frame(table);
    return frames.isTable(frame) ? tables.parentCount(frame) : 0;
  }

  @Override
  public int entriesUsed(long table) {
    int frame = frames.frame(table);
    return frames.isTable(frame) ? tables.used(frame) : 0;
  }

  @Override
  public boolean isWalkable(long table) {
    int frame = frames.frame(table);
    return frames.isTable(frame) && ways.isWalkable(frame);
  }

  @Override
  public boolean isCachedPath(long table) {
    int frame = frames.frame(table);
    return frames.isTable(frame) && ways.isCachedPath(frame);
  }

  @Override
  public boolean isMappedWithinReach(long page) {
    if (entriesMapping(page) == 0) {
      return false;
    }
    for (int frame = 1; frame <= frames.tableCount(); frame++) {
      if (LeavesOfTable.leadTo(contents, access, frame, page) && ways.isWalkable(frame)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isMappedByKernel(long page) {
    for (int frame = 1; frame <= frames.tableCount(); frame++) {
      if (kernel.isKept(frame) && LeavesOfTable.lead(contents, frame, page)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isHeld(int space) {
    return actors.isHeld(space);
  }

  @Override
  public long rootOf(int space) {
    return isSpace(space) ? frames.address(cpus.rootOf(space)) : 0;
  }

  @Override
  public int tablesAllocated() {
    return tables.allocatedCount();
  }

  @Override
  public int tablesToFree() {
    return left.count();
  }

  @Override
  public LongStream tablesLeft() {
    return left.all();
  }

  @Override
  public LongStream framesUnused() {
    return left.unused();
  }

  @Override
  public boolean isKernelTable(long table) {
    int frame = frames.frame(table);
    return frames.isTable(frame) && kernel.isKernel(frame);
  }

  // ---- entries

  @Override
  public long entryWord(long entry) {
    return contents.word(entry);
  }

  @Override
  public long tableOf(long entry) {
    return frames.address(frames.frame(entry));
  }

  @Override
  public boolean atEveryPosition(long entry, PositionPredicate predicate) {
    return places.isTrueOfAll(entry, UserAccess.OUTSIDE, predicate);
  }

  @Override
  public boolean atEveryWritablePosition(long entry, PositionPredicate predicate) {
    return userAccess(entry, entryWord(entry)) != UserAccess.WRITE
        || places.isTrueOfAll(entry, UserAccess.WRITE, predicate);
  }

  @Override
  public boolean atEveryExecutablePosition(long entry, PositionPredicate predicate) {
    return places.isTrueWhereExecutable(entry, predicate);
  }

  @Override
  public boolean isOpenBeyondUserRange(long entry) {
    return places.isOpenBeyondUserRange(entry);
  }

  @Override
  public boolean isKernelEntry(long entry) {
    int frame = frames.frame(entry);
    if (!contents.isEntry(frame, entry)) {
      return false;
    }
    int level = tables.level(frame);
    return kernel.isKernel(frame)
        || tables.access(frame) == UserAccess.OUTSIDE
        || access.isOutside(frame, level, entry);
  }

  @Override
  public UserAccess userAccess(long entry, long word) {
    int frame = frames.frame(entry);
    if (!contents.isEntry(frame, entry)) {
      return UserAccess.OUTSIDE;
    }
    int level = tables.level(frame);
    if (architecture.isTable(level, word)) {
      return tables.access(frame).and(access.link(frame, level, entry, word));
    }
    UserAccess walk = tables.access(frame).and(access.place(frame, level, entry));
    return architecture.isLeaf(level, word)
        ? walk.and(architecture.leafAccess(word))
        : walk;
  }

  @Override
  public long leafAt(int space, long address) {
    return isSpace(space) ? leaves.at(space, address) : 0;
  }

  // ---- contiguous blocks, and who may have cached what

  @Override
  public long blockOf(long entry) {
    int frame = frames.frame(entry);
    return contents.isEntry(frame, entry)
        ? blocks.blockOf(frame, tables.level(frame), entry)
        : 0;
  }

  @Override
  public int contiguousEntries(long block) {
    int frame = frames.frame(block);
    return contents.isEntry(frame, block)
        ? blocks.count(frame, tables.level(frame), block)
        : 0;
  }

  @Override
  public boolean mayBeCached(long entry) {
    return places.mayBeCached(entry);
  }

  @Override
  public boolean isLoadedAnywhere(long entry) {
    return places.isLoadedAnywhere(entry);
  }

  @Override
  public boolean isStillborn(int space) {
    return isSpace(space)
        && cpus.rootOf(space) != 0
        && actors.isOutOfMemory(cpus.rootOperation(space));
  }

  @Override
  public boolean isOfNewborn(int actor, long entry) {
    return Actors.isActor(actor) && places.isOfNewborn(actors.operation(actor), entry);
  }
}
