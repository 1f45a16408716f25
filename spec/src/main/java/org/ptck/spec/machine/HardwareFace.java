package org.ptck.spec.machine;

import org.ptck.spec.fact.Breach;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.LockClass;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.TableCells;

/**
 * The machine as implementations see it: checks arguments, makes the event, changes the state.
 *
 * <p>Each method first announces the event, then looks at shared state, then reports it.
 */
final class HardwareFace implements Hardware {

  private final Machine machine;
  private final EventCore events;
  private final FolioCells folios;
  private final CpuCells cpus;

  HardwareFace(Machine machine) {
    this.machine = machine;
    this.events = machine.events;
    this.folios = machine.folios;
    this.cpus = machine.cpus;
  }

  // ---- entries

  @Override
  public long entryRead(long entry) {
    events.before(EventKind.ENTRY_READ, entry);
    long word = machine.entries.get(entryLevel(entry), entry);
    events.after(EventKind.ENTRY_READ, entry, 0, word, 0);
    return word;
  }

  @Override
  public void entryWrite(long entry, long word) {
    events.before(EventKind.ENTRY_WRITE, entry);
    replace(entryLevel(entry), entry, word, 0);
  }

  @Override
  public long entryExchange(long entry, long word) {
    events.before(EventKind.ENTRY_WRITE, entry);
    return replace(entryLevel(entry), entry, word, 1);
  }

  @Override
  public boolean entryCompareAndSet(long entry, long expected, long word) {
    events.before(EventKind.ENTRY_WRITE, entry);
    int level = entryLevel(entry);
    long before = machine.entries.get(level, entry);
    if (before != expected) {
      events.after(EventKind.ENTRY_READ, entry, 0, before, 0);
      return false;
    }
    replace(level, entry, word, 1);
    return true;
  }

  private long replace(int level, long entry, long word, int atomic) {
    long before = machine.entries.get(level, entry);
    machine.entries.set(level, entry, word);
    events.after(EventKind.ENTRY_WRITE, entry, before, word, atomic);
    return before;
  }

  private int entryLevel(long entry) {
    int frame = machine.frames.frame(entry);
    if (!machine.frames.isTable(frame)) {
      throw events.breach(Breach.ENTRY_OUTSIDE_TABLES, entry);
    }
    int state = machine.tables.state(frame);
    if (state != TableCells.ALLOCATED) {
      throw events.breach(
          state == TableCells.FREED ? Breach.ENTRY_OF_FREED_TABLE : Breach.ENTRY_OUTSIDE_TABLES,
          entry);
    }
    int level = machine.tables.level(frame);
    long within = entry - machine.frames.address(frame);
    boolean aligned = (within & ((1L << machine.geometry.entryShift(level)) - 1)) == 0;
    if (!aligned || within >= machine.geometry.tableBytes(level)) {
      throw events.breach(Breach.ENTRY_OUTSIDE_TABLES, entry);
    }
    return level;
  }

  // ---- tables

  @Override
  public long tableAllocate(int level) {
    events.before(EventKind.TABLE_ALLOCATE, level);
    if (level < 0 || level >= machine.geometry.levelCount()) {
      throw events.breach(Breach.LEVEL_UNKNOWN, level);
    }
    int frame = machine.allocations.next() ? 0 : tableFrame(level);
    if (frame == 0) {
      events.after(
          EventKind.ALLOCATION_FAILED, 0, 0, machine.allocations.failedCount(), 0);
      return 0;
    }
    machine.entries.clear(frame, machine.geometry.tableBytes(level));
    long table = machine.frames.address(frame);
    events.after(EventKind.TABLE_ALLOCATE, table, 0, level, 0);
    return table;
  }

  private int tableFrame(int level) {
    int frame = machine.tables.allocate(level);
    if (frame == 0) {
      machine.allocations.exhausted();
    }
    return frame;
  }

  @Override
  public void tableFree(long table) {
    events.before(EventKind.TABLE_FREE, table);
    int frame = table(table);
    int level = machine.tables.level(frame);
    machine.tables.free(frame);
    events.after(EventKind.TABLE_FREE, table, 0, level, 0);
  }

  private int table(long table) {
    int frame = machine.frames.frame(table);
    if (!machine.frames.isTable(frame) || machine.frames.address(frame) != table) {
      throw events.breach(Breach.TABLE_UNKNOWN, table);
    }
    return switch (machine.tables.state(frame)) {
      case TableCells.ALLOCATED -> frame;
      case TableCells.FREED -> throw events.breach(Breach.TABLE_FREED_TWICE, table);
      default -> throw events.breach(Breach.TABLE_UNKNOWN, table);
    };
  }

  // ---- folios

  @Override
  public int folioAllocate(int order) {
    events.before(EventKind.FOLIO_ALLOCATE, order);
    if (order < 0 || order > FolioCells.ORDER_MAX) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, order);
    }
    int folio = machine.allocations.next() ? 0 : folio(order);
    if (folio == 0) {
      events.after(
          EventKind.ALLOCATION_FAILED, 0, 0, machine.allocations.failedCount(), 0);
      return 0;
    }
    events.after(EventKind.FOLIO_ALLOCATE, folio, 0, order, 0);
    return folio;
  }

  private int folio(int order) {
    int folio = folios.allocate(order);
    if (folio == 0) {
      machine.allocations.exhausted();
    }
    return folio;
  }

  @Override
  public void folioFree(int folio) {
    events.before(EventKind.FOLIO_FREE, folio);
    requirePage(folio);
    if (folios.folioOf(folio) != folio) {
      throw events.breach(Breach.FOLIO_UNKNOWN, folio);
    }
    if (!folios.isAllocated(folio)) {
      throw events.breach(Breach.FOLIO_FREED_TWICE, folio);
    }
    int references = folios.references(folio);
    folios.free(folio);
    events.after(EventKind.FOLIO_FREE, folio, references, folios.order(folio), 0);
  }

  @Override
  public int folioOf(int page) {
    requireAllocated(page);
    return folios.folioOf(page);
  }

  @Override
  public int folioOrder(int folio) {
    requireFolio(folio);
    return folios.order(folio);
  }

  @Override
  public int references(int folio) {
    events.before(EventKind.REFERENCE_READ, folio);
    requireFolio(folio);
    int count = folios.references(folio);
    events.after(EventKind.REFERENCE_READ, folio, 0, count, 0);
    return count;
  }

  @Override
  public int referencesAdd(int folio, int count) {
    return changeReferences(folio, count, count);
  }

  @Override
  public int referencesSubtract(int folio, int count) {
    return changeReferences(folio, count, -count);
  }

  private int changeReferences(int folio, int count, int delta) {
    events.before(EventKind.REFERENCE_CHANGE, folio);
    requireFolio(folio);
    requirePositive(count);
    int before = folios.references(folio);
    int after = before + delta;
    if (after < 0) {
      throw events.breach(Breach.COUNTER_BELOW_ZERO, folio);
    }
    folios.setReferences(folio, after);
    events.after(EventKind.REFERENCE_CHANGE, folio, before, after, 0);
    return after;
  }

  @Override
  public int mapcount(int page) {
    events.before(EventKind.MAPCOUNT_READ, page);
    requireAllocated(page);
    int count = folios.mapcount(page);
    events.after(EventKind.MAPCOUNT_READ, page, 0, count, 0);
    return count;
  }

  @Override
  public int folioMapcount(int folio) {
    events.before(EventKind.MAPCOUNT_READ, folio);
    requireFolio(folio);
    int count = folios.folioMapcount(folio);
    events.after(EventKind.MAPCOUNT_READ, folio, 0, count, 0);
    return count;
  }

  @Override
  public void mapcountAdd(int page, int pageCount) {
    changeMapcount(page, pageCount, 1);
  }

  @Override
  public void mapcountSubtract(int page, int pageCount) {
    changeMapcount(page, pageCount, -1);
  }

  private void changeMapcount(int page, int pageCount, int delta) {
    events.before(EventKind.MAPCOUNT_CHANGE, page);
    requireRun(page, pageCount);
    int folio = folios.folioOf(page);
    if (delta < 0) {
      for (int i = page; i < page + pageCount; i++) {
        if (folios.mapcount(i) == 0) {
          throw events.breach(Breach.COUNTER_BELOW_ZERO, i);
        }
      }
    }
    folios.addMapcount(folio, page, pageCount, delta);
    events.after(EventKind.MAPCOUNT_CHANGE, page, folio, delta, pageCount);
  }

  @Override
  public boolean isExclusive(int page) {
    events.before(EventKind.EXCLUSIVE_READ, page);
    requireAllocated(page);
    boolean exclusive = folios.isExclusive(page);
    events.after(EventKind.EXCLUSIVE_READ, page, 0, exclusive ? 1 : 0, 0);
    return exclusive;
  }

  @Override
  public void exclusiveSet(int page, int pageCount) {
    changeExclusive(page, pageCount, true);
  }

  @Override
  public void exclusiveClear(int page, int pageCount) {
    changeExclusive(page, pageCount, false);
  }

  private void changeExclusive(int page, int pageCount, boolean exclusive) {
    events.before(EventKind.EXCLUSIVE_CHANGE, page);
    requireRun(page, pageCount);
    for (int i = page; i < page + pageCount; i++) {
      folios.setExclusive(i, exclusive);
    }
    events.after(EventKind.EXCLUSIVE_CHANGE, page, 0, exclusive ? 1 : 0, pageCount);
  }

  @Override
  public void pageZero(int page) {
    events.before(EventKind.PAGE_ZERO, page);
    requireAllocated(page);
    long before = folios.stamp(page);
    folios.setStamp(page, 0);
    events.after(EventKind.PAGE_ZERO, page, before, 0, 0);
  }

  @Override
  public void pageCopy(int source, int target) {
    events.before(EventKind.PAGE_COPY, target);
    requireAllocated(source);
    requireAllocated(target);
    long before = folios.stamp(target);
    long stamp = folios.stamp(source);
    folios.setStamp(target, stamp);
    events.after(EventKind.PAGE_COPY, target, before, stamp, source);
  }

  private void requirePage(int page) {
    if (!machine.frames.isData(page)) {
      throw events.breach(Breach.PAGE_UNKNOWN, page);
    }
  }

  private void requireAllocated(int page) {
    requirePage(page);
    if (!folios.isAllocated(page)) {
      throw events.breach(Breach.FOLIO_USED_WHEN_FREE, page);
    }
  }

  private void requireFolio(int folio) {
    requireAllocated(folio);
    if (folios.folioOf(folio) != folio) {
      throw events.breach(Breach.FOLIO_UNKNOWN, folio);
    }
  }

  private void requireRun(int page, int pageCount) {
    requireAllocated(page);
    requirePositive(pageCount);
    int folio = folios.folioOf(page);
    if ((long) page + pageCount > folio + (1L << folios.order(folio))) {
      throw events.breach(Breach.PAGES_BEYOND_FOLIO, page);
    }
  }

  private void requirePositive(long count) {
    if (count < 1) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, count);
    }
  }

  // ---- translations

  @Override
  public void invalidateRange(long cpuMask, int id, long address, long pageCount, int depth) {
    events.before(EventKind.INVALIDATE, cpuMask);
    requireId(id);
    requirePositive(pageCount);
    if (depth != LEAF_ONLY && depth != ALL_LEVELS) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, depth);
    }
    long last = machine.geometry.addressLast() >>> machine.geometry.pageShift();
    long page = address >>> machine.geometry.pageShift();
    if (address < 0 || page > last || pageCount > last - page + 1) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, address);
    }
    for (int cpu = 0; cpu < cpus.count(); cpu++) {
      if (names(cpuMask, cpu)) {
        machine.mmus[cpu].invalidateRange(id, address, pageCount, depth == ALL_LEVELS);
      }
    }
    events.after(EventKind.INVALIDATE, cpuMask, address, pageCount, ((long) id << 1) | depth);
  }

  @Override
  public void invalidateId(long cpuMask, int id) {
    events.before(EventKind.INVALIDATE, cpuMask);
    requireId(id);
    for (int cpu = 0; cpu < cpus.count(); cpu++) {
      if (names(cpuMask, cpu)) {
        machine.mmus[cpu].invalidateId(id);
      }
    }
    events.after(EventKind.INVALIDATE, cpuMask, 0, 0, ((long) id << 1) | ALL_LEVELS);
  }

  @Override
  public void invalidateAll(long cpuMask) {
    events.before(EventKind.INVALIDATE, cpuMask);
    for (int cpu = 0; cpu < cpus.count(); cpu++) {
      if (names(cpuMask, cpu)) {
        machine.mmus[cpu].invalidateAll();
      }
    }
    events.after(EventKind.INVALIDATE, cpuMask, 0, 0, -1);
  }

  private static boolean names(long cpuMask, int cpu) {
    return ((cpuMask >>> cpu) & 1) != 0;
  }

  // ---- CPUs and spaces

  @Override
  public int cpu() {
    return events.cpu();
  }

  @Override
  public int cpuCount() {
    return cpus.count();
  }

  @Override
  public int idCount() {
    return cpus.idCount();
  }

  @Override
  public void rootSet(int space, long table) {
    events.before(EventKind.ROOT_SET, space);
    requireSpace(space);
    int frame = table(table);
    if (machine.tables.level(frame) != machine.geometry.rootLevel()) {
      throw events.breach(Breach.ROOT_OF_WRONG_LEVEL, table);
    }
    if (cpus.spaceRoot(space) != 0 || cpus.isRoot(table)) {
      throw events.breach(Breach.SPACE_WITH_ROOT, space);
    }
    cpus.setSpaceRoot(space, table);
    events.after(EventKind.ROOT_SET, space, 0, table, 0);
  }

  @Override
  public void rootDrop(int space) {
    events.before(EventKind.ROOT_DROP, space);
    requireRoot(space);
    long table = cpus.spaceRoot(space);
    cpus.setSpaceRoot(space, 0);
    events.after(EventKind.ROOT_DROP, space, table, 0, 0);
  }

  @Override
  public void load(int cpu, int space, int id) {
    events.before(EventKind.LOAD, cpu);
    requireCpu(cpu);
    requireId(id);
    requireRoot(space);
    cpus.load(cpu, space, id);
    events.after(EventKind.LOAD, cpu, 0, space, id);
  }

  @Override
  public void lazy(int cpu) {
    events.before(EventKind.LAZY, cpu);
    requireCpu(cpu);
    cpus.setLazy(cpu);
    events.after(EventKind.LAZY, cpu, 0, cpus.space(cpu), 0);
  }

  @Override
  public void unload(int cpu) {
    events.before(EventKind.UNLOAD, cpu);
    requireCpu(cpu);
    int space = cpus.space(cpu);
    cpus.unload(cpu);
    events.after(EventKind.UNLOAD, cpu, space, 0, 0);
  }

  @Override
  public void idRetire(int id) {
    events.before(EventKind.ID_RETIRE, id);
    requireId(id);
    events.after(EventKind.ID_RETIRE, id, 0, 0, 0);
  }

  private void requireCpu(int cpu) {
    if (cpu < 0 || cpu >= cpus.count()) {
      throw events.breach(Breach.CPU_UNKNOWN, cpu);
    }
  }

  private void requireId(int id) {
    if (id < 0 || id >= cpus.idCount()) {
      throw events.breach(Breach.ID_UNKNOWN, id);
    }
  }

  private void requireSpace(int space) {
    if (space < 0 || space >= CpuCells.SPACE_COUNT_MAX) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, space);
    }
  }

  private void requireRoot(int space) {
    requireSpace(space);
    if (cpus.spaceRoot(space) == 0) {
      throw events.breach(Breach.SPACE_WITHOUT_ROOT, space);
    }
  }

  // ---- locks

  @Override
  public void lock(int lockClass, long object) {
    take(lockClass, object, true);
  }

  @Override
  public void lockShared(int lockClass, long object) {
    take(lockClass, object, false);
  }

  private void take(int lockClass, long object, boolean exclusive) {
    events.before(EventKind.LOCK, object);
    int cpu = requireLockable(lockClass, object);
    if (machine.locks.holds(cpu, lockClass, object)) {
      throw events.breach(Breach.LOCK_TAKEN_TWICE, object);
    }
    if (machine.locks.isExcluded(cpu, lockClass, object, exclusive)) {
      throw events.breach(Breach.LOCK_NEVER_RELEASED, object);
    }
    machine.locks.take(cpu, lockClass, object, exclusive);
    events.after(EventKind.LOCK, object, lockClass, exclusive ? 1 : 0, 0);
  }

  @Override
  public boolean lockTry(int lockClass, long object) {
    events.before(EventKind.LOCK, object);
    int cpu = requireLockable(lockClass, object);
    if (machine.locks.holds(cpu, lockClass, object)
        || machine.locks.isExcluded(cpu, lockClass, object, true)) {
      events.after(EventKind.LOCK_FAILED, object, lockClass, 0, 0);
      return false;
    }
    machine.locks.take(cpu, lockClass, object, true);
    events.after(EventKind.LOCK, object, lockClass, 1, 1);
    return true;
  }

  @Override
  public void unlock(int lockClass, long object) {
    events.before(EventKind.UNLOCK, object);
    requireLockClass(lockClass);
    if (!machine.locks.release(events.cpu(), lockClass, object)) {
      throw events.breach(Breach.LOCK_NOT_HELD, object);
    }
    events.after(EventKind.UNLOCK, object, lockClass, 0, 0);
  }

  private int requireLockable(int lockClass, long object) {
    requireLockClass(lockClass);
    if (!machine.locks.hasRoom(events.cpu())) {
      throw events.breach(Breach.ARGUMENT_OUT_OF_BOUNDS, object);
    }
    return events.cpu();
  }

  private void requireLockClass(int lockClass) {
    if (!LockClass.isCode(lockClass)) {
      throw events.breach(Breach.LOCK_CLASS_UNKNOWN, lockClass);
    }
  }
}
