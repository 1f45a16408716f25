package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * Invalidation as the instruction has it, beside the typed calls of {@link Translations}: whoever
 * writes operands himself is held to what they say.
 *
 * <p>The machine does what the operand says and no more. What an architecture lets a processor
 * leave out, such as entries of another level than a hint names, it leaves out. A call has
 * completed when it returns, on every CPU that it reaches, with the barriers that would follow it.
 * A form that is local reaches the CPU on which the caller runs alone. An id that the machine does
 * not have, and an address that is no user address, are nobody's: nothing goes.
 *
 * <p>An instruction of another architecture than that of the tables is a breach, and so is an
 * operand on which the instruction faults.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RawInvalidation {

  /** Register rs1 is not x0: it holds an address. */
  int RS1 = 1;

  /** Register rs2 is not x0: it holds an ASID, which may be 0. */
  int RS2 = 2;

  /** The answer of a firmware call that was carried out. */
  long SBI_SUCCESS = 0;

  /** The answer of a firmware call that names a hart which does not exist; nothing was fenced. */
  long SBI_ERR_INVALID_PARAM = -3;

  // ---- arm64

  /**
   * TLBI of the EL1&amp;0 regime: {@code vmalle1}, {@code aside1}, {@code vae1}, {@code vale1},
   * {@code vaae1}, {@code vaale1}, the range forms {@code rvae1}, {@code rvale1}, {@code rvaae1},
   * {@code rvaale1}, each with {@code is} and {@code os} for every CPU (Arm ARM DDI 0487, C5.5).
   *
   * @param mnemonic the name of the operation, in letters of either case
   * @param operand the register; ignored by {@code vmalle1}
   */
  void tlbi(String mnemonic, long operand);

  // ---- x86

  /** INVLPG: the page under the current PCID, globals too, and every path cached under the PCID. */
  void invlpg(long address);

  /**
   * INVPCID with its descriptor.
   *
   * @param type 0 an address under the PCID, 1 the PCID, both without globals; 2 everything, 3
   *   everything but globals
   * @param pcid 0 to 4095; 0 while CR4.PCIDE is clear, for types 0 and 1
   * @param address of type 0, a canonical one
   */
  void invpcid(long type, long pcid, long address);

  /**
   * MOV from CR3: the root that the CPU has loaded and, where CR4.PCIDE is set, its PCID; what was
   * written last if it has none loaded.
   */
  long cr3Read();

  /**
   * MOV to CR3. If the table is the root of a space the CPU has that loaded from now on, as after
   * {@link Processors#load}: under the PCID in bits 11 to 0 where CR4.PCIDE is set, else under the
   * number of the space. If it is no space's, the CPU lets go of what it had. Before that it
   * invalidates, globals excepted: everything under the PCID unless bit 63 is set; everything where
   * CR4.PCIDE is clear.
   */
  void cr3Write(long value);

  /** MOV from CR4: what was written last; PAE and PGE are set at first, and nothing else. */
  long cr4Read();

  /**
   * MOV to CR4, of whose bits these count: a change of PGE, and clearing PCIDE, invalidates
   * everything, globals included; a change of PAE, and setting SMEP, everything under the current
   * PCID. PCIDE is every CPU's at once, since kernels set it alike; PGE is each CPU's own.
   */
  void cr4Write(long value);

  // ---- RISC-V

  /**
   * SFENCE.VMA on this hart. With an address it is about leaf entries only: paths that are cached
   * stay. With an ASID globals stay.
   *
   * @param rs1 an address, if {@link #RS1} is in {@code which}
   * @param rs2 an ASID, if {@link #RS2} is in {@code which}
   * @param which {@link #RS1} and {@link #RS2}, for each register that is not x0: x0 differs from a
   *   register that holds 0
   */
  void sfenceVma(long rs1, long rs2, int which);

  /** HFENCE.VVMA: a breach always, for the machine has no second stage of translation. */
  void hfenceVvma(long rs1, long rs2, int which);

  /** HFENCE.GVMA: a breach always, for the machine has no second stage of translation. */
  void hfenceGvma(long rs1, long rs2, int which);

  /**
   * The firmware's remote fence (SBI, extension RFENCE, function 1): SFENCE.VMA for each page of
   * the range on each hart named; the whole address space if the size is -1, or start and size are
   * 0.
   *
   * @param hartMask bit n names hart {@code hartMaskBase + n}; harts are numbered as CPUs
   * @param hartMaskBase the first hart that can be named; -1 for every hart, whatever the mask
   * @param size in bytes
   * @return {@link #SBI_SUCCESS}, {@link #SBI_ERR_INVALID_PARAM}
   */
  long sbiRemoteSfenceVma(long hartMask, long hartMaskBase, long start, long size);

  /** The same for one ASID (function 2); globals stay. */
  long sbiRemoteSfenceVmaAsid(
      long hartMask, long hartMaskBase, long start, long size, long asid);
}
