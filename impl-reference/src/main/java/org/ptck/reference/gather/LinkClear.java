package org.ptck.reference.gather;

/** Clears the link to an empty table in a range where nothing is mapped any more. */
@FunctionalInterface
public interface LinkClear {

  /**
   * Clears the link. The MMAP lock is held exclusively, and no table lock.
   *
   * @param level the level of the table that holds the link
   * @param upper the table that holds the link
   * @param entry the link
   * @param table the table that it leads to
   */
  void clear(int level, long upper, long entry, long table);
}
