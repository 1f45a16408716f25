package org.ptck.spec.machine.user;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.event.Actor;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.CpuCells;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.PinCells;
import org.ptck.spec.machine.mmu.Mmu;

/** What user code does on CPUs, through their MMUs, and what devices do past them. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UserCode {

  /** Answer where an access faults. */
  public static final long FAULT = Long.MIN_VALUE;

  private final Geometry geometry;
  private final FrameMap frames;
  private final FolioCells folios;
  private final PinCells pins;
  private final CpuCells cpus;
  private final Mmu[] mmus;
  private final EventCore events;

  public UserCode(
      Geometry geometry, MachineMemory memory, CpuCells cpus, Mmu[] mmus, EventCore events) {
    this.geometry = geometry;
    this.frames = memory.frames();
    this.folios = memory.folios();
    this.pins = memory.pins();
    this.cpus = cpus;
    this.mmus = mmus.clone();
    this.events = events;
  }

  /**
   * User code on the current CPU, which runs a space, loads from or stores to a page, or fetches
   * from it: a load that passes where execution is permitted.
   *
   * @param stamp what a store leaves in the page
   * @param marks the entry of a block in which hardware sets accessed or dirty; -1 for the one that
   *   is walked to
   */
  public long access(long address, Access access, long stamp, int marks) {
    int cpu = events.actor().cpu();
    boolean store = access == Access.WRITE;
    if (!geometry.isUserAddress(address)) {
      // No user code gets there: a kernel's part, or an address that is none.
      return FAULT;
    }
    Mmu mmu = mmus[cpu];
    int space = cpus.running(cpu);
    EventKind kind = store ? EventKind.PAGE_STORE : EventKind.PAGE_LOAD;
    while (true) {
      int invalidations = mmu.invalidationCount();
      long physical = mmu.translate(cpus.id(cpu), cpus.root(cpu), address, access, marks);
      long page = physical >>> geometry.pageShift();
      if (physical == Mmu.FAULT || !frames.isData(page)) {
        return FAULT;
      }
      events.before(kind, page);
      if (cpus.running(cpu) != space) {
        return FAULT;
      }
      // An invalidation is complete when accesses are that use what it is about.
      if (mmu.invalidationCount() == invalidations) {
        return store ? stored(kind, (int) page, stamp, 0) : loaded(kind, (int) page, 0);
      }
    }
  }

  /**
   * The same on another CPU, from within another event; {@link #FAULT} where that runs no space.
   */
  public long interpose(int cpu, long address, Access access, long stamp, int marks) {
    if (cpu < 0 || cpu >= cpus.count() || cpus.running(cpu) < 0) {
      return FAULT;
    }
    Actor back = events.actor();
    events.enter(cpu);
    Actor other = events.actor();
    long eventsLeft = other.setBoundAside();
    try {
      return access(address, access, stamp, marks);
    } finally {
      other.putBack(eventsLeft);
      events.enter(back.number());
    }
  }

  /** A device reads the page that the pin is open on; {@link #FAULT} if it is not open. */
  public long deviceLoad(int pin) {
    int page = pinnedPage(pin);
    if (page == 0) {
      return FAULT;
    }
    events.before(EventKind.DEVICE_LOAD, page);
    return loaded(EventKind.DEVICE_LOAD, page, pin);
  }

  /** A device writes it; {@link #FAULT} if the pin is not open, or not for writing. */
  public long deviceStore(int pin, long stamp) {
    int page = pinnedPage(pin);
    if (page == 0 || !pins.writes(pin)) {
      return FAULT;
    }
    events.before(EventKind.DEVICE_STORE, page);
    return stored(EventKind.DEVICE_STORE, page, stamp, pin);
  }

  private int pinnedPage(int pin) {
    return PinCells.isPin(pin) ? pins.page(pin) : 0;
  }

  private long loaded(EventKind kind, int page, int pin) {
    long stamp = folios.stamp(page);
    events.after(kind, page, pin, stamp, 0);
    return stamp;
  }

  private long stored(EventKind kind, int page, long stamp, int pin) {
    long before = folios.stamp(page);
    folios.setStamp(page, stamp);
    events.after(kind, page, before, stamp, pin);
    return stamp;
  }
}
