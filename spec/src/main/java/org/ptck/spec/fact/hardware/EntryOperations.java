package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * The architecture layer below a memory manager: operations on runs of leaf entries of one table.
 *
 * <p>{@code id} is the address-space id that tags translations made through the entries, or
 * {@link #NO_ID} when no CPU can hold any: a layer that must invalidate uses it. {@code entry} is
 * the physical address of the first entry, {@code address} the page-aligned user address that it
 * translates, {@code count} the number of consecutive entries, which never leave the table. Unless
 * said otherwise the caller holds the lock of the table, no entry beyond those named changes as far
 * as a reader of {@link #get} can tell, and <em>the caller</em> invalidates translations. An
 * implementation may change neighbouring entries of a contiguous block if it invalidates what that
 * needs.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EntryOperations {

  /** No CPU can hold a translation: nothing needs invalidating. */
  int NO_ID = -1;

  /**
   * Stores {@code count} entries that map consecutive pages of one folio with equal attributes.
   *
   * <p>With {@code count == 1} an old entry may be present; with more, all must be empty. Returns
   * nothing; invalidation of an old entry is the caller's and must have happened before if the
   * target differs (break before make).
   *
   * @param word the first entry; never contiguous, the layer decides that
   */
  void set(int id, long address, long entry, long word, int count);

  /**
   * Reads one entry, its accessed and dirty state gathered over the contiguous entries of the block
   * it lies in.
   */
  long get(int id, long address, long entry);

  /**
   * As {@link #get}, but the caller need not hold the lock of the table. The kit calls it after an
   * access, for a page of the block that was accessed; managers call it to pin fast.
   */
  long getLockless(int id, long address, long entry);

  /**
   * Atomically clears {@code count} present entries that map consecutive pages of one folio.
   *
   * @return the first entry as it was, with accessed and dirty state gathered over all of them
   */
  long getAndClear(int id, long address, long entry, int count);

  /**
   * Takes write permission from {@code count} present entries that map consecutive pages of one
   * folio; dirty state is kept.
   */
  void writeProtect(int id, long address, long entry, int count);

  /**
   * Widens one present entry in place: more permissive, accessed or dirty, same target.
   *
   * @param word the entry wanted; never contiguous, the layer decides that
   * @return false if nothing changed, where the entry was all that was wanted: the caller then
   *   takes the fault for a spurious one; true if anything changed, or always
   */
  boolean setAccessFlags(int id, long address, long entry, long word);
}
