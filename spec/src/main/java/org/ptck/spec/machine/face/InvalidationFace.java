package org.ptck.spec.machine.face;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.CpuCells;

/** The part of the {@link HardwareFace} that is about CPUs: what they cache, and have loaded. */
abstract class InvalidationFace implements Hardware {

  private final TranslationFace translations;
  private final InstructionFace instructions;
  private final ProcessorFace processors;

  InvalidationFace(
      Geometry geometry,
      CpuCells cpus,
      TranslationFace translations,
      ProcessorFace processors,
      EventCore events,
      Arguments arguments) {
    this.translations = translations;
    this.processors = processors;
    this.instructions =
        new InstructionFace(geometry, cpus, events, arguments, translations, processors);
  }

  // ---- translations

  @Override
  public void invalidateRange(long cpuMask, int id, long address, long pageCount, int depth) {
    translations.invalidateRange(cpuMask, id, address, pageCount, depth);
  }

  @Override
  public void invalidateId(long cpuMask, int id) {
    translations.invalidateId(cpuMask, id);
  }

  @Override
  public void invalidateAll(long cpuMask) {
    translations.invalidateAll(cpuMask);
  }

  // ---- instructions

  @Override
  public void tlbi(String mnemonic, long operand) {
    instructions.tlbi(mnemonic, operand);
  }

  @Override
  public void invlpg(long address) {
    instructions.invlpg(address);
  }

  @Override
  public void invpcid(long type, long pcid, long address) {
    instructions.invpcid(type, pcid, address);
  }

  @Override
  public long cr3Read() {
    return instructions.cr3Read();
  }

  @Override
  public void cr3Write(long value) {
    instructions.cr3Write(value);
  }

  @Override
  public long cr4Read() {
    return instructions.cr4Read();
  }

  @Override
  public void cr4Write(long value) {
    instructions.cr4Write(value);
  }

  @Override
  public void sfenceVma(long rs1, long rs2, int which) {
    instructions.sfenceVma(rs1, rs2, which);
  }

  @Override
  public void hfenceVvma(long rs1, long rs2, int which) {
    instructions.hfenceVvma(rs1, rs2, which);
  }

  @Override
  public void hfenceGvma(long rs1, long rs2, int which) {
    instructions.hfenceGvma(rs1, rs2, which);
  }

  @Override
  public long sbiRemoteSfenceVma(long hartMask, long hartMaskBase, long start, long size) {
    return instructions.sbiRemoteSfenceVma(hartMask, hartMaskBase, start, size);
  }

  @Override
  public long sbiRemoteSfenceVmaAsid(
      long hartMask, long hartMaskBase, long start, long size, long asid) {
    return instructions.sbiRemoteSfenceVmaAsid(hartMask, hartMaskBase, start, size, asid);
  }

  // ---- CPUs and spaces

  @Override
  public int cpu() {
    return processors.cpu();
  }

  @Override
  public int cpuCount() {
    return processors.cpuCount();
  }

  @Override
  public int idCount() {
    return processors.idCount();
  }

  @Override
  public void rootSet(int space, long table) {
    processors.rootSet(space, table);
  }

  @Override
  public void rootDrop(int space) {
    processors.rootDrop(space);
  }

  @Override
  public void load(int cpu, int space, int id) {
    processors.load(cpu, space, id);
  }

  @Override
  public void lazy(int cpu) {
    processors.lazy(cpu);
  }

  @Override
  public void unload(int cpu) {
    processors.unload(cpu);
  }

  @Override
  public void idRetire(int id) {
    processors.idRetire(id);
  }
}
