package org.ptck.contpte;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.Translations;

/**
 * The leaf entries of one level of a machine, seen as aligned blocks of as many entries as one
 * contiguous translation has.
 *
 * <p>A block is named by its first entry. It is <em>folded</em> when its entries are valid and
 * carry the contiguous bit; between two calls of the layer all of them do or none.
 */
public final class Blocks {

  private final Hardware hardware;
  private final Architecture architecture;
  private final int run;
  private final int pageShift;
  private final int spanShift;
  private final int entryShift;

  /** The blocks of a level of the geometry; above leaf tables every entry stands for itself. */
  Blocks(Geometry geometry, Hardware hardware, int level) {
    this.hardware = hardware;
    this.architecture = geometry.architecture();
    this.run = level == 0 ? geometry.contiguousRun(0) : 1;
    this.pageShift = geometry.pageShift();
    this.spanShift = geometry.spanShift(level);
    this.entryShift = geometry.entryShift(level);
  }

  /** The machine that the entries are in. */
  public Hardware hardware() {
    return hardware;
  }

  /** The meaning of entries. */
  public Architecture architecture() {
    return architecture;
  }

  /** The number of entries in a block; a power of two, 1 where every entry stands for itself. */
  public int run() {
    return run;
  }

  // ---- where things are

  /** The number of an address within its block, from 0. */
  public int indexOf(long address) {
    return (int) (address >>> spanShift) & (run - 1);
  }

  /** The first address of the block that the address belongs to. */
  public long start(long address) {
    return address & -((long) run << spanShift);
  }

  /** The block to which the entry belongs that translates the address. */
  public long blockOf(long address, long entry) {
    return entry - ((long) indexOf(address) << entryShift);
  }

  /** The entry {@code n} places after another. */
  public long entry(long first, int n) {
    return first + ((long) n << entryShift);
  }

  /** The address that the entry {@code n} places after another's translates. */
  public long address(long first, int n) {
    return first + ((long) n << spanShift);
  }

  /**
   * The word of an entry {@code n} places further that maps what follows, with the same attributes.
   */
  public long word(long first, int n) {
    return architecture.advance(first, (long) n << spanShift);
  }

  /** The first page that a valid word maps, which is not contiguous. */
  public int page(long word) {
    return (int) (architecture.physicalAddress(word) >>> pageShift);
  }

  // ---- what entries say

  /** Whether the word is part of a folded block. */
  public boolean isFolded(long word) {
    return run > 1 && architecture.isValid(word) && architecture.isContiguous(word);
  }

  /** The word, accessed and dirty as well if the other is; unchanged where it is already. */
  public long withStateOf(long word, long other) {
    long young = architecture.isYoung(other) ? architecture.makeYoung(word) : word;
    boolean lacksDirty = architecture.isDirty(other) && !architecture.isDirty(word);
    return lacksDirty ? architecture.makeDirty(young) : young;
  }

  /**
   * As {@link #withStateOf}, in every encoding: a word that software alone calls dirty becomes one
   * that hardware takes for dirty too.
   */
  public long withFlagsOf(long word, long wanted) {
    long young = architecture.isYoung(wanted) ? architecture.makeYoung(word) : word;
    return architecture.isDirty(wanted) ? architecture.makeDirty(young) : young;
  }

  /** The word without accessed and dirty state. */
  public long withoutState(long word) {
    return architecture.makeClean(architecture.makeOld(word));
  }

  // ---- what is done to whole blocks

  /**
   * Clears every entry of a block, atomically one by one.
   *
   * @return the first entry as it was, accessed and dirty if any of them was
   */
  public long take(long block) {
    return take(block, run);
  }

  /** As {@link #take(long)}, for {@code count} entries. */
  long take(long first, int count) {
    long gathered = hardware.entryExchange(first, Architecture.EMPTY);
    for (int n = 1; n < count; n++) {
      gathered = withStateOf(gathered, hardware.entryExchange(entry(first, n), Architecture.EMPTY));
    }
    return gathered;
  }

  /** Stores every entry of an empty block, or {@code count} empty entries of one. */
  public void fill(long first, long word, int count) {
    for (int n = 0; n < count; n++) {
      hardware.entryWrite(entry(first, n), word(word, n));
    }
  }

  /**
   * Invalidates the leaf translations of the block that the address belongs to, on every CPU.
   *
   * @param id the id that tags them; with {@link EntryOperations#NO_ID} there are none
   */
  public void invalidate(int id, long address) {
    if (id != EntryOperations.NO_ID) {
      hardware.invalidateRange(
          Translations.ALL_CPUS,
          id,
          start(address),
          run * (1L << (spanShift - pageShift)),
          Translations.LEAF_ONLY);
    }
  }
}
