package org.ptck.spec.machine;

import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.memory.PinCells;
import org.ptck.spec.machine.mmu.Mmu;

/** What user code does on CPUs, through their MMUs, and what devices do past them. */
final class UserCode {

  private final Machine machine;
  private final EventCore events;
  private final CpuCells cpus;

  UserCode(Machine machine) {
    this.machine = machine;
    this.events = machine.events;
    this.cpus = machine.cpus;
  }

  /** As {@link Machine#access(long, Access, long, int)}. */
  long access(long address, Access access, long stamp, int marks) {
    int cpu = events.actor().cpu();
    boolean store = access == Access.WRITE;
    if (address < 0 || address > machine.geometry.addressLast()) {
      // No user code gets there: a kernel's half, or an address that is none.
      return Machine.FAULT;
    }
    Mmu mmu = machine.mmus[cpu];
    int space = machine.runningSpace(cpu);
    EventKind kind = store ? EventKind.PAGE_STORE : EventKind.PAGE_LOAD;
    while (true) {
      int invalidations = mmu.invalidationCount();
      long physical = mmu.translate(cpus.id(cpu), cpus.root(cpu), address, store, marks);
      long page = physical >>> machine.geometry.pageShift();
      if (physical == Mmu.FAULT || !machine.memory.frames.isData(page)) {
        return Machine.FAULT;
      }
      events.before(kind, page);
      if (machine.runningSpace(cpu) != space) {
        return Machine.FAULT;
      }
      // An invalidation is complete when accesses are that use what it is about.
      if (mmu.invalidationCount() == invalidations) {
        return store ? stored(kind, (int) page, stamp, 0) : loaded(kind, (int) page, 0);
      }
    }
  }

  /** As {@link Machine#interpose}. */
  long interpose(int cpu, long address, Access access, long stamp, int marks) {
    if (cpu < 0 || cpu >= cpus.count() || machine.runningSpace(cpu) < 0) {
      return Machine.FAULT;
    }
    Actor back = events.actor();
    events.enter(cpu);
    Actor other = events.actor();
    long eventsLeft = other.setBoundAside();
    try {
      return access(address, access, stamp, marks);
    } finally {
      other.putBack(eventsLeft);
      events.enter(back.number);
    }
  }

  /** As {@link Machine#deviceLoad}. */
  long deviceLoad(int pin) {
    int page = pinnedPage(pin);
    if (page == 0) {
      return Machine.FAULT;
    }
    events.before(EventKind.DEVICE_LOAD, page);
    return loaded(EventKind.DEVICE_LOAD, page, pin);
  }

  /** As {@link Machine#deviceStore}. */
  long deviceStore(int pin, long stamp) {
    int page = pinnedPage(pin);
    if (page == 0 || !machine.memory.pins.writes(pin)) {
      return Machine.FAULT;
    }
    events.before(EventKind.DEVICE_STORE, page);
    return stored(EventKind.DEVICE_STORE, page, stamp, pin);
  }

  private int pinnedPage(int pin) {
    return PinCells.isPin(pin) ? machine.memory.pins.page(pin) : 0;
  }

  private long loaded(EventKind kind, int page, int pin) {
    long stamp = machine.memory.folios.stamp(page);
    events.after(kind, page, pin, stamp, 0);
    return stamp;
  }

  private long stored(EventKind kind, int page, long stamp, int pin) {
    long before = machine.memory.folios.stamp(page);
    machine.memory.folios.setStamp(page, stamp);
    events.after(kind, page, before, stamp, pin);
    return stamp;
  }
}
