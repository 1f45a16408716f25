package org.ptck.spec.arch;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * The RISC-V entry of Sv39, Sv48 and Sv57, which differ in the number of levels only.
 *
 * <p>An entry with read or execute permission is a leaf, at any level; one with none is a link.
 * Encodings that are reserved are neither. The only size of contiguous blocks is that of Svnapot:
 * 64 KiB, sixteen entries of a leaf table that all hold <em>the same</em> word, whose lowest four
 * bits of the page number say the size instead of the page. Memory types (Svpbmt) are not modelled,
 * so that their bits are reserved. See the RISC-V privileged specification, chapter "Supervisor",
 * sections Sv39, Sv48, Sv57, "Svnapot" and "Svadu"; swap entries are as Linux has them.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RiscV implements Architecture {

  /** Hardware that sets accessed and dirty by itself (extension Svadu). */
  public static final RiscV SVADU = new RiscV(HardwareMarks.ACCESSED_AND_DIRTY);

  /** Hardware that faults instead wherever it would have to set one of them (Svade). */
  public static final RiscV SVADE = new RiscV(HardwareMarks.NONE);

  static final long VALID = 1L;
  static final long READ = 1L << 1;
  static final long WRITE = 1L << 2;
  static final long EXECUTE = 1L << 3;
  static final long USER = 1L << 4;
  static final long GLOBAL = 1L << 5;
  static final long ACCESSED = 1L << 6;
  static final long DIRTY = 1L << 7;

  /** Naturally aligned power of two: the entry is one of a block of sixteen. */
  static final long NAPOT = 1L << 63;

  /** Bits 60:54 are for future use; bits 62:61, the memory type, need Svpbmt. */
  static final long RESERVED = BitField.ofBits(62, 54).mask();

  private static final BitField PAGE_NUMBER = BitField.ofBits(53, 10);

  /** What stands below the page number of a block; every other size of block is reserved. */
  private static final BitField BLOCK_SIZE = BitField.ofBits(13, 10);

  private static final long BLOCK_OF_64_KIB = BLOCK_SIZE.put(0b1000);

  /** Addresses stand two bits lower in an entry than in memory. */
  private static final int ADDRESS_SHIFT = 2;

  private static final int INDEX_BITS = 9;
  private static final int ENTRY_SHIFT = 3;

  /** Reserved in a link, which neither permits nor records anything. */
  private static final long RESERVED_IN_LINKS = NAPOT | RESERVED | USER | ACCESSED | DIRTY;

  private static final SwapFormat SWAP_FORMAT =
      new SwapFormat(
          BitField.ofBits(11, 7),
          BitField.ofBits(63, 12),
          false,
          Map.of(SwapMark.EXCLUSIVE, 6));

  private final HardwareMarks marks;

  private RiscV(HardwareMarks marks) {
    this.marks = marks;
  }

  @Override
  public String name() {
    return "riscv";
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
    long bits = VALID | READ | WRITE | EXECUTE | RESERVED_IN_LINKS;
    return level > 0 && (word & bits) == VALID;
  }

  @Override
  public boolean isLeaf(int level, long word) {
    return (word & (VALID | RESERVED)) == VALID && isPermission(word) && isAligned(level, word);
  }

  /** Whether the three permissions are those of a leaf; writing without reading is reserved. */
  private static boolean isPermission(long word) {
    return (word & READ) != 0 || (word & (WRITE | EXECUTE)) == EXECUTE;
  }

  /** Whether the page number is that of a leaf of the level, or of a block of sixteen. */
  private static boolean isAligned(int level, long word) {
    if (isBlock(word)) {
      return level == 0 && (word & BLOCK_SIZE.mask()) == BLOCK_OF_64_KIB;
    }
    long below = (1L << (INDEX_BITS * level)) - 1;
    return (PAGE_NUMBER.get(word) & below) == 0;
  }

  @Override
  public long physicalAddress(long word) {
    long number = word & PAGE_NUMBER.mask();
    return (isBlock(word) ? number & ~BLOCK_SIZE.mask() : number) << ADDRESS_SHIFT;
  }

  @Override
  public long target(long word, long entry) {
    return physicalAddress(isBlock(word) ? makeNonContiguous(word, entry) : word);
  }

  @Override
  public long advance(long word, long byteCount) {
    return isBlock(word) ? word : word + (byteCount >> ADDRESS_SHIFT);
  }

  @Override
  public long tableWord(int level, long physicalAddress) {
    return (physicalAddress >>> ADDRESS_SHIFT) | VALID;
  }

  @Override
  public long leafWord(int level, long physicalAddress) {
    return (physicalAddress >>> ADDRESS_SHIFT) | USER | READ | VALID;
  }

  @Override
  public boolean isWritable(long word) {
    return (word & WRITE) != 0;
  }

  /**
   * Links have no permissions: U, A and D are reserved in them (see "Virtual Address Translation
   * Process").
   */
  @Override
  public UserAccess linkAccess(int level, long link) {
    return UserAccess.WRITE;
  }

  @Override
  public UserAccess leafAccess(long leaf) {
    if ((leaf & (USER | READ)) != (USER | READ)) {
      return UserAccess.NONE;
    }
    return isWritable(leaf) ? UserAccess.WRITE : UserAccess.READ;
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
    return (word & DIRTY) != 0;
  }

  @Override
  public boolean isYoung(long word) {
    return (word & ACCESSED) != 0;
  }

  @Override
  public boolean isContiguous(long word) {
    return isBlock(word);
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
    return word | DIRTY;
  }

  @Override
  public long makeClean(long word) {
    return word & ~DIRTY;
  }

  @Override
  public long makeWritable(long word) {
    return word | WRITE;
  }

  @Override
  public long writeProtect(long word) {
    return word & ~WRITE;
  }

  @Override
  public long makeContiguous(long word) {
    return (word & ~BLOCK_SIZE.mask()) | BLOCK_OF_64_KIB | NAPOT;
  }

  @Override
  public long makeNonContiguous(long word, long entry) {
    if (!isBlock(word)) {
      return word;
    }
    // Tables are aligned to their size: the address says the place in the block.
    long number = (entry >>> ENTRY_SHIFT) & BLOCK_SIZE.valueMax();
    return (word & ~(NAPOT | BLOCK_SIZE.mask())) | BLOCK_SIZE.put(number);
  }

  @Override
  public boolean isGlobal(long leaf) {
    return (leaf & GLOBAL) != 0;
  }

  /** "For non-leaf PTEs, the global setting implies that all mappings in the subsequent levels". */
  @Override
  public boolean isGlobalLink(long link) {
    return (link & GLOBAL) != 0;
  }

  /** SFENCE.VMA with an address space orders no accesses to global mappings. */
  @Override
  public boolean reachesGlobalByAddress() {
    return false;
  }

  @Override
  public boolean isExecutable(long leaf) {
    return (leaf & (USER | EXECUTE)) == (USER | EXECUTE);
  }

  @Override
  public long makeExecutable(long leaf) {
    return leaf | EXECUTE;
  }

  @Override
  public long makeNonExecutable(long leaf) {
    return leaf & ~EXECUTE;
  }

  @Override
  public boolean isCacheable(long word) {
    return (word & (VALID | ACCESSED)) == (VALID | ACCESSED);
  }

  @Override
  public boolean isStoreCacheable(long word) {
    return isCacheable(word) && (word & (WRITE | DIRTY)) == (WRITE | DIRTY);
  }

  @Override
  public long walked(long word, boolean store) {
    long needed = store ? VALID | READ | WRITE | USER : VALID | READ | USER;
    long marked = store ? word | ACCESSED | DIRTY : word | ACCESSED;
    boolean passes = (word & needed) == needed && (marks.includeDirty() || marked == word);
    return passes ? marked : 0;
  }

  @Override
  public long fetched(long word) {
    long marked = word | ACCESSED;
    boolean passes = isValid(word) && isExecutable(word);
    return passes && (marks.includeAccessed() || marked == word) ? marked : 0;
  }

  /**
   * RISC-V privileged specification, chapter "Supervisor", section "SFENCE.VMA": until a subsuming
   * fence either translation is used, "but the behavior of such accesses is otherwise well
   * defined", that of pages that became parts of a larger one included. Section "Svnapot" advises
   * to go through invalid entries and a fence unless an inconsistency is known to be benign, and
   * names no other effect than that of a missing fence.
   */
  @Override
  public ChangeDuty duty(LiveChange change) {
    return switch (change) {
      case SIZE, TARGET, TWIN -> ChangeDuty.either("RISC-V privileged, SFENCE.VMA");
      case CONTIGUOUS -> ChangeDuty.either("RISC-V privileged, Svnapot");
      case PERMISSION ->
          ChangeDuty.either("RISC-V privileged, SFENCE.VMA \"increasing the permissions\"");
    };
  }

  /** Svnapot asks for the absence of inconsistencies, between either kind of entry. */
  @Override
  public boolean mayMixContiguous() {
    return true;
  }

  @Override
  public SwapFormat swapFormat() {
    return SWAP_FORMAT;
  }

  private static boolean isBlock(long word) {
    return (word & NAPOT) != 0;
  }
}
