package org.ptck.spec.fact.view;

import org.apiguardian.api.API;
import org.ptck.spec.arch.UserAccess;

/** What stands in entries, where they translate, and how many lead to a page. */
@Facts(FactGroup.ENTRIES)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface EntryFacts {

  /** What the entry holds. */
  long entryWord(long entry);

  /** The table that the entry lies in. */
  long tableOf(long entry);

  /** Whether the predicate holds at every place where the entry translates user addresses. */
  boolean atEveryPosition(long entry, PositionPredicate predicate);

  /**
   * Whether the predicate holds at every such place where user code may store through the entry.
   */
  boolean atEveryWritablePosition(long entry, PositionPredicate predicate);

  /**
   * Whether the predicate holds at every such place where the links above the entry let user code
   * fetch instructions, whatever the entry itself says. A path that only caches may still offer is
   * no such place.
   */
  boolean atEveryExecutablePosition(long entry, PositionPredicate predicate);

  /** Whether user code may go through the entry at a place beyond the user range. */
  boolean isOpenBeyondUserRange(long entry);

  /**
   * Whether the entry is part of a kernel's own mappings: it stands in a table of such, or in a
   * root beyond the user range.
   */
  boolean isKernelEntry(long entry);

  /**
   * What user code may do through a word if it stands in the entry, by the widest way that links
   * offer; a table that nothing links to yet is taken to be open. Of a word that is neither leaf
   * nor link, what it may do to a leaf there.
   */
  UserAccess userAccess(long entry, long word);

  /**
   * The leaf that a walk from the root finds for the address, as a word that leads to the page of
   * the address, permits what the whole walk permits and is not contiguous; 0 where it finds none.
   */
  long leafAt(int space, long address);

  /**
   * The number of leaf entries by which user code reaches the page, as far as the links above them
   * let it; those of dead spaces excepted.
   */
  int entriesMapping(long page);

  /**
   * Whether any of those entries is in a table that can be walked to. Looks at every table where
   * there are such entries.
   */
  @Facts({FactGroup.ENTRIES, FactGroup.TRANSLATIONS})
  boolean isMappedWithinReach(long page);

  /**
   * Whether a leaf maps the page that stands in a table which may outlive all spaces: one of a
   * kernel's own mappings that is no one space's. Looks at every table.
   */
  @Facts({FactGroup.ENTRIES, FactGroup.TABLES})
  boolean isMappedByKernel(long page);

  /** The number of those entries that permit writing, and so do the links above them. */
  int writableEntriesMapping(long page);

  /**
   * The number of leaf entries of user addresses that lead to the page but let no user code pass,
   * by themselves or by the links above them.
   */
  int supervisorEntriesMapping(long page);

  /** The number of leaf entries of user addresses that lead to the page and say dirty. */
  int dirtyEntriesMapping(long page);

  /** A predicate over one place where an entry translates user addresses. */
  @FunctionalInterface
  interface PositionPredicate {
    /** Whether it holds for the place. */
    boolean test(int space, long address);
  }
}
