package org.ptck.spec.machine.face;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.RiscV;
import org.ptck.spec.arch.X86;
import org.ptck.spec.arch.invalidation.Arm64Tlbi;
import org.ptck.spec.arch.invalidation.RiscVFence;
import org.ptck.spec.arch.invalidation.TlbInstruction;
import org.ptck.spec.arch.invalidation.TlbReach;
import org.ptck.spec.arch.invalidation.X86Invalidation;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.fact.hardware.RawInvalidation;
import org.ptck.spec.fact.hardware.Translations;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.CpuCells;

/**
 * Instructions that invalidate, as implementations see them: which of them the architecture has, on
 * what they fault, and whose caches they reach.
 */
final class InstructionFace implements RawInvalidation {

  private final Geometry geometry;
  private final CpuCells cpus;
  private final EventCore events;
  private final Arguments arguments;
  private final TranslationFace translations;
  private final ControlRegisters registers;

  InstructionFace(
      Geometry geometry,
      CpuCells cpus,
      EventCore events,
      Arguments arguments,
      TranslationFace translations,
      ProcessorFace processors) {
    this.geometry = geometry;
    this.cpus = cpus;
    this.events = events;
    this.arguments = arguments;
    this.translations = translations;
    this.registers = new ControlRegisters(geometry, cpus, events, translations, processors);
  }

  // ---- arm64

  @Override
  public void tlbi(String mnemonic, long operand) {
    events.before(EventKind.INVALIDATE, here());
    requireArm64("tlbi " + mnemonic);
    @Nullable Arm64Tlbi instruction = Arm64Tlbi.named(mnemonic, operand);
    if (instruction == null) {
      throw refuse(
          "tlbi %s: the EL1&0 regime has no such operation".formatted(mnemonic)
              + " (vmalle1, aside1, vae1, vale1, vaae1, vaale1, with r before va for ranges,"
              + " with is or os at the end)");
    }
    boolean isBroadcast = instruction.domain() != Arm64Tlbi.Domain.LOCAL;
    translations.carryOut(instruction, isBroadcast ? Translations.ALL_CPUS : here());
  }

  // ---- x86

  @Override
  public void invlpg(long address) {
    events.before(EventKind.INVALIDATE, here());
    requireX86("invlpg");
    carryOutHere(
        new X86Invalidation(
            X86Invalidation.Form.INVLPG, address, registers.context(events.actor().cpu()), 0));
  }

  @Override
  public void invpcid(long type, long pcid, long address) {
    events.before(EventKind.INVALIDATE, here());
    requireX86("invpcid");
    if (type < X86Invalidation.TYPE_ADDRESS || type > X86Invalidation.TYPE_ALL_BUT_GLOBAL) {
      throw refuse("invpcid faults: there is no type %d, but 0 to 3".formatted(type));
    }
    boolean namesContext = type <= X86Invalidation.TYPE_CONTEXT;
    if (pcid < 0 || pcid > X86Invalidation.PCID_MAX) {
      throw refuse("invpcid faults: PCID %d has more than 12 bits".formatted(pcid));
    }
    if (namesContext && pcid != 0 && !registers.hasPcids()) {
      throw refuse("invpcid faults: PCID %d while CR4.PCIDE is clear".formatted(pcid));
    }
    if (type == X86Invalidation.TYPE_ADDRESS && !X86Invalidation.isCanonical(geometry, address)) {
      throw refuse("invpcid faults: 0x%x is not canonical".formatted(address));
    }
    int context = registers.hasPcids() ? (int) pcid : TlbReach.EVERY_ID;
    carryOutHere(
        new X86Invalidation(X86Invalidation.Form.INVPCID, type, context, address));
  }

  @Override
  public long cr3Read() {
    requireX86("mov from cr3");
    return registers.cr3(events.actor().cpu());
  }

  @Override
  public void cr3Write(long value) {
    requireX86("mov to cr3");
    if (value < 0 && !registers.hasPcids()) {
      throw refuse("mov to cr3 faults: bit 63 is set while CR4.PCIDE is clear");
    }
    registers.writeCr3(events.actor().cpu(), value);
  }

  @Override
  public long cr4Read() {
    requireX86("mov from cr4");
    return registers.cr4(events.actor().cpu());
  }

  @Override
  public void cr4Write(long value) {
    requireX86("mov to cr4");
    if ((value & X86Invalidation.CR4_PCIDE) != 0 && geometry.architecture() != X86.LONG) {
      throw refuse("mov to cr4 faults: PCIDE is for 64-bit paging, not " + geometry.name());
    }
    registers.writeCr4(events.actor().cpu(), value);
  }

  // ---- RISC-V

  @Override
  public void sfenceVma(long rs1, long rs2, int which) {
    events.before(EventKind.INVALIDATE, here());
    requireRiscV("sfence.vma");
    if ((which & ~(RS1 | RS2)) != 0) {
      throw events.refuse(
          Breach.ARGUMENT_OUT_OF_BOUNDS, which, "the registers are named by 1 and 2, or their sum");
    }
    carryOutHere(new RiscVFence(RiscVFence.Form.SFENCE_VMA, rs1, rs2, which));
  }

  @Override
  public void hfenceVvma(long rs1, long rs2, int which) {
    throw refuseSecondStage("hfence.vvma");
  }

  @Override
  public void hfenceGvma(long rs1, long rs2, int which) {
    throw refuseSecondStage("hfence.gvma");
  }

  @Override
  public long sbiRemoteSfenceVma(long hartMask, long hartMaskBase, long start, long size) {
    return remote(
        new RiscVFence(RiscVFence.Form.SBI_REMOTE_SFENCE_VMA, start, size, 0),
        hartMask, hartMaskBase);
  }

  @Override
  public long sbiRemoteSfenceVmaAsid(
      long hartMask, long hartMaskBase, long start, long size, long asid) {
    return remote(
        new RiscVFence(RiscVFence.Form.SBI_REMOTE_SFENCE_VMA_ASID, start, size, asid),
        hartMask, hartMaskBase);
  }

  private long remote(RiscVFence fence, long hartMask, long hartMaskBase) {
    events.before(EventKind.INVALIDATE, hartMask);
    requireRiscV("sbi_remote_sfence_vma");
    long named = hartMask;
    if (hartMaskBase == -1) {
      named = Translations.ALL_CPUS;
    } else if (hartMask != 0) {
      long last = hartMaskBase + (63 - Long.numberOfLeadingZeros(hartMask));
      if (hartMaskBase < 0 || hartMaskBase >= cpus.count() || last >= cpus.count()) {
        return SBI_ERR_INVALID_PARAM;
      }
      named = hartMask << hartMaskBase;
    }
    arguments.requireInterruptible(named);
    translations.carryOut(fence, named);
    return SBI_SUCCESS;
  }

  // ---- what all have in common

  private void carryOutHere(TlbInstruction instruction) {
    translations.carryOut(instruction, here());
  }

  /** The mask of the CPU on which the caller runs. */
  private long here() {
    return 1L << events.actor().cpu();
  }

  private void requireArm64(String instruction) {
    require(geometry.architecture() instanceof Arm64, instruction, "arm64");
  }

  private void requireX86(String instruction) {
    require(geometry.architecture() instanceof X86, instruction, "x86");
  }

  private void requireRiscV(String instruction) {
    require(geometry.architecture() instanceof RiscV, instruction, "RISC-V");
  }

  private void require(boolean has, String instruction, String architecture) {
    if (!has) {
      throw refuse(
          "%s is of %s, and the tables are of %s"
              .formatted(instruction, architecture, geometry.architecture().name()));
    }
  }

  private MachineStopped refuseSecondStage(String instruction) {
    events.before(EventKind.INVALIDATE, here());
    requireRiscV(instruction);
    return refuse(instruction + ": the machine has no second stage of translation");
  }

  private MachineStopped refuse(String why) {
    return events.breach(Breach.INSTRUCTION_UNKNOWN, 0, why);
  }
}
