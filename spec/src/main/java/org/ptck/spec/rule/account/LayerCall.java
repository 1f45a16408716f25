package org.ptck.spec.rule.account;

import java.util.Arrays;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.view.MachineView;

/**
 * One call of an {@link EntryOperations}: what was asked, what was answered, and what every entry
 * of the blocks concerned held before and after.
 *
 * <p>The blocks concerned are those that a named entry lies in; entries are numbered from the first
 * entry of the first of them. Made once and used for every call; valid during a check only.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LayerCall {

  /** The function that was called. */
  public enum Function {
    /** {@link EntryOperations#set}. */
    SET,
    /** {@link EntryOperations#get}. */
    GET,
    /** {@link EntryOperations#getLockless}. */
    GET_LOCKLESS,
    /** {@link EntryOperations#getAndClear}. */
    GET_AND_CLEAR,
    /** {@link EntryOperations#writeProtect}. */
    WRITE_PROTECT,
    /** {@link EntryOperations#setAccessFlags}. */
    SET_ACCESS_FLAGS,
    /** {@link EntryOperations#testAndClearYoung}. */
    TEST_AND_CLEAR_YOUNG,
    /** {@link EntryOperations#clearFlushYoung}. */
    CLEAR_FLUSH_YOUNG,
    /** {@link EntryOperations#clearYoungDirty}. */
    CLEAR_YOUNG_DIRTY;

    /** Whether it takes accessed or dirty from entries that stay. */
    public boolean clearsState() {
      return this == TEST_AND_CLEAR_YOUNG || this == CLEAR_FLUSH_YOUNG || this == CLEAR_YOUNG_DIRTY;
    }
  }

  private final Geometry geometry;
  private final Architecture architecture;
  private final Mark young;
  private final Mark dirty;
  private final boolean contiguous;
  private final LayerBlock block = new LayerBlock(this);
  private long[] before;
  private long[] after;

  private Function function = Function.GET;
  private int level;
  private int run = 1;
  private long address;
  private long entry;
  private int count;
  private long argument;
  private int flags;
  private long returned;
  private long first;
  private int size;
  private int named;
  private boolean markedMeanwhile;

  /** A call on leaf entries of the geometry, which may be parts of contiguous blocks. */
  public LayerCall(Geometry geometry) {
    this(geometry, true);
  }

  /**
   * A call on leaf entries of the geometry.
   *
   * @param contiguous whether they may be parts of contiguous blocks; else each stands alone
   */
  public LayerCall(Geometry geometry, boolean contiguous) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.young = architecture::isYoung;
    this.dirty = architecture::isDirty;
    this.contiguous = contiguous;
    this.before = new long[2 * geometry.contiguousRun(0)];
    this.after = new long[before.length];
  }

  /**
   * A call begins; what its blocks hold is looked at.
   *
   * @param newLevel the level of the table that the entries are in
   * @param newArgument the word that was passed; 0 where the function takes none
   * @param newFlags what it is to take from entries that stay, as in
   *   {@link EntryOperations#clearYoungDirty}; of access flags, not 0 for a store; else 0
   * @return whether it is to be looked at: a contiguous block is there or may come to be, or what
   *   is returned is judged wherever it is
   */
  public boolean begin(
      MachineView view,
      Function newFunction,
      int newLevel,
      long newAddress,
      long newEntry,
      int newCount,
      long newArgument,
      int newFlags) {
    function = newFunction;
    level = newLevel;
    run = contiguous ? geometry.contiguousRun(level) : 1;
    address = newAddress;
    entry = newEntry;
    count = newCount;
    argument = newArgument;
    flags = newFlags;
    returned = 0;
    markedMeanwhile = false;
    named = (int) (address >>> geometry.spanShift(level)) & (run - 1);
    first = entry - ((long) named << geometry.entryShift(level));
    size = (named + count + run - 1) & -run;
    boolean isAlwaysJudged =
        switch (function) {
          case SET, GET_LOCKLESS, SET_ACCESS_FLAGS -> true;
          case TEST_AND_CLEAR_YOUNG, CLEAR_FLUSH_YOUNG, CLEAR_YOUNG_DIRTY -> true;
          case GET, GET_AND_CLEAR, WRITE_PROTECT -> false;
        };
    if (!isAlwaysJudged && !hasFolded(view)) {
      return false;
    }
    if (size > before.length) {
      before = new long[size];
      after = new long[size];
    }
    read(view, before);
    return true;
  }

  private boolean hasFolded(MachineView view) {
    for (int n = 0; n < size; n += run) {
      if (view.contiguousEntries(entry(n)) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The call returns; what its blocks hold is looked at again.
   *
   * @param newReturned the word returned, or 1 for true; 0 where the function returns nothing
   */
  public void end(MachineView view, long newReturned) {
    end(view, newReturned, false);
  }

  /**
   * As {@link #end(MachineView, long)}.
   *
   * @param newMarkedMeanwhile whether hardware set accessed or dirty in some entry meanwhile
   */
  public void end(MachineView view, long newReturned, boolean newMarkedMeanwhile) {
    returned = newReturned;
    markedMeanwhile = newMarkedMeanwhile;
    read(view, after);
  }

  private void read(MachineView view, long[] words) {
    for (int n = 0; n < size; n++) {
      words[n] = view.entryWord(entry(n));
    }
  }

  // ---- the call

  /** The function that was called. */
  public Function function() {
    return function;
  }

  /** Whether the function only reads. */
  public boolean isRead() {
    return function == Function.GET || function == Function.GET_LOCKLESS;
  }

  /** Whether it is to take accessed from entries that stay. */
  public boolean takesYoung() {
    return function.clearsState() && (flags & EntryOperations.CLEAR_YOUNG) != 0;
  }

  /** Whether it is to take dirty from entries that stay. */
  public boolean takesDirty() {
    return function.clearsState() && (flags & EntryOperations.CLEAR_DIRTY) != 0;
  }

  /** Whether it is to set access flags for a load, for which hardware may set accessed itself. */
  public boolean leavesYoungToHardware() {
    return function == Function.SET_ACCESS_FLAGS
        && flags == 0
        && architecture.hardwareMarks().includeAccessed();
  }

  /** The level of the table that the entries are in. */
  public int level() {
    return level;
  }

  /** The address that was passed. */
  public long address() {
    return address;
  }

  /** The entry that was passed. */
  public long entry() {
    return entry;
  }

  /** The number of entries that were named. */
  public int count() {
    return count;
  }

  /** The word that was passed for the n-th entry; one that is not valid is passed for one only. */
  public long argument(int n) {
    return architecture.isValid(argument)
        ? architecture.advance(
            architecture.makeNonContiguous(argument, entry),
            (n - named) * geometry.spanBytes(level))
        : argument;
  }

  /** The word that was returned, or 1 for true. */
  public long returned() {
    return returned;
  }

  /** Whether hardware set accessed or dirty in some entry during the call. */
  public boolean isMarkedMeanwhile() {
    return markedMeanwhile;
  }

  // ---- entries

  /** Whether any entry of the blocks concerned holds another word than before. */
  public boolean isChanged() {
    return !Arrays.equals(before, 0, size, after, 0, size);
  }

  /** The number of entries of all blocks concerned; a multiple of {@link #run}. */
  public int size() {
    return size;
  }

  /** The number of entries in a block. */
  public int run() {
    return run;
  }

  /** The number of the first entry that was named. */
  public int named() {
    return named;
  }

  /** The n-th entry. */
  public long entry(int n) {
    return first + ((long) n << geometry.entryShift(level));
  }

  /** Whether the n-th entry was named. */
  public boolean isNamed(int n) {
    return n >= named && n < named + count;
  }

  /** What the n-th entry held before the call. */
  public long before(int n) {
    return before[n];
  }

  /** What the n-th entry holds after the call. */
  public long after(int n) {
    return after[n];
  }

  /** Whether validity, target or permission of the n-th entry is not what it was. */
  public boolean isChanged(int n) {
    return PlainEntry.word(architecture, before(n), entry(n))
        != PlainEntry.word(architecture, after(n), entry(n));
  }

  /** Whether the predicate holds of any of the blocks concerned. */
  public boolean hasBlock(Predicate<LayerBlock> predicate) {
    for (int n = 0; n < size; n += run) {
      if (predicate.test(block.at(n))) {
        return true;
      }
    }
    return false;
  }

  /** Whether any block concerned had, or has now, a valid entry with the contiguous bit. */
  public boolean concernsFolded() {
    for (int n = 0; n < size; n += run) {
      if (wasFolded(n) || isFolded(n)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the block of the n-th entry had a valid entry with the contiguous bit. */
  public boolean wasFolded(int n) {
    return isFolded(before, n);
  }

  /** Whether the block of the n-th entry has a valid entry with the contiguous bit. */
  public boolean isFolded(int n) {
    return isFolded(after, n);
  }

  /** Whether the n-th entry, alone or by its contiguous block, said accessed before the call. */
  public boolean wasYoung(int n) {
    return isMarked(before, n, young);
  }

  /** Whether the n-th entry, alone or by its contiguous block, says accessed after the call. */
  public boolean isYoung(int n) {
    return isMarked(after, n, young);
  }

  /** Whether the n-th entry, alone or by its contiguous block, said dirty before the call. */
  public boolean wasDirty(int n) {
    return isMarked(before, n, dirty);
  }

  /** Whether the n-th entry, alone or by its contiguous block, says dirty after the call. */
  public boolean isDirty(int n) {
    return isMarked(after, n, dirty);
  }

  private boolean isFolded(long[] words, int n) {
    int block = n & -run;
    for (int each = block; each < block + run; each++) {
      if (isPart(words[each])) {
        return true;
      }
    }
    return false;
  }

  private boolean isMarked(long[] words, int n, Mark mark) {
    if (!architecture.isValid(words[n])) {
      return false;
    }
    if (mark.isIn(words[n]) || !isPart(words[n])) {
      return mark.isIn(words[n]);
    }
    int block = n & -run;
    for (int each = block; each < block + run; each++) {
      if (isPart(words[each]) && mark.isIn(words[each])) {
        return true;
      }
    }
    return false;
  }

  private boolean isPart(long word) {
    return architecture.isValid(word) && architecture.isContiguous(word);
  }

  /** Accessed or dirty. */
  @FunctionalInterface
  private interface Mark {
    boolean isIn(long word);
  }

  /** What the entries of the n-th entry's block held before, and hold after, for a person. */
  public String describe(int n) {
    int block = n & -run;
    return hexadecimal(Arrays.copyOfRange(before, block, block + run))
        + " became "
        + hexadecimal(Arrays.copyOfRange(after, block, block + run));
  }

  private static String hexadecimal(long[] words) {
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < words.length; n++) {
      int same = n;
      while (same + 1 < words.length && words[same + 1] == words[n]) {
        same++;
      }
      text.append(text.isEmpty() ? "" : " ").append(Long.toHexString(words[n]));
      if (same > n) {
        text.append('x').append(same - n + 1);
      }
      n = same;
    }
    return text.toString();
  }
}
