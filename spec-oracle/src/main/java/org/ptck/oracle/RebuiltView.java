package org.ptck.oracle;

import java.util.stream.LongStream;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.machine.Machine;

/**
 * A view that answers from raw memory what memory can answer, and asks the ledger for history:
 * stale translations, cached paths, mappings, and who ran what.
 */
final class RebuiltView extends ForwardingView {

  private final Machine machine;
  private final MachineView ledger;
  private final Rebuilt rebuilt;

  RebuiltView(Machine machine, Rebuilt rebuilt) {
    super(machine.view());
    this.machine = machine;
    this.ledger = machine.view();
    this.rebuilt = rebuilt;
  }

  // ---- folios and pages

  @Override
  public int folioMapcount(long folio) {
    int sum = 0;
    for (long page = folio; page < folio + (1L << ledger.folioOrder(folio)); page++) {
      sum += ledger.mapcount(page);
    }
    return sum;
  }

  @Override
  public int entriesMapping(long page) {
    return isDataPage(page) ? rebuilt.entries[rebuilt.index(page)] : 0;
  }

  @Override
  public int writableEntriesMapping(long page) {
    return isDataPage(page) ? rebuilt.writable[rebuilt.index(page)] : 0;
  }

  @Override
  public int supervisorEntriesMapping(long page) {
    return isDataPage(page) ? rebuilt.supervisor[rebuilt.index(page)] : 0;
  }

  @Override
  public int dirtyEntriesMapping(long page) {
    return isDataPage(page) ? rebuilt.dirty[rebuilt.index(page)] : 0;
  }

  @Override
  public int foliosAllocated() {
    int count = 0;
    int first = rebuilt.frames.dataFirst();
    for (int page = first; page < first + rebuilt.frames.pageCount(); page++) {
      boolean counts = !isReserved(page) && !isCached(page);
      if (counts && ledger.isAllocated(page) && ledger.folioOf(page) == page) {
        count++;
      }
    }
    return count;
  }

  @Override
  public boolean isCached(long page) {
    return isDataPage(page) && machine.truth().cache().isCached((int) page);
  }

  @Override
  public boolean isFolioDirty(long folio) {
    return isDataPage(folio) && machine.truth().cache().isDirty((int) folio);
  }

  @Override
  public boolean isUnderWriteBack(long folio) {
    return isDataPage(folio) && machine.truth().cache().isUnderWriteBack((int) folio);
  }

  @Override
  public long[] foliosCached() {
    int first = rebuilt.frames.dataFirst();
    return LongStream.range(first, first + rebuilt.frames.pageCount())
        .filter(page -> ledger.folioOf(page) == page && isCached(page))
        .toArray();
  }

  @Override
  public long residentMapped(int space, int kind) {
    return resident(space, kind, true);
  }

  @Override
  public long residentSupervisor(int space, int kind) {
    return resident(space, kind, false);
  }

  private long resident(int space, int kind, boolean forUsers) {
    long count = 0;
    for (Rebuilt.Leaf leaf : rebuilt.leaves) {
      if (leaf.space() == space && leaf.isUsers() && leaf.access().isAny() == forUsers) {
        count += pagesOf(leaf, kind);
      }
    }
    return count;
  }

  private long pagesOf(Rebuilt.Leaf leaf, int kind) {
    int pageShift = rebuilt.geometry.pageShift();
    long first =
        rebuilt.geometry.architecture().target(leaf.word(), leaf.entry()) >>> pageShift;
    long pageCount = rebuilt.geometry.spanBytes(leaf.level()) >>> pageShift;
    return LongStream.range(first, first + pageCount)
        .filter(this::isDataPage)
        .filter(page -> !isReserved(page))
        .filter(page -> isCached(page) == (kind == ResidentCounters.FILE))
        .count();
  }

  // ---- tables

  @Override
  public TableState tableState(long table) {
    int frame = rebuilt.frames.frame(table);
    if (!machine.truth().isTableAllocated(frame)) {
      return machine.truth().isTableFreed(frame) ? TableState.FREED : TableState.NONE;
    }
    if (ledger.tableState(table) == TableState.DEAD) {
      return TableState.DEAD;
    }
    if (rebuilt.links[frame] > 0 || isRoot(rebuilt.frames.address(frame))) {
      return TableState.LINKED;
    }
    return ledger.wasLinked(table) ? TableState.DETACHED : TableState.PRIVATE;
  }

  private boolean isRoot(long table) {
    for (int space = 0; space < Rebuilt.SPACE_COUNT_MAX; space++) {
      if (machine.truth().root(space) == table) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int tableLevel(long table) {
    int frame = rebuilt.frames.frame(table);
    return rebuilt.frames.isTable(frame) ? machine.truth().tableLevel(frame) : 0;
  }

  @Override
  public int linkCount(long table) {
    int frame = rebuilt.frames.frame(table);
    return rebuilt.frames.isTable(frame) ? rebuilt.links[frame] : 0;
  }

  @Override
  public int entriesUsed(long table) {
    int frame = rebuilt.frames.frame(table);
    return rebuilt.frames.isTable(frame) ? rebuilt.used[frame] : 0;
  }

  @Override
  public boolean isWalkable(long table) {
    return rebuilt.reachable.get(rebuilt.frames.frame(table)) || ledger.isCachedPath(table);
  }

  @Override
  public long rootOf(int space) {
    return space >= 0 && space < Rebuilt.SPACE_COUNT_MAX ? machine.truth().root(space) : 0;
  }

  @Override
  public int tablesAllocated() {
    return rebuilt.tablesAllocated;
  }

  // ---- entries

  @Override
  public UserAccess userAccess(long entry, long word) {
    int frame = rebuilt.frames.frame(entry);
    int level = tableLevel(tableOf(entry));
    if (!rebuilt.frames.isTable(frame) || ledger.blockOf(entry) == 0) {
      return UserAccess.OUTSIDE;
    }
    Architecture architecture = rebuilt.geometry.architecture();
    UserAccess walk = rebuilt.access[frame];
    if (level == rebuilt.geometry.rootLevel()) {
      long index = (entry - tableOf(entry)) >>> rebuilt.geometry.entryShift(level);
      walk = walk.and(rebuilt.geometry.rootAccess((int) index));
    }
    if (architecture.isTable(level, word)) {
      long index = (entry - tableOf(entry)) >>> rebuilt.geometry.entryShift(level);
      return walk.and(rebuilt.placeOfLink(frame, level, (int) index))
          .and(architecture.linkAccess(level, word));
    }
    return architecture.isLeaf(level, word) ? walk.and(architecture.leafAccess(word)) : walk;
  }

  @Override
  public boolean isOpenBeyondUserRange(long entry) {
    return rebuilt.openBeyondUserRange.contains(entry);
  }

  @Override
  public long entryWord(long entry) {
    int frame = rebuilt.frames.frame(entry);
    return machine.truth().isTableAllocated(frame) ? rebuilt.word(entry) : 0;
  }

  @Override
  public int contiguousEntries(long block) {
    long table = tableOf(block);
    int level = tableLevel(table);
    int run = rebuilt.geometry.contiguousRun(level);
    if (run == 1 || ledger.blockOf(block) == 0 || tableState(table) == TableState.DEAD) {
      return 0;
    }
    Architecture architecture = rebuilt.geometry.architecture();
    int count = 0;
    for (int n = 0; n < run; n++) {
      long first = table + ((block - table) & -((long) run << rebuilt.geometry.entryShift(level)));
      long word = entryWord(first + ((long) n << rebuilt.geometry.entryShift(level)));
      count += architecture.isLeaf(level, word) && architecture.isContiguous(word) ? 1 : 0;
    }
    return count;
  }

  @Override
  public long leafAt(int space, long address) {
    Architecture architecture = rebuilt.geometry.architecture();
    long table = rootOf(space);
    UserAccess walk = UserAccess.WRITE;
    for (int level = rebuilt.geometry.rootLevel(); level >= 0 && table != 0; level--) {
      long entry = rebuilt.geometry.entryAddress(level, table, address);
      long word = entryWord(entry);
      if (architecture.isLeaf(level, word)) {
        long within = address & (rebuilt.geometry.spanBytes(level) - 1);
        long single =
            architecture.advance(
                architecture.makeNonContiguous(word, entry),
                within & -rebuilt.geometry.pageBytes());
        return architecture.throughWalk(single, walk);
      }
      if (architecture.isTable(level, word)) {
        walk = walk.and(architecture.linkAccess(level, word));
      }
      table = architecture.isTable(level, word) ? architecture.physicalAddress(word) : 0;
    }
    return 0;
  }
}
