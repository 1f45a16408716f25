package org.ptck.spec.machine.face;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.learn.Learning;
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
public final class HardwareFace extends MemoryFace {

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
      EventCore events,
      Learning learning) {
    this(
        geometry, memory, cpus, mmus, lockTable, gracePeriods, events,
        new Arguments(
            geometry, memory, cpus, lockTable, gracePeriods, events, learning.purposes()),
        learning);
  }

  private HardwareFace(
      Geometry geometry,
      MachineMemory memory,
      CpuCells cpus,
      Mmu[] mmus,
      LockTable lockTable,
      GracePeriods gracePeriods,
      EventCore events,
      Arguments arguments,
      Learning learning) {
    super(
        geometry, memory, cpus, new TranslationFace(geometry, cpus, mmus, events, arguments),
        events, arguments, learning);
    this.files = new FileFace(geometry, memory, events, arguments);
    this.grace = new GraceFace(gracePeriods, tables, folios, events, arguments);
    this.locks = new LockFace(lockTable, grace, events, arguments);
    this.debts = new DebtFace(events, arguments);
  }

  /** The actor, if it is one, is inside no walk where an operation or the scenario ends. */
  public void requireOutside(int actor) {
    grace.requireOutside(actor);
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
