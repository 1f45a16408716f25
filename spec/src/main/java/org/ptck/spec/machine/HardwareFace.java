package org.ptck.spec.machine;

import org.ptck.spec.fact.Breach;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.machine.memory.FolioCells;

/**
 * The machine as implementations see it: has arguments checked, makes the event, changes the state.
 *
 * <p>Each method first announces the event, then looks at shared state, then reports it.
 */
final class HardwareFace implements Hardware {

  private final Machine machine;
  private final EventCore events;
  private final FolioCells folios;
  private final CpuCells cpus;
  private final Arguments arguments;

  HardwareFace(Machine machine) {
    this.machine = machine;
    this.events = machine.events;
    this.folios = machine.folios;
    this.cpus = machine.cpus;
    this.arguments = new Arguments(machine);
  }

  // ---- entries

  @Override
  public long entryRead(long entry) {
    events.before(EventKind.ENTRY_READ, entry);
    long word = machine.entries.get(arguments.entryLevel(entry), entry);
    events.after(EventKind.ENTRY_READ, entry, 0, word, 0);
    return word;
  }

  @Override
  public void entryWrite(long entry, long word) {
    events.before(EventKind.ENTRY_WRITE, entry);
    replace(arguments.entryLevel(entry), entry, word, 0);
  }

  @Override
  public long entryExchange(long entry, long word) {
    events.before(EventKind.ENTRY_WRITE, entry);
    return replace(arguments.entryLevel(entry), entry, word, 1);
  }

  @Override
  public boolean entryCompareAndSet(long entry, long expected, long word) {
    events.before(EventKind.ENTRY_WRITE, entry);
    int level = arguments.entryLevel(entry);
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
    int frame = arguments.table(table);
    int level = machine.tables.level(frame);
    machine.tables.free(frame);
    events.after(EventKind.TABLE_FREE, table, 0, level, 0);
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
    arguments.requirePage(folio);
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
  public void folioReserve(int folio) {
    events.before(EventKind.FOLIO_RESERVE, folio);
    arguments.requireFolio(folio);
    folios.reserve(folio);
    events.after(EventKind.FOLIO_RESERVE, folio, 0, 0, 0);
  }

  @Override
  public int folioOf(int page) {
    arguments.requireAllocated(page);
    return folios.folioOf(page);
  }

  @Override
  public int folioOrder(int folio) {
    arguments.requireFolio(folio);
    return folios.order(folio);
  }

  @Override
  public int references(int folio) {
    events.before(EventKind.REFERENCE_READ, folio);
    arguments.requireFolio(folio);
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
    arguments.requireFolio(folio);
    arguments.requirePositive(count);
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
    arguments.requireAllocated(page);
    int count = folios.mapcount(page);
    events.after(EventKind.MAPCOUNT_READ, page, 0, count, 0);
    return count;
  }

  @Override
  public int folioMapcount(int folio) {
    events.before(EventKind.MAPCOUNT_READ, folio);
    arguments.requireFolio(folio);
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
    arguments.requireRun(page, pageCount);
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
    arguments.requireAllocated(page);
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
    arguments.requireRun(page, pageCount);
    for (int i = page; i < page + pageCount; i++) {
      folios.setExclusive(i, exclusive);
    }
    events.after(EventKind.EXCLUSIVE_CHANGE, page, 0, exclusive ? 1 : 0, pageCount);
  }

  @Override
  public void pageZero(int page) {
    events.before(EventKind.PAGE_ZERO, page);
    arguments.requireAllocated(page);
    long before = folios.stamp(page);
    folios.setStamp(page, 0);
    events.after(EventKind.PAGE_ZERO, page, before, 0, 0);
  }

  @Override
  public void pageCopy(int source, int target) {
    events.before(EventKind.PAGE_COPY, target);
    arguments.requireAllocated(source);
    arguments.requireAllocated(target);
    long before = folios.stamp(target);
    long stamp = folios.stamp(source);
    folios.setStamp(target, stamp);
    events.after(EventKind.PAGE_COPY, target, before, stamp, source);
  }

  // ---- translations

  @Override
  public void invalidateRange(long cpuMask, int id, long address, long pageCount, int depth) {
    events.before(EventKind.INVALIDATE, cpuMask);
    arguments.requireId(id);
    arguments.requireDepth(depth);
    arguments.requireRange(address, pageCount);
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
    arguments.requireId(id);
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
    arguments.requireSpace(space);
    int frame = arguments.table(table);
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
    arguments.requireRoot(space);
    long table = cpus.spaceRoot(space);
    cpus.setSpaceRoot(space, 0);
    events.after(EventKind.ROOT_DROP, space, table, 0, 0);
  }

  @Override
  public void load(int cpu, int space, int id) {
    events.before(EventKind.LOAD, cpu);
    arguments.requireCpu(cpu);
    arguments.requireId(id);
    arguments.requireRoot(space);
    cpus.load(cpu, space, id);
    events.after(EventKind.LOAD, cpu, 0, space, id);
  }

  @Override
  public void lazy(int cpu) {
    events.before(EventKind.LAZY, cpu);
    arguments.requireCpu(cpu);
    cpus.setLazy(cpu);
    events.after(EventKind.LAZY, cpu, 0, cpus.space(cpu), 0);
  }

  @Override
  public void unload(int cpu) {
    events.before(EventKind.UNLOAD, cpu);
    arguments.requireCpu(cpu);
    int space = cpus.space(cpu);
    cpus.unload(cpu);
    events.after(EventKind.UNLOAD, cpu, space, 0, 0);
  }

  @Override
  public void idRetire(int id) {
    events.before(EventKind.ID_RETIRE, id);
    arguments.requireId(id);
    events.after(EventKind.ID_RETIRE, id, 0, 0, 0);
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
    int cpu = arguments.requireLockable(lockClass, object);
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
    int cpu = arguments.requireLockable(lockClass, object);
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
    arguments.requireLockClass(lockClass);
    if (!machine.locks.release(events.cpu(), lockClass, object)) {
      throw events.breach(Breach.LOCK_NOT_HELD, object);
    }
    events.after(EventKind.UNLOCK, object, lockClass, 0, 0);
  }


  @Override
  public void cacheAdd(int file, int fileIndex, int folio) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cacheRemove(int folio) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void storageRead(int file, int fileIndex, int page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void storeBegin(int folio) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void storeEnd(int folio) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isFolioDirty(int folio) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void folioDirtySet(int folio) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean folioDirtyTestAndClear(int folio) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void pinAdd(int pin, int page, boolean writes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void pinRemove(int pin) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int pinCount(int folio) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void residentAdd(int space, int kind, long pageCount) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void residentSubtract(int space, int kind, long pageCount) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long resident(int space, int kind) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void reverseAdd(int file, int fileIndex, int space, long address, long pageCount) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void reverseRemove(int file, int fileIndex, int space, long address, long pageCount) {
    throw new UnsupportedOperationException();
  }
}
