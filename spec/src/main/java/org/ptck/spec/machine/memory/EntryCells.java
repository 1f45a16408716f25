package org.ptck.spec.machine.memory;

import org.apiguardian.api.API;

/**
 * The entries of all tables: raw descriptor words, addressed physically.
 *
 * <p>Addresses given are those of entries of table frames, checked by the caller.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface EntryCells {

  /** The word of an entry of a table of the level; 4-byte entries are the low half of it. */
  long get(int level, long entry);

  /** Sets the word of an entry of a table of the level. */
  void set(int level, long entry, long value);

  /** Fills a frame that may be a table with what nobody has put there. */
  void spoil(int frame, int tableBytes);

  /** Empties every entry of a table. */
  void clear(int frame, int tableBytes);
}
