package org.ptck.conformance.gallery;

import org.ptck.spec.fact.hardware.RawInvalidation;

/** Passes every instruction that invalidates on to another hardware. */
class ForwardingInstructions implements RawInvalidation {

  private final RawInvalidation hardware;

  ForwardingInstructions(RawInvalidation hardware) {
    this.hardware = hardware;
  }

  @Override
  public void tlbi(String mnemonic, long operand) {
    hardware.tlbi(mnemonic, operand);
  }

  @Override
  public void invlpg(long address) {
    hardware.invlpg(address);
  }

  @Override
  public void invpcid(long type, long pcid, long address) {
    hardware.invpcid(type, pcid, address);
  }

  @Override
  public long cr3Read() {
    return hardware.cr3Read();
  }

  @Override
  public void cr3Write(long value) {
    hardware.cr3Write(value);
  }

  @Override
  public long cr4Read() {
    return hardware.cr4Read();
  }

  @Override
  public void cr4Write(long value) {
    hardware.cr4Write(value);
  }

  @Override
  public void sfenceVma(long rs1, long rs2, int which) {
    hardware.sfenceVma(rs1, rs2, which);
  }

  @Override
  public void hfenceVvma(long rs1, long rs2, int which) {
    hardware.hfenceVvma(rs1, rs2, which);
  }

  @Override
  public void hfenceGvma(long rs1, long rs2, int which) {
    hardware.hfenceGvma(rs1, rs2, which);
  }

  @Override
  public long sbiRemoteSfenceVma(long hartMask, long hartMaskBase, long start, long size) {
    return hardware.sbiRemoteSfenceVma(hartMask, hartMaskBase, start, size);
  }

  @Override
  public long sbiRemoteSfenceVmaAsid(
      long hartMask, long hartMaskBase, long start, long size, long asid) {
    return hardware.sbiRemoteSfenceVmaAsid(hartMask, hartMaskBase, start, size, asid);
  }
}
