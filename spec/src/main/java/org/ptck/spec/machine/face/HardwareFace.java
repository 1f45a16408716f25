package org.ptck.spec.machine.face;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.lock.GracePeriods;
import org.ptck.spec.machine.lock.LockTable;
import org.ptck.spec.machine.memory.CpuCells;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.mmu.Mmu;

/**
 * The machine as implementations see it, one object for all groups of calls; whose they are is said
 * here, and nothing else.
 *
 * <p>Each call has its arguments checked, makes the event, and changes the state: it first
 * announces the event, then looks at shared state, then reports it.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HardwareFace extends InvalidationFace {

  private final TableFace tables;
  private final FolioFace folios;
  private final FileFace files;
  private final LockFace locks;
  private final GraceFace grace;
  private final DebtFace debts;

  /** The face of a machine that is made of these. */
  public HardwareFace(
      Geometry geometry,
      MachineMemory memory,
      CpuCells cpus,
      Mmu[] mmus,
      LockTable lockTable,
      GracePeriods gracePeriods,
      EventCore events) {
    this(
        geometry, memory, cpus, mmus, lockTable, gracePeriods, events,
        new Arguments(geometry, memory, cpus, lockTable, gracePeriods, events));
  }

  private HardwareFace(
      Geometry geometry,
      MachineMemory memory,
      CpuCells cpus,
      Mmu[] mmus,
      LockTable lockTable,
      GracePeriods gracePeriods,
      EventCore events,
      Arguments arguments) {
    super(
        geometry, cpus, new TranslationFace(geometry, cpus, mmus, events, arguments),
        new ProcessorFace(geometry, memory, cpus, events, arguments), events, arguments);
    this.tables = new TableFace(geometry, memory, events, arguments);
    this.folios = new FolioFace(memory, events, arguments);
    this.files = new FileFace(geometry, memory, events, arguments);
    this.grace = new GraceFace(gracePeriods, tables, folios, events, arguments);
    this.locks = new LockFace(lockTable, grace, events, arguments);
    this.debts = new DebtFace(events, arguments);
  }

  /** The actor, if it is one, is inside no walk where an operation or the scenario ends. */
  public void requireOutside(int actor) {
    grace.requireOutside(actor);
  }

  // ---- entries

  @Override
  public long entryRead(long entry) {
    return tables.entryRead(entry);
  }

  @Override
  public void entryWrite(long entry, long word) {
    tables.entryWrite(entry, word);
  }

  @Override
  public long entryExchange(long entry, long word) {
    return tables.entryExchange(entry, word);
  }

  @Override
  public boolean entryCompareAndSet(long entry, long expected, long word) {
    return tables.entryCompareAndSet(entry, expected, word);
  }

  // ---- tables

  @Override
  public long tableAllocate(int level) {
    return tables.tableAllocate(level);
  }

  @Override
  public void tableFree(long table) {
    tables.tableFree(table);
  }

  // ---- folios and pages

  @Override
  public int folioAllocate(int order) {
    return folios.folioAllocate(order);
  }

  @Override
  public void folioFree(int folio) {
    folios.folioFree(folio);
  }

  @Override
  public void folioReserve(int folio) {
    folios.folioReserve(folio);
  }

  @Override
  public int folioOf(int page) {
    return folios.folioOf(page);
  }

  @Override
  public int folioOrder(int folio) {
    return folios.folioOrder(folio);
  }

  @Override
  public int references(int folio) {
    return folios.references(folio);
  }

  @Override
  public int referencesAdd(int folio, int count) {
    return folios.referencesAdd(folio, count);
  }

  @Override
  public int referencesSubtract(int folio, int count) {
    return folios.referencesSubtract(folio, count);
  }

  @Override
  public int mapcount(int page) {
    return folios.mapcount(page);
  }

  @Override
  public int folioMapcount(int folio) {
    return folios.folioMapcount(folio);
  }

  @Override
  public void mapcountAdd(int page, int pageCount) {
    folios.mapcountAdd(page, pageCount);
  }

  @Override
  public void mapcountSubtract(int page, int pageCount) {
    folios.mapcountSubtract(page, pageCount);
  }

  @Override
  public boolean isExclusive(int page) {
    return folios.isExclusive(page);
  }

  @Override
  public void exclusiveSet(int page, int pageCount) {
    folios.exclusiveSet(page, pageCount);
  }

  @Override
  public void exclusiveClear(int page, int pageCount) {
    folios.exclusiveClear(page, pageCount);
  }

  @Override
  public void pageZero(int page) {
    folios.pageZero(page);
  }

  @Override
  public void pageCopy(int source, int target) {
    folios.pageCopy(source, target);
  }

  @Override
  public long pageRead(int page) {
    return folios.pageRead(page);
  }

  @Override
  public void pageWrite(int page, long value) {
    folios.pageWrite(page, value);
  }

  // ---- page cache and storage

  @Override
  public void cacheAdd(int file, int fileIndex, int folio) {
    files.cacheAdd(file, fileIndex, folio);
  }

  @Override
  public void cacheRemove(int folio) {
    files.cacheRemove(folio);
  }

  @Override
  public void storageRead(int file, int fileIndex, int page) {
    files.storageRead(file, fileIndex, page);
  }

  @Override
  public void storeBegin(int folio) {
    files.storeBegin(folio);
  }

  @Override
  public void storeEnd(int folio) {
    files.storeEnd(folio);
  }

  @Override
  public boolean isFolioDirty(int folio) {
    return files.isFolioDirty(folio);
  }

  @Override
  public void folioDirtySet(int folio) {
    files.folioDirtySet(folio);
  }

  @Override
  public boolean folioDirtyTestAndClear(int folio) {
    return files.folioDirtyTestAndClear(folio);
  }

  // ---- pins

  @Override
  public void pinAdd(int pin, int page, boolean writes) {
    files.pinAdd(pin, page, writes);
  }

  @Override
  public void pinRemove(int pin) {
    files.pinRemove(pin);
  }

  @Override
  public int pinCount(int folio) {
    return files.pinCount(folio);
  }

  // ---- resident-set counters

  @Override
  public void residentAdd(int space, int kind, long pageCount) {
    files.residentAdd(space, kind, pageCount);
  }

  @Override
  public void residentSubtract(int space, int kind, long pageCount) {
    files.residentSubtract(space, kind, pageCount);
  }

  @Override
  public long resident(int space, int kind) {
    return files.resident(space, kind);
  }

  // ---- reverse mapping

  @Override
  public void reverseAdd(int file, int fileIndex, int space, long address, long pageCount) {
    files.reverseAdd(file, fileIndex, space, address, pageCount);
  }

  @Override
  public void reverseRemove(int file, int fileIndex, int space, long address, long pageCount) {
    files.reverseRemove(file, fileIndex, space, address, pageCount);
  }

  // ---- locks

  @Override
  public void lock(int lockClass, long object) {
    locks.lock(lockClass, object);
  }

  @Override
  public void lockShared(int lockClass, long object) {
    locks.lockShared(lockClass, object);
  }

  @Override
  public boolean lockTry(int lockClass, long object) {
    return locks.lockTry(lockClass, object);
  }

  @Override
  public void unlock(int lockClass, long object) {
    locks.unlock(lockClass, object);
  }

  // ---- lockless walks and grace periods

  @Override
  public void rcuReadLock() {
    grace.rcuReadLock();
  }

  @Override
  public void rcuReadUnlock() {
    grace.rcuReadUnlock();
  }

  @Override
  public void rcuSynchronize() {
    grace.rcuSynchronize();
  }

  @Override
  public void tableFreeRcu(long table) {
    grace.tableFreeRcu(table);
  }

  @Override
  public void folioFreeRcu(int folio) {
    grace.folioFreeRcu(folio);
  }

  // ---- debts

  @Override
  public void flushesDefer(int queue) {
    debts.flushesDefer(queue);
  }

  @Override
  public void referencesDefer(int queue, int folio, int count) {
    debts.referencesDefer(queue, folio, count);
  }

  @Override
  public void debtsTake(int queue) {
    debts.debtsTake(queue);
  }
}
