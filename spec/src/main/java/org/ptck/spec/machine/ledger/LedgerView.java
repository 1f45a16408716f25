package org.ptck.spec.machine.ledger;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.LockClass;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.StaleTranslation;
import org.ptck.spec.fact.TableState;
import org.ptck.spec.machine.lock.LockTable;
import org.ptck.spec.machine.memory.FolioCells;

/** What rules may look at, answered from the cells of a machine and from its ledger. */
public final class LedgerView implements MachineView {

  private final Ledger ledger;
  private final FolioCells folios;
  private final LockTable locks;
  private final boolean[] declared = new boolean[Capability.values().length];

  /** The view of a machine with that ledger and these cells. */
  public LedgerView(Ledger ledger, FolioCells folios, LockTable locks) {
    this.ledger = ledger;
    this.folios = folios;
    this.locks = locks;
  }

  /** Says what the implementation declares. */
  public void declare(Set<Capability> capabilities) {
    for (Capability capability : Capability.values()) {
      declared[capability.ordinal()] = capabilities.contains(capability);
    }
  }

  @Override
  public Geometry geometry() {
    return ledger.geometry;
  }

  @Override
  public boolean declares(Capability capability) {
    return declared[capability.ordinal()];
  }

  // ---- folios and pages

  @Override
  public boolean isDataPage(long page) {
    return ledger.frames.isData(page);
  }

  @Override
  public int folioOf(int page) {
    return isDataPage(page) ? folios.folioOf(page) : 0;
  }

  @Override
  public int folioOrder(int folio) {
    return isDataPage(folio) ? folios.order(folio) : 0;
  }

  @Override
  public boolean isAllocated(int folio) {
    return isDataPage(folio) && folios.isAllocated(folio);
  }

  @Override
  public boolean isReserved(int page) {
    return isDataPage(page) && folios.isReserved(page);
  }

  @Override
  public int references(int folio) {
    return isDataPage(folio) ? folios.references(folio) : 0;
  }

  @Override
  public int mapcount(int page) {
    return isDataPage(page) ? folios.mapcount(page) : 0;
  }

  @Override
  public int folioMapcount(int folio) {
    return isDataPage(folio) ? folios.folioMapcount(folio) : 0;
  }

  @Override
  public boolean isExclusive(int page) {
    return isDataPage(page) && folios.isExclusive(page);
  }

  @Override
  public long pageStamp(int page) {
    return isDataPage(page) ? folios.stamp(page) : 0;
  }

  @Override
  public int entriesMapping(int page) {
    return ledger.pages.entries(page);
  }

  @Override
  public int writableEntriesMapping(int page) {
    return ledger.pages.writable(page);
  }

  @Override
  public int foliosAllocated() {
    return folios.allocatedCount();
  }

  @Override
  public boolean isReachableStale(int page) {
    if (ledger.pages.stale(page) == 0) {
      return false;
    }
    StaleSet stale = ledger.stale;
    for (int slot = 0; slot < stale.size(); slot++) {
      boolean leadsHere =
          stale.target(slot) <= page && page < stale.target(slot) + stale.count(slot);
      if (leadsHere && usableMask(slot) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The CPUs on which the stale translation can be used now: those that run user code. */
  private long usableMask(int slot) {
    return ledger.stale.mask(slot) & ledger.cpus.running(ledger.stale.space(slot));
  }

  // ---- tables

  @Override
  public TableState tableState(long table) {
    int frame = ledger.frames.frame(table);
    if (!ledger.frames.isTable(frame)) {
      return TableState.NONE;
    }
    TableIndex tables = ledger.tables;
    if (!tables.has(frame, TableIndex.ALLOCATED)) {
      return tables.has(frame, TableIndex.FREED) ? TableState.FREED : TableState.NONE;
    }
    if (tables.has(frame, TableIndex.DEAD)) {
      return TableState.DEAD;
    }
    if (tables.parentCount(frame) > 0 || tables.rootOf(frame) >= 0) {
      return TableState.LINKED;
    }
    return tables.has(frame, TableIndex.EVER_LINKED) ? TableState.DETACHED : TableState.PRIVATE;
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
    return ledger.frames.isTable(frame) && isWalkable(frame, 0);
  }

  private boolean isWalkable(int frame, int depth) {
    TableIndex tables = ledger.tables;
    if (tables.rootOf(frame) >= 0 || ledger.cpus.isLoadedRoot(frame) || hasUsableGhost(frame)) {
      return true;
    }
    for (int n = 0; n < tables.parentCount(frame); n++) {
      int parent = ledger.frames.frame(tables.parent(frame, n));
      if (depth < ledger.geometry.levelCount() && isWalkable(parent, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isCachedPath(long table) {
    int frame = ledger.frames.frame(table);
    return ledger.frames.isTable(frame) && isCachedPath(frame, 0);
  }

  private boolean isCachedPath(int frame, int depth) {
    if (hasUsableGhost(frame)) {
      return true;
    }
    for (int n = 0; n < ledger.tables.parentCount(frame); n++) {
      int parent = ledger.frames.frame(ledger.tables.parent(frame, n));
      if (depth < ledger.geometry.levelCount() && isCachedPath(parent, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasUsableGhost(int frame) {
    if (ledger.tables.ghosts(frame) <= 0) {
      return false;
    }
    GhostLinks ghosts = ledger.ghosts;
    for (int slot = 0; slot < ghosts.size(); slot++) {
      // A lazy CPU walks as well, so that every CPU that has the root loaded counts.
      if (ghosts.child(slot) == frame
          && (ghosts.mask(slot) & ledger.cpus.walking(ghosts.space(slot))) != 0) {
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
    int frame = ledger.frames.frame(entry);
    if (!ledger.frames.isTable(frame)) {
      return true;
    }
    long offset = offsetOf(frame, entry);
    Positions positions = ledger.positions;
    positions.locate(frame);
    for (int n = 0; n < positions.count(); n++) {
      if (!predicate.test(positions.space(n), positions.base(n) + offset)) {
        return false;
      }
    }
    return true;
  }

  private long offsetOf(int frame, long entry) {
    int level = ledger.tables.level(frame);
    long index = (entry - ledger.frames.address(frame)) >>> ledger.geometry.entryShift(level);
    return index << ledger.geometry.spanShift(level);
  }

  @Override
  public int mappingState(int space, long address) {
    return isSpace(space) ? ledger.mappingState(space, address) : MappingState.NONE;
  }

  @Override
  public boolean isAnythingMapped(int space, long addressFirst, long addressLast) {
    return isSpace(space) && ledger.isAnythingMapped(space, addressFirst, addressLast);
  }

  @Override
  public long leafAt(int space, long address) {
    if (!isSpace(space)) {
      return 0;
    }
    Geometry geometry = ledger.geometry;
    int frame = ledger.cpus.rootOf(space);
    for (int level = geometry.rootLevel(); ledger.frames.isTable(frame) && level >= 0; level--) {
      long entry = geometry.entryAddress(level, ledger.frames.address(frame), address);
      long word = ledger.words.get(level, entry);
      if (ledger.architecture.isLeaf(level, word)) {
        return word + (address & (geometry.spanBytes(level) - 1) & -geometry.pageBytes());
      }
      if (!ledger.architecture.isTable(level, word)) {
        return 0;
      }
      frame = ledger.frames.frame(ledger.architecture.physicalAddress(word));
    }
    return 0;
  }

  // ---- translations

  @Override
  public boolean conflictsWithStale(long entry) {
    int frame = ledger.frames.frame(entry);
    if (ledger.stale.size() == 0 || !ledger.frames.isTable(frame)) {
      return false;
    }
    int level = ledger.tables.level(frame);
    long word = ledger.words.get(level, entry);
    long offset = offsetOf(frame, entry);
    Positions positions = ledger.positions;
    positions.locate(frame);
    for (int n = 0; n < positions.count(); n++) {
      long page = ledger.page(positions.base(n) + offset);
      if (conflictsAt(positions.space(n), page, level, word)) {
        return true;
      }
    }
    return false;
  }

  private boolean conflictsAt(int space, long page, int level, long word) {
    StaleSet stale = ledger.stale;
    long target = ledger.page(ledger.architecture.physicalAddress(word));
    boolean contiguous = ledger.architecture.isContiguous(word);
    for (int slot = stale.find(space, page); slot >= 0; slot = stale.findNext(slot, space, page)) {
      boolean sameSize =
          stale.flags(slot) >> StaleSet.LEVEL_SHIFT == level
              && ((stale.flags(slot) & StaleSet.CONTIGUOUS) != 0) == contiguous;
      boolean sameTarget = stale.target(slot) + (page - stale.first(slot)) == target;
      if (usableMask(slot) != 0 && !(sameSize && sameTarget)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int narrowedBy(int cpu) {
    return isCpu(cpu) ? ledger.narrowed(cpu) : 0;
  }

  @Override
  public @Nullable StaleTranslation usableStale(int cpu) {
    if (!isCpu(cpu)) {
      return null;
    }
    long operation = ledger.operation(cpu);
    StaleSet stale = ledger.stale;
    for (int slot = 0; slot < stale.size(); slot++) {
      long mask = usableMask(slot);
      if (stale.operation(slot) == operation && mask != 0 && !isHarmless(slot)) {
        boolean stores = (stale.flags(slot) & StaleSet.STORES) != 0;
        long address = stale.first(slot) << ledger.geometry.pageShift();
        return new StaleTranslation(
            stale.space(slot), address, (int) stale.target(slot), stores, mask);
      }
    }
    GhostLinks ghosts = ledger.ghosts;
    for (int slot = 0; slot < ghosts.size(); slot++) {
      long mask = ghosts.mask(slot) & ledger.cpus.walking(ghosts.space(slot));
      if (ghosts.operation(slot) == operation && mask != 0 && isFilledTable(ghosts.child(slot))) {
        return new StaleTranslation(ghosts.space(slot), ghosts.base(slot), 0, true, mask);
      }
    }
    return null;
  }

  /** Whether what stands in the tables now allows all that the stale translation allows. */
  private boolean isHarmless(int slot) {
    StaleSet stale = ledger.stale;
    long address = stale.first(slot) << ledger.geometry.pageShift();
    long word = leafAt(stale.space(slot), address);
    return word != 0
        && ledger.page(ledger.architecture.physicalAddress(word)) == stale.target(slot)
        && ((stale.flags(slot) & StaleSet.STORES) == 0 || ledger.architecture.isWritable(word));
  }

  private boolean isFilledTable(int frame) {
    return ledger.tables.has(frame, TableIndex.ALLOCATED) && ledger.tables.used(frame) > 0;
  }

  @Override
  public boolean loadedOverOtherOwner(int cpu) {
    return isCpu(cpu) && ledger.cpus.overOtherOwner(cpu);
  }

  @Override
  public boolean loadedAgain(int cpu) {
    return isCpu(cpu) && ledger.cpus.again(cpu);
  }

  @Override
  public boolean staleLeftOn(int cpu) {
    int space = isCpu(cpu) ? ledger.cpus.loadedSpace(cpu) : CpuIndex.NONE;
    if (space == CpuIndex.NONE) {
      return false;
    }
    long bit = 1L << cpu;
    for (int slot = 0; slot < ledger.stale.size(); slot++) {
      if (ledger.stale.space(slot) == space
          && (ledger.stale.mask(slot) & bit) != 0
          && !isHarmless(slot)) {
        return true;
      }
    }
    GhostLinks ghosts = ledger.ghosts;
    for (int slot = 0; slot < ghosts.size(); slot++) {
      boolean toNothing =
          ledger.tables.has(ghosts.child(slot), TableIndex.ALLOCATED)
              && ledger.tables.used(ghosts.child(slot)) == 0;
      if (ghosts.space(slot) == space && (ghosts.mask(slot) & bit) != 0 && !toNothing) {
        return true;
      }
    }
    return false;
  }

  // ---- locks

  @Override
  public int locksHeld(int cpu) {
    return isCpu(cpu) ? locks.heldCount(cpu) : 0;
  }

  @Override
  public boolean holds(int cpu, LockClass lockClass, long object) {
    return isCpu(cpu) && locks.holds(cpu, lockClass.ordinal(), object);
  }

  @Override
  public boolean holdsExclusively(int cpu, LockClass lockClass, long object) {
    return isCpu(cpu) && locks.holdsExclusively(cpu, lockClass.ordinal(), object);
  }

  @Override
  public boolean holdsInnerThan(int cpu, LockClass lockClass) {
    return isCpu(cpu) && locks.holdsInnerThan(cpu, lockClass.ordinal());
  }

  private boolean isCpu(int cpu) {
    return cpu >= 0 && cpu < ledger.cpus.cpuCount();
  }

  private static boolean isSpace(int space) {
    return space >= 0 && space < CpuIndex.SPACE_COUNT_MAX;
  }

  @Override
  public int dirtyEntriesMapping(int page) {
    return 0;
  }

  @Override
  public boolean isCached(int page) {
    return false;
  }

  @Override
  public int fileOf(int page) {
    return 0;
  }

  @Override
  public int fileIndexOf(int page) {
    return 0;
  }

  @Override
  public long storedStamp(int file, int fileIndex) {
    return 0;
  }

  @Override
  public boolean isFilled(int page) {
    return false;
  }

  @Override
  public boolean isFolioDirty(int folio) {
    return false;
  }

  @Override
  public boolean isUnderWriteBack(int folio) {
    return false;
  }

  @Override
  public boolean isInHand(int folio) {
    return false;
  }

  @Override
  public int folioSlippedCount() {
    return 0;
  }

  @Override
  public int folioSlipped(int n) {
    return 0;
  }

  @Override
  public int[] foliosCached() {
    return new int[0];
  }

  @Override
  public int pinCount(int folio) {
    return 0;
  }

  @Override
  public int writePinCount(int folio) {
    return 0;
  }

  @Override
  public int pinPage(int pin) {
    return 0;
  }

  @Override
  public int pinSpace(int pin) {
    return 0;
  }

  @Override
  public long pinAddress(int pin) {
    return 0;
  }

  @Override
  public long resident(int space, int kind) {
    return 0;
  }

  @Override
  public long residentMapped(int space, int kind) {
    return 0;
  }

  @Override
  public boolean isReverseMapped(int file, int fileIndex, int space, long address) {
    return false;
  }

  @Override
  public boolean isWriteRequested(int cpu) {
    return false;
  }

  @Override
  public long blockOf(long entry) {
    return 0;
  }

  @Override
  public int contiguousEntries(long block) {
    return 0;
  }

  @Override
  public boolean mayBeCached(long entry) {
    return false;
  }

  @Override
  public boolean isLoadedAnywhere(long entry) {
    return false;
  }
}
