package org.ptck.spec.fact;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;

/**
 * What rules may look at: read-only, unobserved, and true.
 *
 * <p>Answers come from the memory itself and from what events imply; asking changes nothing and
 * makes no event. A recorded trace or the memory of a native library can stand behind it as well.
 * Every method is total: for numbers that name nothing it answers 0, false, or
 * {@link TableState#NONE}.
 */
public interface MachineView {

  /** The geometry of every space. */
  Geometry geometry();

  /** Whether the implementation declared the capability. */
  boolean declares(Capability capability);

  // ---- folios and pages

  /** Whether the number is that of a page that can hold data. */
  boolean isDataPage(long page);

  /** The first page of the folio that the page belongs to, or belonged to last. */
  int folioOf(int page);

  /** The order of the folio. */
  int folioOrder(int folio);

  /** Whether the folio is allocated. */
  boolean isAllocated(int folio);

  /** Whether the page is one that the implementation declared its own, such as a zero page. */
  boolean isReserved(int page);

  /** The folio's reference count. */
  int references(int folio);

  /** The page's mapcount as counted by the implementation. */
  int mapcount(int page);

  /** The sum of the mapcounts of the folio's pages. */
  int folioMapcount(int folio);

  /** Whether the page carries the exclusive mark. */
  boolean isExclusive(int page);

  /** The page's data: the stamp of the last store, 0 for zeroes. */
  long pageStamp(int page);

  /** The number of leaf entries that map the page, those of dead spaces excepted. */
  int entriesMapping(int page);

  /** The number of those entries that permit writing. */
  int writableEntriesMapping(int page);

  /** The number of folios allocated and not freed, reserved ones excepted. */
  int foliosAllocated();

  /** Whether a CPU could reach the page now through a translation whose entry is gone. */
  boolean isReachableStale(int page);

  // ---- tables

  /** Where the table is in its life. */
  TableState tableState(long table);

  /** The level of the table. */
  int tableLevel(long table);

  /** Whether the table was ever linked or a root. */
  boolean wasLinked(long table);

  /** The number of entries that link to the table, wherever they stand. */
  int linkCount(long table);

  /** The number of entries of the table that are not empty. */
  int entriesUsed(long table);

  /** Whether some CPU can walk to the table: from a live or loaded root, or by a cached path. */
  boolean isWalkable(long table);

  /** Whether a walk cache could still offer a path to the table that its links no longer do. */
  boolean isCachedPath(long table);

  /** The root table of the space; 0 for none. */
  long rootOf(int space);

  /** The number of tables allocated and not freed. */
  int tablesAllocated();

  // ---- entries

  /** What the entry holds. */
  long entryWord(long entry);

  /** The table that the entry lies in. */
  long tableOf(long entry);

  /** Whether the predicate holds at every place where the entry translates user addresses. */
  boolean atEveryPosition(long entry, PositionPredicate predicate);

  /** What the model says the address permits; see {@link MappingState}. */
  int mappingState(int space, long address);

  /** Whether anything is mapped, and not leaving, between two addresses, the last included. */
  boolean isAnythingMapped(int space, long addressFirst, long addressLast);

  /**
   * The leaf that a walk from the root finds for the address, 0 where it finds none.
   */
  long leafAt(int space, long address);

  // ---- translations

  /** Whether filling this entry lets a CPU hold two different translations of one address. */
  boolean conflictsWithStale(long entry);

  /** The number of translations and paths that the CPU's running operation took away. */
  int narrowedBy(int cpu);

  /** A translation or path that is usable although the CPU's operation took it away; or null. */
  @Nullable StaleTranslation usableStale(int cpu);

  /** Whether the id that the CPU loaded last was, on that CPU, still another owner's. */
  boolean loadedOverOtherOwner(int cpu);

  /** Whether the CPU loaded its space under an id that it had used for that space before. */
  boolean loadedAgain(int cpu);

  /** Whether stale translations or paths of the space just loaded are left on the CPU. */
  boolean staleLeftOn(int cpu);

  // ---- locks

  /** The number of locks that the CPU holds. */
  int locksHeld(int cpu);

  /** Whether the CPU holds the lock, in either mode. */
  boolean holds(int cpu, LockClass lockClass, long object);

  /** Whether the CPU holds the lock exclusively. */
  boolean holdsExclusively(int cpu, LockClass lockClass, long object);

  /** Whether the CPU holds a lock of a class that is taken after the class given. */
  boolean holdsInnerThan(int cpu, LockClass lockClass);

  /** A predicate over one place where an entry translates user addresses. */
  @FunctionalInterface
  interface PositionPredicate {
    /** Whether it holds for the place. */
    boolean test(int space, long address);
  }
}
