package org.ptck.conformance.gallery;

import org.ptck.spec.fact.hardware.Hardware;

/** Passes every call on to another hardware; wrong managers change one on its way. */
public class ForwardingHardware extends ForwardingInstructions implements Hardware {

  private final Hardware hardware;

  protected ForwardingHardware(Hardware hardware) {
    super(hardware);
    this.hardware = hardware;
  }

  @Override
  public long entryRead(long entry) {
    return hardware.entryRead(entry);
  }

  @Override
  public void entryWrite(long entry, long word) {
    hardware.entryWrite(entry, word);
  }

  @Override
  public long entryExchange(long entry, long word) {
    return hardware.entryExchange(entry, word);
  }

  @Override
  public boolean entryCompareAndSet(long entry, long expected, long word) {
    return hardware.entryCompareAndSet(entry, expected, word);
  }

  @Override
  public long tableAllocate(int level) {
    return hardware.tableAllocate(level);
  }

  @Override
  public void tableFree(long table) {
    hardware.tableFree(table);
  }

  @Override
  public long frameAllocate() {
    return hardware.frameAllocate();
  }

  @Override
  public long regionAllocate(int region, int order) {
    return hardware.regionAllocate(region, order);
  }

  @Override
  public void frameFree(long frame) {
    hardware.frameFree(frame);
  }

  @Override
  public int folioAllocate(int order) {
    return hardware.folioAllocate(order);
  }

  @Override
  public void folioFree(int folio) {
    hardware.folioFree(folio);
  }

  @Override
  public int folioOf(int page) {
    return hardware.folioOf(page);
  }

  @Override
  public int folioOrder(int folio) {
    return hardware.folioOrder(folio);
  }

  @Override
  public int references(int folio) {
    return hardware.references(folio);
  }

  @Override
  public int referencesAdd(int folio, int count) {
    return hardware.referencesAdd(folio, count);
  }

  @Override
  public int referencesSubtract(int folio, int count) {
    return hardware.referencesSubtract(folio, count);
  }

  @Override
  public int mapcount(int page) {
    return hardware.mapcount(page);
  }

  @Override
  public int folioMapcount(int folio) {
    return hardware.folioMapcount(folio);
  }

  @Override
  public void mapcountAdd(int page, int pageCount) {
    hardware.mapcountAdd(page, pageCount);
  }

  @Override
  public void mapcountSubtract(int page, int pageCount) {
    hardware.mapcountSubtract(page, pageCount);
  }

  @Override
  public void folioReserve(int folio) {
    hardware.folioReserve(folio);
  }

  @Override
  public boolean isExclusive(int page) {
    return hardware.isExclusive(page);
  }

  @Override
  public void exclusiveSet(int page, int pageCount) {
    hardware.exclusiveSet(page, pageCount);
  }

  @Override
  public void exclusiveClear(int page, int pageCount) {
    hardware.exclusiveClear(page, pageCount);
  }

  @Override
  public void pageZero(int page) {
    hardware.pageZero(page);
  }

  @Override
  public void pageCopy(int source, int target) {
    hardware.pageCopy(source, target);
  }

  @Override
  public long pageRead(int page) {
    return hardware.pageRead(page);
  }

  @Override
  public void pageWrite(int page, long value) {
    hardware.pageWrite(page, value);
  }

  @Override
  public void invalidateRange(long cpuMask, int id, long address, long pageCount, int depth) {
    hardware.invalidateRange(cpuMask, id, address, pageCount, depth);
  }

  @Override
  public void invalidateId(long cpuMask, int id) {
    hardware.invalidateId(cpuMask, id);
  }

  @Override
  public void invalidateAll(long cpuMask) {
    hardware.invalidateAll(cpuMask);
  }

  @Override
  public int cpu() {
    return hardware.cpu();
  }

  @Override
  public int cpuCount() {
    return hardware.cpuCount();
  }

  @Override
  public int idCount() {
    return hardware.idCount();
  }

  @Override
  public void rootSet(int space, long table) {
    hardware.rootSet(space, table);
  }

  @Override
  public void rootDrop(int space) {
    hardware.rootDrop(space);
  }

  @Override
  public void load(int cpu, int space, int id) {
    hardware.load(cpu, space, id);
  }

  @Override
  public void lazy(int cpu) {
    hardware.lazy(cpu);
  }

  @Override
  public void unload(int cpu) {
    hardware.unload(cpu);
  }

  @Override
  public void idRetire(int id) {
    hardware.idRetire(id);
  }

  @Override
  public void lock(int lockClass, long object) {
    hardware.lock(lockClass, object);
  }

  @Override
  public void lockShared(int lockClass, long object) {
    hardware.lockShared(lockClass, object);
  }

  @Override
  public boolean lockTry(int lockClass, long object) {
    return hardware.lockTry(lockClass, object);
  }

  @Override
  public void unlock(int lockClass, long object) {
    hardware.unlock(lockClass, object);
  }

  @Override
  public void cacheAdd(int file, int fileIndex, int folio) {
    hardware.cacheAdd(file, fileIndex, folio);
  }

  @Override
  public void cacheRemove(int folio) {
    hardware.cacheRemove(folio);
  }

  @Override
  public void storageRead(int file, int fileIndex, int page) {
    hardware.storageRead(file, fileIndex, page);
  }

  @Override
  public void storeBegin(int folio) {
    hardware.storeBegin(folio);
  }

  @Override
  public void storeEnd(int folio) {
    hardware.storeEnd(folio);
  }

  @Override
  public boolean isFolioDirty(int folio) {
    return hardware.isFolioDirty(folio);
  }

  @Override
  public void folioDirtySet(int folio) {
    hardware.folioDirtySet(folio);
  }

  @Override
  public boolean folioDirtyTestAndClear(int folio) {
    return hardware.folioDirtyTestAndClear(folio);
  }

  @Override
  public void pinAdd(int pin, int page, boolean writes) {
    hardware.pinAdd(pin, page, writes);
  }

  @Override
  public void pinRemove(int pin) {
    hardware.pinRemove(pin);
  }

  @Override
  public int pinCount(int folio) {
    return hardware.pinCount(folio);
  }

  @Override
  public void residentAdd(int space, int kind, long pageCount) {
    hardware.residentAdd(space, kind, pageCount);
  }

  @Override
  public void residentSubtract(int space, int kind, long pageCount) {
    hardware.residentSubtract(space, kind, pageCount);
  }

  @Override
  public long resident(int space, int kind) {
    return hardware.resident(space, kind);
  }

  @Override
  public void reverseAdd(int file, int fileIndex, int space, long address, long pageCount) {
    hardware.reverseAdd(file, fileIndex, space, address, pageCount);
  }

  @Override
  public void reverseRemove(int file, int fileIndex, int space, long address, long pageCount) {
    hardware.reverseRemove(file, fileIndex, space, address, pageCount);
  }

  @Override
  public void rcuReadLock() {
    hardware.rcuReadLock();
  }

  @Override
  public void rcuReadUnlock() {
    hardware.rcuReadUnlock();
  }

  @Override
  public void rcuSynchronize() {
    hardware.rcuSynchronize();
  }

  @Override
  public void tableFreeRcu(long table) {
    hardware.tableFreeRcu(table);
  }

  @Override
  public void folioFreeRcu(int folio) {
    hardware.folioFreeRcu(folio);
  }

  @Override
  public void flushesDefer(int queue) {
    hardware.flushesDefer(queue);
  }

  @Override
  public void referencesDefer(int queue, int folio, int count) {
    hardware.referencesDefer(queue, folio, count);
  }

  @Override
  public void debtsTake(int queue) {
    hardware.debtsTake(queue);
  }
}
