package org.ptck.spec.machine;

import org.ptck.spec.fact.Breach;
import org.ptck.spec.fact.EventKind;

/**
 * The machine as implementations see it: has arguments checked, makes the event, changes the state.
 *
 * <p>Each method first announces the event, then looks at shared state, then reports it. The groups
 * of {@link org.ptck.spec.fact.Hardware} stand one above the other: tables, folios, files, grace
 * periods, debts, and here CPUs with their translations and locks.
 */
final class HardwareFace extends DebtFace {

  private final CpuCells cpus;

  HardwareFace(Machine machine) {
    super(machine);
    this.cpus = machine.cpus;
  }

  // ---- translations

  @Override
  public void invalidateRange(long cpuMask, int id, long address, long pageCount, int depth) {
    events.before(EventKind.INVALIDATE, cpuMask);
    arguments.requireId(id);
    arguments.requireDepth(depth);
    long count = arguments.withinRange(address, pageCount);
    requireInterruptible(cpuMask);
    for (int cpu = 0; cpu < cpus.count(); cpu++) {
      if (names(cpuMask, cpu)) {
        machine.mmus[cpu].invalidateRange(id, address, count, depth == ALL_LEVELS);
      }
    }
    events.after(EventKind.INVALIDATE, cpuMask, address, count, ((long) id << 1) | depth);
  }

  @Override
  public void invalidateId(long cpuMask, int id) {
    events.before(EventKind.INVALIDATE, cpuMask);
    arguments.requireId(id);
    requireInterruptible(cpuMask);
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
    requireInterruptible(cpuMask);
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
    return events.actor().cpu();
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
    if (machine.memory.tables.level(frame) != machine.geometry.rootLevel()) {
      throw events.refuseAddress(
          Breach.ROOT_OF_WRONG_LEVEL,
          table,
          "the table is one of level %d, and a root is one of level %d"
              .formatted(machine.memory.tables.level(frame), machine.geometry.rootLevel()));
    }
    if (cpus.isRoot(table)) {
      throw events.refuse(Breach.SPACE_WITH_ROOT, space, "the table is a root already");
    }
    long before = cpus.spaceRoot(space);
    cpus.setSpaceRoot(space, table);
    events.after(EventKind.ROOT_SET, space, before, table, 0);
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
    int actor = arguments.requireLockable(lockClass, object);
    if (machine.locks.holds(actor, lockClass, object)) {
      throw events.refuseAddress(
          Breach.LOCK_TAKEN_TWICE, object, "this CPU holds that lock already");
    }
    while (machine.locks.isExcluded(actor, lockClass, object, exclusive)) {
      if (!events.block(lockClass, object)) {
        throw events.refuseAddress(
            Breach.LOCK_NEVER_RELEASED, object, "another CPU holds that lock and cannot go on");
      }
    }
    machine.locks.take(actor, lockClass, object, exclusive);
    events.after(EventKind.LOCK, object, lockClass, exclusive ? 1 : 0, 0);
  }

  @Override
  public boolean lockTry(int lockClass, long object) {
    events.before(EventKind.LOCK, object);
    int actor = arguments.requireLockable(lockClass, object);
    if (machine.locks.holds(actor, lockClass, object)
        || machine.locks.isExcluded(actor, lockClass, object, true)) {
      events.after(EventKind.LOCK_FAILED, object, lockClass, 0, 0);
      return false;
    }
    machine.locks.take(actor, lockClass, object, true);
    events.after(EventKind.LOCK, object, lockClass, 1, 1);
    return true;
  }

  @Override
  public void unlock(int lockClass, long object) {
    events.before(EventKind.UNLOCK, object);
    arguments.requireLockClass(lockClass);
    if (!machine.locks.release(events.actor().number, lockClass, object)) {
      throw events.refuseAddress(
          Breach.LOCK_NOT_HELD, object, "this CPU does not hold that lock");
    }
    events.after(EventKind.UNLOCK, object, lockClass, 0, 0);
    released(lockClass);
  }
}
