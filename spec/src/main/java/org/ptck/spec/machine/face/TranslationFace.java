package org.ptck.spec.machine.face;

import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Translations;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.CpuCells;
import org.ptck.spec.machine.mmu.Mmu;

/** Invalidations of what CPUs cache, as implementations see them. */
final class TranslationFace implements Translations {

  private final CpuCells cpus;
  private final Mmu[] mmus;
  private final EventCore events;
  private final Arguments arguments;

  TranslationFace(CpuCells cpus, Mmu[] mmus, EventCore events, Arguments arguments) {
    this.cpus = cpus;
    this.mmus = mmus.clone();
    this.events = events;
    this.arguments = arguments;
  }

  @Override
  public void invalidateRange(long cpuMask, int id, long address, long pageCount, int depth) {
    events.before(EventKind.INVALIDATE, cpuMask);
    arguments.requireId(id);
    arguments.requireDepth(depth);
    long count = arguments.withinRange(address, pageCount);
    arguments.requireInterruptible(cpuMask);
    for (int cpu = 0; cpu < cpus.count(); cpu++) {
      if (names(cpuMask, cpu)) {
        mmus[cpu].invalidateRange(id, address, count, depth == ALL_LEVELS);
      }
    }
    events.after(EventKind.INVALIDATE, cpuMask, address, count, ((long) id << 1) | depth);
  }

  @Override
  public void invalidateId(long cpuMask, int id) {
    events.before(EventKind.INVALIDATE, cpuMask);
    arguments.requireId(id);
    arguments.requireInterruptible(cpuMask);
    for (int cpu = 0; cpu < cpus.count(); cpu++) {
      if (names(cpuMask, cpu)) {
        mmus[cpu].invalidateId(id);
      }
    }
    events.after(EventKind.INVALIDATE, cpuMask, 0, 0, ((long) id << 1) | ALL_LEVELS);
  }

  @Override
  public void invalidateAll(long cpuMask) {
    events.before(EventKind.INVALIDATE, cpuMask);
    arguments.requireInterruptible(cpuMask);
    for (int cpu = 0; cpu < cpus.count(); cpu++) {
      if (names(cpuMask, cpu)) {
        mmus[cpu].invalidateAll();
      }
    }
    events.after(EventKind.INVALIDATE, cpuMask, 0, 0, -1);
  }

  private static boolean names(long cpuMask, int cpu) {
    return ((cpuMask >>> cpu) & 1) != 0;
  }
}
