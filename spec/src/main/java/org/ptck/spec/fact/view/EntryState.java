package org.ptck.spec.fact.view;

import org.apiguardian.api.API;
import org.ptck.spec.arch.UserAccess;

/**
 * What an entry was or is, read once from the word that stood in it, at the level of its table.
 *
 * <p>Of an event that is about no entry it is empty, invalid, and leads to nothing.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface EntryState {

  /** The word itself. */
  long word();

  /** Whether nothing stands in the entry. */
  boolean isEmpty();

  /** Whether hardware walks on or translates through it. */
  boolean isValid();

  /** Whether it maps memory. */
  boolean isLeaf();

  /** Whether it leads to a table of the level below. */
  boolean isLink();

  /** Whether it carries the contiguous bit; true of words that are no leaves as well. */
  boolean isContiguous();

  /** Whether the word itself permits writing. */
  boolean isWritable();

  /** Whether the word says dirty. */
  boolean isDirty();

  /** Whether the word says accessed. */
  boolean isYoung();

  /** The physical address that it leads to. */
  long target();

  /** The number of the page that it leads to, the first one of a leaf. */
  long page();

  /** What user code may do through it, by the widest way that links offer. */
  UserAccess access();
}
