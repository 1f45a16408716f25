package org.ptck.spec.machine.face;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.invalidation.TlbInstruction;
import org.ptck.spec.arch.invalidation.TlbReach;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Invalidated;
import org.ptck.spec.fact.hardware.Translations;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.CpuCells;
import org.ptck.spec.machine.mmu.Mmu;

/** Invalidations of what CPUs cache, as implementations see them. */
final class TranslationFace implements Translations {

  private final Geometry geometry;
  private final CpuCells cpus;
  private final Mmu[] mmus;
  private final EventCore events;
  private final Arguments arguments;

  TranslationFace(
      Geometry geometry, CpuCells cpus, Mmu[] mmus, EventCore events, Arguments arguments) {
    this.geometry = geometry;
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
        if (geometry.architecture().reachesGlobalByAddress()) {
          mmus[cpu].invalidateGlobal(address, count, Invalidated.ANY_LEVEL);
        }
      }
    }
    events.after(
        EventKind.INVALIDATE, cpuMask, address, count,
        Invalidated.word(id, depth == ALL_LEVELS));
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
    events.after(EventKind.INVALIDATE, cpuMask, 0, 0, Invalidated.word(id, true));
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
    events.after(
        EventKind.INVALIDATE, cpuMask, 0, 0, Invalidated.word(Invalidated.EVERY_ID, true));
  }

  /**
   * Does on those CPUs what the instruction is sure to do; whoever calls has announced an
   * {@link EventKind#INVALIDATE}.
   */
  void carryOut(TlbInstruction instruction, long cpuMask) {
    events.after(
        EventKind.TLB_INSTRUCTION, instruction.code(), instruction.first(), instruction.second(),
        instruction.third());
    TlbReach reach = instruction.reach(geometry);
    if (reach.isNothing() || reach.id() >= cpus.idCount()) {
      events.after(EventKind.INVALIDATE, 0, 0, 0, Invalidated.word(0, true));
      return;
    }
    for (int cpu = 0; cpu < cpus.count(); cpu++) {
      if (names(cpuMask, cpu)) {
        forget(mmus[cpu], reach);
      }
    }
    events.after(
        EventKind.INVALIDATE, cpuMask, reach.address(), reach.pageCount(), word(reach));
  }

  private void forget(Mmu mmu, TlbReach reach) {
    int first = reach.id() == TlbReach.EVERY_ID ? 0 : reach.id();
    int last = reach.id() == TlbReach.EVERY_ID ? cpus.idCount() - 1 : reach.id();
    for (int id = first; id <= last; id++) {
      if (reach.isOfWholeId()) {
        mmu.invalidateId(id);
      } else {
        forgetRange(mmu, id, reach);
      }
    }
    if (reach.reachesGlobal() && reach.isOfWholeId()) {
      mmu.invalidateGlobal();
    } else if (reach.reachesGlobal()) {
      mmu.invalidateGlobal(reach.address(), reach.pageCount(), reach.level());
    }
  }

  private void forgetRange(Mmu mmu, int id, TlbReach reach) {
    boolean ofRange = reach.paths() == TlbReach.Paths.OF_RANGE;
    if (reach.level() == TlbReach.ANY_LEVEL) {
      mmu.invalidateRange(id, reach.address(), reach.pageCount(), ofRange);
    } else {
      mmu.invalidateLevel(id, reach.address(), reach.pageCount(), reach.level(), ofRange);
    }
    if (reach.paths() == TlbReach.Paths.OF_ID) {
      long pages = (geometry.addressLast() >>> geometry.pageShift()) + 1;
      mmu.invalidateLevel(id, 0, pages, Invalidated.NO_LEVEL, true);
    }
  }

  private long word(TlbReach reach) {
    boolean isOfAddresses = reach.id() != TlbReach.EVERY_ID && !reach.isOfWholeId();
    boolean byAddress = isOfAddresses && geometry.architecture().reachesGlobalByAddress();
    boolean usual =
        reach.reachesGlobal() == (reach.id() == TlbReach.EVERY_ID)
            && (reach.reachesGlobal() || !byAddress);
    int global = reach.reachesGlobal() ? Invalidated.WITH_GLOBAL : Invalidated.WITHOUT_GLOBAL;
    return Invalidated.word(
        reach.id(),
        reach.paths() != TlbReach.Paths.NONE,
        reach.level(),
        reach.paths() == TlbReach.Paths.OF_ID,
        usual ? 0 : global);
  }

  private static boolean names(long cpuMask, int cpu) {
    return ((cpuMask >>> cpu) & 1) != 0;
  }
}
