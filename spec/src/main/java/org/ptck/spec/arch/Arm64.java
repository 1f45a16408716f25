package org.ptck.spec.arch;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * The arm64 stage-1 descriptor, for 4K, 16K and 64K granules without 52-bit addresses. A granule is
 * the page size; it decides where addresses begin and where blocks may be.
 *
 * <p>Stores pass where AP[2] is clear. Where it is set and DBM is too, hardware that manages dirty
 * state clears it at the first store (Arm ARM DDI 0487, D8.4 "Data access permissions", D8.5
 * "Hardware management of dirty state"); other hardware does not know DBM, and AP[2] alone decides.
 *
 * <p>So a leaf with AP[2] clear is dirty, whoever cleared it: nothing tells the next store. Bit 55,
 * software dirty, keeps that where write permission has gone. Changes that software makes are those
 * of Linux, which has DBM for its own bit of write permission on every CPU; what other software
 * makes of AP[2] alone is understood and never undone. See Linux v6.12,
 * {@code arch/arm64/include/asm/pgtable.h}.
 *
 * <p>Links permit (D8.4, "Hierarchical control of data access permissions"): APTable[0] takes user
 * access away from everything below, APTable[1] write access, UXNTable execution at EL0. PXNTable
 * is accepted and changes nothing here. Hierarchical permissions are taken to be enabled
 * (TCR_ELx.HPD0 is 0).
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Arm64 implements Architecture {

  /** Descriptors of the 4K granule: blocks at PMD and PUD. */
  public static final Arm64 GRANULE_4K = new Arm64(12, 2, false, HardwareMarks.ACCESSED_AND_DIRTY);

  /** The same on CPUs that change block sizes in place: FEAT_BBM at level 2. */
  public static final Arm64 GRANULE_4K_BBML2 =
      new Arm64(12, 2, true, HardwareMarks.ACCESSED_AND_DIRTY);

  /** The same on CPUs that set accessed but not dirty: TCR_ELx.HA without HD. */
  public static final Arm64 GRANULE_4K_AF =
      new Arm64(12, 2, false, HardwareMarks.ACCESSED);

  /** The same on CPUs without FEAT_HAFDBS, which set neither. */
  public static final Arm64 GRANULE_4K_SOFT = new Arm64(12, 2, false, HardwareMarks.NONE);

  /** Descriptors of the 16K granule: blocks at PMD. */
  public static final Arm64 GRANULE_16K = new Arm64(14, 1, false, HardwareMarks.ACCESSED_AND_DIRTY);

  /** Descriptors of the 64K granule: blocks at PMD. */
  public static final Arm64 GRANULE_64K = new Arm64(16, 1, false, HardwareMarks.ACCESSED_AND_DIRTY);

  static final long VALID = 1L;
  static final long TABLE_OR_PAGE = 1L << 1;
  static final long USER = 1L << 6;

  /** AP[2]: stores fault, unless hardware clears it for one. */
  static final long READ_ONLY = 1L << 7;

  static final long ACCESSED = 1L << 10;
  static final long NOT_GLOBAL = 1L << 11;

  /** DBM: hardware that manages dirty state may clear AP[2] for a store. */
  static final long WRITE = 1L << 51;

  static final long CONTIGUOUS = 1L << 52;

  /** UXN: EL0 fetches no instructions. */
  static final long USER_EXECUTE_NEVER = 1L << 54;

  static final long SOFTWARE_DIRTY = 1L << 55;

  /** UXNTable of a link: EL0 fetches no instructions from anything below. */
  static final long TABLE_USER_EXECUTE_NEVER = 1L << 60;

  /** APTable[0] of a link: no access from EL0 to anything below. */
  static final long TABLE_NO_USER = 1L << 61;

  /** APTable[1] of a link: no stores to anything below, at any exception level. */
  static final long TABLE_READ_ONLY = 1L << 62;

  private static final SwapFormat SWAP_FORMAT =
      new SwapFormat(
          BitField.ofBits(10, 6),
          BitField.ofBits(61, 12),
          false,
          Map.of(SwapMark.EXCLUSIVE, 2, SwapMark.USERFAULT_WRITE_PROTECT, 3));

  private final long address;
  private final int blockLevelMax;
  private final boolean changesSizeInPlace;
  private final HardwareMarks marks;

  private Arm64(
      int granuleShift, int blockLevelMax, boolean changesSizeInPlace, HardwareMarks marks) {
    this.address = BitField.ofBits(47, granuleShift).mask();
    this.blockLevelMax = blockLevelMax;
    this.changesSizeInPlace = changesSizeInPlace;
    this.marks = marks;
  }

  @Override
  public String name() {
    return "arm64";
  }

  @Override
  public HardwareMarks hardwareMarks() {
    return marks;
  }

  @Override
  public boolean isEmpty(long word) {
    return word == 0;
  }

  @Override
  public boolean isValid(long word) {
    return (word & VALID) != 0;
  }

  @Override
  public boolean isTable(int level, long word) {
    return level > 0 && (word & (VALID | TABLE_OR_PAGE)) == (VALID | TABLE_OR_PAGE);
  }

  @Override
  public boolean isLeaf(int level, long word) {
    long type = word & (VALID | TABLE_OR_PAGE);
    return level == 0
        ? type == (VALID | TABLE_OR_PAGE)
        : level <= blockLevelMax && type == VALID;
  }

  @Override
  public long physicalAddress(long word) {
    return word & address;
  }

  @Override
  public long tableWord(int level, long physicalAddress) {
    return physicalAddress | TABLE_OR_PAGE | VALID;
  }

  @Override
  public long leafWord(int level, long physicalAddress) {
    long type = level == 0 ? VALID | TABLE_OR_PAGE : VALID;
    return physicalAddress | NOT_GLOBAL | READ_ONLY | USER | type;
  }

  @Override
  public boolean isWritable(long word) {
    return (word & WRITE) != 0 || (word & READ_ONLY) == 0;
  }

  @Override
  public UserAccess linkAccess(int level, long link) {
    if ((link & TABLE_NO_USER) != 0) {
      return UserAccess.NONE;
    }
    return (link & TABLE_READ_ONLY) != 0 ? UserAccess.READ : UserAccess.WRITE;
  }

  @Override
  public UserAccess leafAccess(long leaf) {
    if ((leaf & USER) == 0) {
      return UserAccess.NONE;
    }
    return passesStores(leaf) ? UserAccess.WRITE : UserAccess.READ;
  }

  /** Whether stores pass, if need be once hardware has cleared AP[2]. */
  private boolean passesStores(long leaf) {
    return (leaf & READ_ONLY) == 0 || (marks.includeDirty() && (leaf & WRITE) != 0);
  }

  @Override
  public long throughWalk(long leaf, UserAccess walk) {
    return switch (walk) {
      case WRITE -> leaf;
      case READ -> (leaf & ~WRITE) | READ_ONLY;
      case NONE, OUTSIDE -> (leaf & ~(WRITE | USER)) | READ_ONLY;
    };
  }

  @Override
  public boolean isDirty(long word) {
    return isHardwareDirty(word) || (word & SOFTWARE_DIRTY) != 0;
  }

  @Override
  public boolean isYoung(long word) {
    return (word & ACCESSED) != 0;
  }

  @Override
  public boolean isContiguous(long word) {
    return (word & CONTIGUOUS) != 0;
  }

  @Override
  public long makeYoung(long word) {
    return word | ACCESSED;
  }

  @Override
  public long makeOld(long word) {
    return word & ~ACCESSED;
  }

  @Override
  public long makeDirty(long word) {
    long dirty = word | SOFTWARE_DIRTY;
    return isWritable(word) ? dirty & ~READ_ONLY : dirty;
  }

  @Override
  public long makeClean(long word) {
    long clean = (word & ~SOFTWARE_DIRTY) | READ_ONLY;
    return isWritable(word) ? clean | WRITE : clean;
  }

  @Override
  public long makeWritable(long word) {
    long writable = word | WRITE;
    // Only a dirty entry may lose RDONLY here: without it the entry *is* hardware-dirty.
    return (word & SOFTWARE_DIRTY) != 0 ? writable & ~READ_ONLY : writable;
  }

  @Override
  public long writeProtect(long word) {
    // Hardware dirty lives in the two bits that are about to change; save it first (B09).
    long saved = isHardwareDirty(word) ? word | SOFTWARE_DIRTY : word;
    return (saved & ~WRITE) | READ_ONLY;
  }

  @Override
  public long makeContiguous(long word) {
    return word | CONTIGUOUS;
  }

  @Override
  public long makeNonContiguous(long word, long entry) {
    return word & ~CONTIGUOUS;
  }

  @Override
  public boolean isGlobal(long leaf) {
    return (leaf & NOT_GLOBAL) == 0;
  }

  /** TLBI VAE1 takes what is global as well, whatever ASID it names: Arm ARM DDI 0487, TLBI. */
  @Override
  public boolean reachesGlobalByAddress() {
    return true;
  }

  /** What EL0 may fetch is not AP[1]'s business: D8.4 "Instruction execution permissions". */
  @Override
  public boolean isExecutable(long leaf) {
    return (leaf & USER_EXECUTE_NEVER) == 0;
  }

  @Override
  public boolean isLinkExecutable(int level, long link) {
    return (link & TABLE_USER_EXECUTE_NEVER) == 0;
  }

  @Override
  public long makeExecutable(long leaf) {
    return leaf & ~USER_EXECUTE_NEVER;
  }

  @Override
  public long makeNonExecutable(long leaf) {
    return leaf | USER_EXECUTE_NEVER;
  }

  @Override
  public boolean isCacheable(long word) {
    return (word & (VALID | ACCESSED)) == (VALID | ACCESSED);
  }

  @Override
  public boolean isStoreCacheable(long word) {
    return isCacheable(word) && isHardwareDirty(word);
  }

  @Override
  public long walked(long word, boolean store) {
    boolean isAccessed = (word & ACCESSED) != 0 || marks.includeAccessed();
    if ((word & (VALID | USER)) != (VALID | USER) || !isAccessed) {
      return 0;
    }
    long young = word | ACCESSED;
    if (!store) {
      return young;
    }
    return passesStores(word) ? young & ~READ_ONLY : 0;
  }

  @Override
  public long fetched(long word) {
    boolean isAccessed = (word & ACCESSED) != 0 || marks.includeAccessed();
    return isValid(word) && isAccessed && isExecutable(word) ? word | ACCESSED : 0;
  }

  /**
   * Arm ARM DDI 0487 (issue L), D8.17.1 rule R_WHZWS; what level 2 of FEAT_BBM permits is said in
   * D8.17.2, of sizes in R_KFLJB and of the contiguous bit in R_KHRBC, and of nothing else
   * (R_PVTFW). The section's numbers differ between issues, the names of its rules do not.
   */
  @Override
  public ChangeDuty duty(LiveChange change) {
    return switch (change) {
      case SIZE ->
          changesSizeInPlace
              ? ChangeDuty.either("Arm ARM DDI 0487, D8.17.2 R_KFLJB")
              : ChangeDuty.breakBeforeMake("Arm ARM DDI 0487, D8.17.1 R_WHZWS");
      case CONTIGUOUS ->
          changesSizeInPlace
              ? ChangeDuty.either("Arm ARM DDI 0487, D8.17.2 R_KHRBC")
              : ChangeDuty.breakBeforeMake("Arm ARM DDI 0487, D8.7.1.1 R_NGLXZ");
      case TARGET -> ChangeDuty.breakBeforeMake("Arm ARM DDI 0487, D8.17.1 R_WHZWS");
      // Named by that rule as what asks for none: equal memory, written through neither.
      case TWIN -> ChangeDuty.either("Arm ARM DDI 0487, D8.17.1 R_WHZWS");
      case PERMISSION -> ChangeDuty.either("Arm ARM DDI 0487, D8.17 R_GPPYH");
    };
  }

  @Override
  public SwapFormat swapFormat() {
    return SWAP_FORMAT;
  }

  /** Whether stores pass without a mark; of what is not valid nothing is said. */
  private static boolean isHardwareDirty(long word) {
    return (word & (VALID | READ_ONLY)) == VALID;
  }
}
