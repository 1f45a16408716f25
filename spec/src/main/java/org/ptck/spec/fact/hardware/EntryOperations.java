package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * The architecture layer below a memory manager: operations on runs of leaf entries of one table.
 *
 * <p>{@code id} is the address-space id that tags translations made through the entries, or
 * {@link #NO_ID} when no CPU can hold any: a layer that must invalidate uses it. {@code level} is
 * that of the table, 0 for leaf tables; above, entries are huge leaves. {@code entry} is the
 * physical address of the first entry, {@code address} the user address that it translates, a
 * multiple of what an entry of the level spans, {@code count} the number of consecutive entries,
 * which never leave the table. Unless said otherwise the caller holds the lock of the table, no
 * entry beyond those named changes as far as a reader of {@link #get} can tell, and <em>the
 * caller</em> invalidates translations. An implementation may change neighbouring entries of a
 * contiguous block if it invalidates what that needs.
 *
 * <p>A word that is passed never carries the contiguous bit, which is the layer's to decide. A word
 * that is returned may carry it: whoever stores the word again takes the bit off.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EntryOperations {

  /** No CPU can hold a translation: nothing needs invalidating. */
  int NO_ID = -1;

  /** What {@link #clearYoungDirty} clears: accessed. */
  int CLEAR_YOUNG = 1;

  /** What {@link #clearYoungDirty} clears: dirty. */
  int CLEAR_DIRTY = 2;

  /**
   * Stores {@code count} entries that map consecutive pages of one folio with equal attributes, or
   * one entry that is not present.
   *
   * <p>With {@code count == 1} an old entry may be present; with more, all must be empty. Returns
   * nothing; invalidation of an old entry is the caller's and must have happened before if the
   * target differs (break before make).
   *
   * @param word the first entry; one that is not valid (swap, migration, a marker, empty) is stored
   *   bit by bit as it is, with {@code count == 1}, since its bits mean something else
   */
  void set(int id, int level, long address, long entry, long word, int count);

  /**
   * Reads one entry, its accessed and dirty state gathered over the contiguous entries of the block
   * it lies in. One that is not present is given as it is.
   */
  long get(int id, int level, long address, long entry);

  /**
   * As {@link #get}, but the caller need not hold the lock of the table: what is given was true of
   * the entry at some moment, and the state gathered with it is of that block. The kit calls it
   * after an access, for a page of the block that was accessed; managers call it to pin fast.
   */
  long getLockless(int id, int level, long address, long entry);

  /**
   * Atomically clears {@code count} present entries that map consecutive pages of one folio, or one
   * entry that is not present.
   *
   * @return the first entry as it was, with accessed and dirty state gathered over all of them
   */
  long getAndClear(int id, int level, long address, long entry, int count);

  /**
   * Takes write permission from {@code count} present entries that map consecutive pages of one
   * folio; dirty state is kept.
   */
  void writeProtect(int id, int level, long address, long entry, int count);

  /**
   * Widens one present entry in place: more permissive, accessed or dirty, same target.
   *
   * @param word the entry wanted
   * @param dirty whether it is wanted for a store. For a load, what hardware sets by itself may be
   *   left to it
   * @return false if nothing changed, where the entry was all that was wanted: the caller then
   *   takes the fault for a spurious one; true if anything changed, or always
   */
  boolean setAccessFlags(int id, int level, long address, long entry, long word, boolean dirty);

  /**
   * Makes {@code count} present entries that map consecutive pages of one folio old; dirty state is
   * kept. A contiguous block that any of them lies in may be made old as a whole.
   *
   * <p>Nothing need be invalidated: a CPU that has the translation cached does not mark the entry
   * again, and that is allowed. It has it cached still, accessed or not: whoever clears or narrows
   * the entry afterwards invalidates.
   *
   * @return whether any of them was accessed, the state of their blocks included
   */
  boolean testAndClearYoung(int id, int level, long address, long entry, int count);

  /**
   * As {@link #testAndClearYoung}; the layer may also invalidate what it makes old. The caller
   * cannot count on it.
   */
  boolean clearFlushYoung(int id, int level, long address, long entry, int count);

  /**
   * Takes accessed, dirty or both from {@code count} present entries that map consecutive pages of
   * one folio; write permission stays. The caller has said of the folio what it takes, and
   * invalidates the entries that it named before it relies on being told of stores. Where hardware
   * sets no dirty, a clean entry permits no store until it is dirty, so that the caller invalidates
   * before it returns.
   *
   * <p>A contiguous block that any of them lies in may lose the state as a whole. What a layer
   * makes clean beyond the entries named it invalidates itself, since the caller does not know of
   * it.
   *
   * @param flags {@link #CLEAR_YOUNG}, {@link #CLEAR_DIRTY} or both
   */
  void clearYoungDirty(int id, int level, long address, long entry, int count, int flags);
}
