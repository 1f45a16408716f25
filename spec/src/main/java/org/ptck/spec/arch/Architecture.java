package org.ptck.spec.arch;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The meaning of the bits of a page-table entry.
 *
 * <p>Every method is a pure function of its arguments. An entry is a 64-bit word; architectures
 * with 4-byte entries use the low half. Level 0 is the level of leaf tables (PTE). Physical
 * addresses are byte addresses. Facts: Arm ARM DDI 0487 chapter D8, Intel SDM volume 3A chapter 5,
 * RISC-V privileged specification chapter "Supervisor".
 *
 * <p>What a contiguous word leads to may depend on where it stands: Svnapot stores one word in all
 * entries of a block. {@link #target} and {@link #makeNonContiguous} are told the entry's address.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Architecture {

  /** The name used in messages and documents, for example {@code arm64}. */
  String name();

  /** The word of an empty entry, on every architecture. */
  long EMPTY = 0;

  /** Whether the word is {@link #EMPTY}: nothing mapped, nothing remembered. */
  boolean isEmpty(long word);

  /** Whether hardware would walk on or translate through the word. */
  boolean isValid(long word);

  /** Whether the word is a valid link to a table one level below; never true at level 0. */
  boolean isTable(int level, long word);

  /**
   * Whether the word is valid and maps memory at this level; never true at a level where the
   * hardware reserves the encoding, whose word is then neither leaf nor table.
   */
  boolean isLeaf(int level, long word);

  /**
   * The physical address that a valid word leads to: a table or the first mapped byte. Of a
   * contiguous word, wherever it stands; {@link #target} is for those.
   */
  long physicalAddress(long word);

  /**
   * The physical address that a valid word leads to where it stands.
   *
   * @param word a link or a leaf, contiguous or not
   * @param entry the physical address of its entry
   */
  default long target(long word, long entry) {
    return physicalAddress(word);
  }

  /**
   * The leaf for memory that lies {@code byteCount} further, with the same attributes. Of a
   * contiguous leaf, that of another entry of its block.
   *
   * @param byteCount a multiple of the page size; may be negative
   */
  default long advance(long word, long byteCount) {
    // Addresses lie in the same bits of word and memory.
    return word + byteCount;
  }

  /** The word that links the table at {@code physicalAddress} into an entry of {@code level}. */
  long tableWord(int level, long physicalAddress);

  /**
   * A valid leaf for {@code physicalAddress}: readable by user code, old, clean, read-only. The
   * level is one at which the architecture has leaves.
   */
  long leafWord(int level, long physicalAddress);

  /**
   * Whether the mapping that the word stands for permits writing, as software that reads the word
   * sees it; dirty state has no part in it, nor have the links above and the right of user code to
   * be there at all. What hardware lets pass is {@link #leafAccess}.
   */
  boolean isWritable(long word);

  /**
   * What user code may do through a link as far as the link goes; the levels below may permit less.
   * {@link UserAccess#NONE}, {@link UserAccess#READ} or {@link UserAccess#WRITE}; what it says of
   * execution is {@link #isLinkExecutable}.
   *
   * @param level the level of the table that the link stands in
   * @param link a valid link
   */
  UserAccess linkAccess(int level, long link);

  /**
   * What hardware lets user code do through a leaf as far as the leaf goes; the links above may
   * permit less. A store that hardware passes once it has marked the leaf dirty is permitted, one
   * for which software would have to change the leaf is not.
   */
  UserAccess leafAccess(long leaf);

  /**
   * The leaf as a walk sees it that permits no more than {@code walk} above the leaf: what the
   * links forbid is taken away. For asking only, it is never what memory holds.
   */
  long throughWalk(long leaf, UserAccess walk);

  /** Whether the word says, in any of its encodings, that the memory was written. */
  boolean isDirty(long word);

  /** Whether the word says that the memory was accessed. */
  boolean isYoung(long word);

  /** Whether the word carries the contiguous bit; always false where there is none. */
  boolean isContiguous(long word);

  /** The word with the accessed flag set. */
  long makeYoung(long word);

  /** The word with the accessed flag clear. */
  long makeOld(long word);

  /** The word made dirty; on a writable word hardware sees it as dirty too. */
  long makeDirty(long word);

  /** The word made clean; write permission stays. */
  long makeClean(long word);

  /** The word with write permission; a dirty word stays dirty, a clean one clean. */
  long makeWritable(long word);

  /** The word without write permission; a dirty word stays dirty. */
  long writeProtect(long word);

  /** The word with the contiguous bit set; unchanged where the architecture has none. */
  long makeContiguous(long word);

  /**
   * The word with the contiguous bit clear, which leads to {@link #target} wherever it is stored;
   * unchanged where the architecture has no such bit.
   *
   * @param entry the physical address of the entry that the word stood in
   */
  long makeNonContiguous(long word, long entry);

  /**
   * Whether the leaf is marked global: what a TLB holds of it is usable under every id, and goes
   * only where an invalidation reaches global translations.
   */
  boolean isGlobal(long leaf);

  /** Whether all leaves below the link count as global. */
  default boolean isGlobalLink(long link) {
    return false;
  }

  /** Whether an invalidation of addresses under an id reaches global translations of them. */
  boolean reachesGlobalByAddress();

  /**
   * Whether hardware lets user code fetch instructions through the leaf, as far as the leaf goes.
   * It may where it permits no loads: {@link #leafAccess} says nothing of it.
   */
  boolean isExecutable(long leaf);

  /**
   * Whether user code may fetch instructions through a link as far as the link says; the levels
   * below, or {@link #linkAccess}, may permit less.
   *
   * @param level the level of the table that the link stands in
   * @param link a valid link
   */
  default boolean isLinkExecutable(int level, long link) {
    return true;
  }

  /** Whether entries can forbid user code to fetch instructions. */
  default boolean canForbidExecution() {
    return makeExecutable(leafWord(0, 0)) != makeNonExecutable(leafWord(0, 0));
  }

  /** The leaf with permission to execute for user code; unchanged where entries have no bit. */
  long makeExecutable(long leaf);

  /**
   * The leaf, which lets user code load, without permission to execute; unchanged where entries
   * have no bit for it.
   */
  long makeNonExecutable(long leaf);

  /**
   * Whether a TLB may hold a translation made from the word. A word that is not valid, or not
   * accessed, is never cached (Arm ARM D8.5.6; Intel SDM 3A 5.10.2).
   */
  boolean isCacheable(long word);

  /**
   * Whether a TLB that cached the word lets stores pass without looking at the entry again: write
   * permission and dirty state were both there.
   */
  boolean isStoreCacheable(long word);

  /** The flags that hardware sets itself; an access that would have to set another one faults. */
  default HardwareMarks hardwareMarks() {
    return HardwareMarks.ACCESSED_AND_DIRTY;
  }

  /**
   * The word as a hardware walker leaves it when an access passes through it, or {@code 0} when the
   * access faults.
   *
   * @param word a valid leaf
   * @param store whether the access is a store
   */
  long walked(long word, boolean store);

  /**
   * As {@link #walked}, of an access that fetches instructions.
   *
   * @param word a valid leaf
   */
  long fetched(long word);

  /** What is asked of software that makes the change while a TLB may hold the old translation. */
  ChangeDuty duty(LiveChange change);

  /** Whether some change asks for break-before-make. */
  default boolean asksBreakBeforeMake() {
    return Arrays.stream(LiveChange.values()).anyMatch(each -> duty(each).isBreakBeforeMake());
  }

  /**
   * Whether plain leaves may stand among the contiguous ones of a block if they translate as the
   * block does. Where they may not, a block with both is misprogrammed.
   */
  default boolean mayMixContiguous() {
    return false;
  }

  /** The layout of entries of pages that were swapped out. */
  SwapFormat swapFormat();
}
