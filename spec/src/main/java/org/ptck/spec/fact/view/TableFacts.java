package org.ptck.spec.fact.view;

import java.util.stream.LongStream;
import org.apiguardian.api.API;

/** What page tables there are, and where each is in its life. */
@Facts(FactGroup.TABLES)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface TableFacts {

  /** Where the table is in its life. */
  TableState tableState(long table);

  /** The level of the table. */
  int tableLevel(long table);

  /** Whether the table is detached, and the actor's operation took its last link. */
  boolean isDetachedBy(int actor, long table);

  /** Whether the table was ever linked or a root. */
  boolean wasLinked(long table);

  /** The number of entries that link to the table, wherever they stand. */
  int linkCount(long table);

  /** The number of entries of the table that are not empty. */
  int entriesUsed(long table);

  /** Whether some CPU can walk to the table: from a live or loaded root, or by a cached path. */
  @Facts({FactGroup.TABLES, FactGroup.TRANSLATIONS})
  boolean isWalkable(long table);

  /**
   * Whether the table is one of a kernel's own mappings: it could be walked to from a root, but
   * never by user code for an address of the user range.
   */
  boolean isKernelTable(long table);

  /**
   * Frames that are allocated and were never used, so that nobody knows whether they are to be
   * tables or pages, by address in ascending order; those of a kernel that boots excepted. Looks at
   * every frame that may be either.
   */
  LongStream framesUnused();

  /** The number of tables allocated and not freed. */
  int tablesAllocated();

  /**
   * The number of those that may not outlive all spaces, and of those to which nothing led yet, so
   * that their level is not known: all but the tables of a kernel's mappings that are no one
   * space's own, and roots that CPUs still have loaded, lazily.
   */
  int tablesToFree();

  /** Those tables, in ascending order. Looks at every table of the machine. */
  LongStream tablesLeft();
}
