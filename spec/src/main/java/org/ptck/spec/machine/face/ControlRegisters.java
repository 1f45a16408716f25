package org.ptck.spec.machine.face;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.X86;
import org.ptck.spec.arch.invalidation.TlbReach;
import org.ptck.spec.arch.invalidation.X86Invalidation;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.CpuCells;

/** CR3 and CR4 of each CPU: what a write of them invalidates, and which space it loads. */
final class ControlRegisters {

  private final CpuCells cpus;
  private final EventCore events;
  private final TranslationFace translations;
  private final ProcessorFace processors;
  private final long rootMask;

  ControlRegisters(
      Geometry geometry,
      CpuCells cpus,
      EventCore events,
      TranslationFace translations,
      ProcessorFace processors) {
    this.cpus = cpus;
    this.events = events;
    this.translations = translations;
    this.processors = processors;
    // Bits 51 to 12, of PAE 31 to 5, of two levels 31 to 12 (SDM volume 3A, 5.3 to 5.5).
    boolean isLong = geometry.architecture() == X86.LONG;
    int low = Math.min(12, Long.numberOfTrailingZeros(geometry.tableBytes(geometry.rootLevel())));
    this.rootMask = (1L << (isLong ? 52 : 32)) - (1L << low);
  }

  /** Whether CR4.PCIDE is set. */
  boolean hasPcids() {
    return cpus.hasPcids();
  }

  /** The current PCID; every one where PCIDs are off, for then all translations are under one. */
  int context(int cpu) {
    if (!hasPcids()) {
      return TlbReach.EVERY_ID;
    }
    return cpus.space(cpu) >= 0 ? cpus.id(cpu) : pcid(cpus.cr3(cpu));
  }

  long cr3(int cpu) {
    if (cpus.space(cpu) < 0) {
      return cpus.cr3(cpu);
    }
    return cpus.root(cpu) | (hasPcids() ? cpus.id(cpu) : 0);
  }

  long cr4(int cpu) {
    return cpus.cr4(cpu);
  }

  void writeCr3(int cpu, long value) {
    boolean flushes = !hasPcids() || (value & X86Invalidation.CR3_NO_FLUSH) == 0;
    int every = hasPcids() ? pcid(value) : TlbReach.EVERY_ID;
    X86Invalidation write =
        new X86Invalidation(
            X86Invalidation.Form.CR3_WRITE, value, flushes ? every : TlbReach.NO_ID, 0);
    int space = spaceAt(value & rootMask);
    int id = hasPcids() ? pcid(value) : space;
    boolean isSame =
        space >= 0
            && cpus.space(cpu) == space
            && cpus.root(cpu) == cpus.spaceRoot(space)
            && cpus.id(cpu) == id;
    // What is left behind can be filled again while it is loaded: it goes first, as one step.
    if (!isSame && cpus.space(cpu) >= 0) {
      processors.unload(cpu);
    }
    events.before(EventKind.INVALIDATE, 1L << cpu);
    translations.carryOut(write, 1L << cpu);
    if (!isSame && space >= 0) {
      processors.load(cpu, space, id);
    }
    cpus.setCr3(cpu, value & ~X86Invalidation.CR3_NO_FLUSH);
  }

  void writeCr4(int cpu, long value) {
    X86Invalidation write =
        new X86Invalidation(
            X86Invalidation.Form.CR4_WRITE, value, context(cpu), cpus.cr4(cpu));
    events.before(EventKind.INVALIDATE, 1L << cpu);
    cpus.setCr4(cpu, value);
    translations.carryOut(write, 1L << cpu);
  }

  /** The space whose root the table is; -1 if it is none's. */
  private int spaceAt(long table) {
    for (int space = 0; table != 0 && space < CpuCells.SPACE_COUNT_MAX; space++) {
      if (cpus.spaceRoot(space) == table) {
        return space;
      }
    }
    return -1;
  }

  private static int pcid(long value) {
    return (int) (value & X86Invalidation.PCID_MAX);
  }
}
