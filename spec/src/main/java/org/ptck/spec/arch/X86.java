package org.ptck.spec.arch;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * The x86 entry as Linux uses it, in the three formats that processors know: 64-bit (four and five
 * levels), PAE, and the 4-byte entries of two-level paging.
 *
 * <p>An entry without write permission and with the dirty flag would be a shadow stack's, so that
 * dirty state has a second encoding: a software bit, saved-dirty, that takes the flag over when
 * write permission goes. Page attributes (PAT, PSE-36) and protection keys are not modelled and
 * stay 0. See Intel SDM volume 3A, 5.3 to 5.5; Linux v6.12, {@code
 * arch/x86/include/asm/pgtable_types.h}.
 *
 * <p>Links permit: user code reaches a page if U/S is set in every entry of the walk, and stores to
 * it if R/W is set in every one as well (5.6, "Access Rights"), and fetches from it if XD is clear
 * in every one. The entries of a PAE root have no part in it, and their bits are reserved (5.4.1).
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class X86 implements Architecture {

  static final long PRESENT = 1L;
  static final long WRITE = 1L << 1;
  static final long USER = 1L << 2;
  static final long ACCESSED = 1L << 5;
  static final long DIRTY = 1L << 6;

  /** Page size: an entry above the leaf tables maps memory itself. */
  static final long PSE = 1L << 7;

  /** Global, where CR4.PGE is 1, as it is taken to be; ignored in links (5.10.2.4). */
  static final long GLOBAL = 1L << 8;

  /** XD: no instructions are fetched, where IA32_EFER.NXE is 1. Entries of 4 bytes have none. */
  static final long EXECUTE_DISABLE = 1L << 63;

  /** What an entry of a PAE root must not have: a load of CR3 faults (5.4.1). */
  private static final long RESERVED_IN_BARE_LINKS = WRITE | USER | ACCESSED | DIRTY | 1L << 8;

  private static final int NONE = -1;
  private static final long LOW_HALF = 0xffff_ffffL;

  /** Entries of 64-bit paging: large leaves of PMD and PUD. */
  public static final X86 LONG =
      new X86("x86-64", -1L, 51, 58, 2, NONE, swapOf8Bytes(
          Map.of(
              SwapMark.SOFT_DIRTY, 1,
              SwapMark.USERFAULT_WRITE_PROTECT, 2,
              SwapMark.EXCLUSIVE, 3)));

  /**
   * Entries of PAE paging: bits 62:52 are reserved, hence saved-dirty is lower; the four entries of
   * the root hold no permissions.
   */
  public static final X86 PAE =
      new X86("x86-pae", -1L, 51, 10, 1, 2, swapOf8Bytes(Map.of(SwapMark.EXCLUSIVE, 3)));

  /** Entries of two-level paging, 4 bytes each: large leaves of 4 MiB in the root. */
  public static final X86 LEGACY =
      new X86(
          "x86-32",
          LOW_HALF,
          31,
          10,
          1,
          NONE,
          new SwapFormat(
              BitField.ofBits(5, 1),
              BitField.ofBits(31, 9),
              false,
              Map.of(SwapMark.EXCLUSIVE, 7)));

  private final String name;
  private final long bits;
  private final long address;
  private final long savedDirty;
  private final int leafLevelMax;
  private final int bareLevel;
  private final SwapFormat swapFormat;

  /**
   * A format.
   *
   * @param bits the bits that an entry has
   * @param addressBitLast the highest bit of a physical address
   * @param savedDirtyBit the software bit for saved-dirty
   * @param leafLevelMax the highest level at which PSE is not reserved
   * @param bareLevel the level whose entries hold no permissions, or {@code NONE}
   */
  private X86(
      String name,
      long bits,
      int addressBitLast,
      int savedDirtyBit,
      int leafLevelMax,
      int bareLevel,
      SwapFormat swapFormat) {
    this.name = name;
    this.bits = bits;
    this.address = BitField.ofBits(addressBitLast, 12).mask();
    this.savedDirty = 1L << savedDirtyBit;
    this.leafLevelMax = leafLevelMax;
    this.bareLevel = bareLevel;
    this.swapFormat = swapFormat;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isEmpty(long word) {
    return (word & bits) == 0;
  }

  @Override
  public boolean isValid(long word) {
    return (word & PRESENT) != 0;
  }

  @Override
  public boolean isTable(int level, long word) {
    long zero = level == bareLevel ? PSE | RESERVED_IN_BARE_LINKS : PSE;
    return level > 0 && (word & (PRESENT | zero)) == PRESENT;
  }

  @Override
  public boolean isLeaf(int level, long word) {
    return level == 0
        ? isValid(word)
        : level <= leafLevelMax && (word & (PRESENT | PSE)) == (PRESENT | PSE);
  }

  @Override
  public long physicalAddress(long word) {
    return word & address;
  }

  @Override
  public long tableWord(int level, long physicalAddress) {
    // Permissions of all levels are combined, so that links permit everything and leaves decide.
    long permissions = level == bareLevel ? 0 : WRITE | USER | ACCESSED;
    return physicalAddress | permissions | PRESENT;
  }

  @Override
  public long leafWord(int level, long physicalAddress) {
    return physicalAddress | (level == 0 ? 0 : PSE) | USER | PRESENT;
  }

  @Override
  public boolean isWritable(long word) {
    return (word & WRITE) != 0;
  }

  @Override
  public UserAccess linkAccess(int level, long link) {
    return level == bareLevel ? UserAccess.WRITE : access(link);
  }

  @Override
  public UserAccess leafAccess(long leaf) {
    return access(leaf);
  }

  private static UserAccess access(long word) {
    if ((word & USER) == 0) {
      return UserAccess.NONE;
    }
    return (word & WRITE) != 0 ? UserAccess.WRITE : UserAccess.READ;
  }

  @Override
  public long throughWalk(long leaf, UserAccess walk) {
    return switch (walk) {
      case WRITE -> leaf;
      case READ -> leaf & ~WRITE;
      case NONE, OUTSIDE -> leaf & ~(WRITE | USER);
    };
  }

  @Override
  public boolean isDirty(long word) {
    return (word & (DIRTY | savedDirty)) != 0;
  }

  @Override
  public boolean isYoung(long word) {
    return (word & ACCESSED) != 0;
  }

  @Override
  public boolean isContiguous(long word) {
    return false;
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
    return word | (isWritable(word) ? DIRTY : savedDirty);
  }

  @Override
  public long makeClean(long word) {
    return word & ~(DIRTY | savedDirty);
  }

  @Override
  public long makeWritable(long word) {
    long writable = (word & ~savedDirty) | WRITE;
    return isDirty(word) ? writable | DIRTY : writable;
  }

  @Override
  public long writeProtect(long word) {
    long narrow = word & ~(WRITE | DIRTY);
    return isDirty(word) ? narrow | savedDirty : narrow;
  }

  @Override
  public long makeContiguous(long word) {
    return word;
  }

  @Override
  public long makeNonContiguous(long word, long entry) {
    return word;
  }

  @Override
  public boolean isGlobal(long leaf) {
    return (leaf & GLOBAL) != 0;
  }

  /** INVLPG takes what is global as well (5.10.4.1). */
  @Override
  public boolean reachesGlobalByAddress() {
    return true;
  }

  @Override
  public boolean isExecutable(long leaf) {
    return (leaf & USER) != 0 && (leaf & bits & EXECUTE_DISABLE) == 0;
  }

  @Override
  public boolean isLinkExecutable(int level, long link) {
    return level == bareLevel || (link & bits & EXECUTE_DISABLE) == 0;
  }

  @Override
  public long makeExecutable(long leaf) {
    return leaf & ~EXECUTE_DISABLE;
  }

  @Override
  public long makeNonExecutable(long leaf) {
    return leaf | (EXECUTE_DISABLE & bits);
  }

  @Override
  public boolean isCacheable(long word) {
    return (word & (PRESENT | ACCESSED)) == (PRESENT | ACCESSED);
  }

  @Override
  public boolean isStoreCacheable(long word) {
    return isCacheable(word) && (word & (WRITE | DIRTY)) == (WRITE | DIRTY);
  }

  @Override
  public long walked(long word, boolean store) {
    long needed = store ? PRESENT | USER | WRITE : PRESENT | USER;
    if ((word & needed) != needed) {
      return 0;
    }
    return store ? word | ACCESSED | DIRTY : word | ACCESSED;
  }

  @Override
  public long fetched(long word) {
    return isValid(word) && isExecutable(word) ? word | ACCESSED : 0;
  }

  /**
   * Intel SDM volume 3A, chapter "Paging", which is 5 (4 in older editions): what is modified asks
   * for an invalidation (5.10.4.2), until which either value may be used (5.10.4.4). A change of
   * the page size may leave translations of both sizes, of which either may be used (5.10.2.3);
   * that it should not change the page frame or permissions as well is advice to those who wish to
   * prevent this uncertainty (5.10.4.2). Memory types, which do have to agree, are not modelled.
   */
  @Override
  public ChangeDuty duty(LiveChange change) {
    return switch (change) {
      case SIZE, CONTIGUOUS ->
          ChangeDuty.either("Intel SDM 3A, 5.10.2.3 \"may use any of these translations\"");
      case TARGET, TWIN -> ChangeDuty.either("Intel SDM 3A, 5.10.4.2, 5.10.4.4");
      case PERMISSION -> ChangeDuty.either("Intel SDM 3A, 5.10.4.3, 5.10.4.4");
    };
  }

  @Override
  public SwapFormat swapFormat() {
    return swapFormat;
  }

  /** Type on top, inverted offset below; bit 8 stays 0, which PROT_NONE is told by. */
  private static SwapFormat swapOf8Bytes(Map<SwapMark, Integer> marks) {
    return new SwapFormat(BitField.ofBits(63, 59), BitField.ofBits(58, 9), true, marks);
  }
}
