package org.ptck.spec.fact;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;

/**
 * What rules may look at: read-only, unobserved, and true.
 *
 * <p>Answers come from the memory itself and from what events imply; asking changes nothing and
 * makes no event. A recorded trace or the memory of a native library can stand behind it as well.
 * Every method is total: for numbers that name nothing it answers 0, false, or
 * {@link TableState#NONE}.
 */
public interface MachineView extends WalkerFacts, DebtFacts {

  /** The geometry of every space. */
  Geometry geometry();

  /** Whether the implementation declared the capability. */
  boolean declares(Capability capability);

  /** What the last event changed; speaks of the next one as soon as that happens. */
  Change change();

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

  /**
   * The number of leaf entries by which user code reaches the page, as far as the links above them
   * let it; those of dead spaces excepted.
   */
  int entriesMapping(int page);

  /**
   * Whether any of those entries is in a table that can be walked to. Looks at every table where
   * there are such entries.
   */
  boolean isMappedWithinReach(int page);

  /** The number of those entries that permit writing, and so do the links above them. */
  int writableEntriesMapping(int page);

  /**
   * The number of leaf entries of user addresses that lead to the page but let no user code pass,
   * by themselves or by the links above them.
   */
  int supervisorEntriesMapping(int page);

  /** The number of leaf entries of user addresses that lead to the page and say dirty. */
  int dirtyEntriesMapping(int page);

  /** The number of folios allocated and not freed, reserved ones and those cached excepted. */
  int foliosAllocated();

  /** Those folios by their first pages, in ascending order. Looks at every page of the machine. */
  IntStream foliosLeft();

  /** Whether a CPU could reach the page now through a translation whose entry is gone. */
  boolean isReachableStale(int page);

  // ---- files, dirty state and pins

  /** Whether the page belongs to a folio that caches a file. */
  boolean isCached(int page);

  /** The file that the page caches; -1 if none. */
  int fileOf(int page);

  /** The page of the file that the page caches; -1 if none. */
  int fileIndexOf(int page);

  /** What storage holds of the page of the file. */
  long storedStamp(int file, int fileIndex);

  /** Whether anything was ever read, written or copied into the page since it was allocated. */
  boolean isFilled(int page);

  /**
   * Whether the folio was filled by a copy of other pages, and nothing that said dirty was taken
   * from it since.
   */
  boolean isCopy(int folio);

  /** Whether the folio is marked dirty. */
  boolean isFolioDirty(int folio);

  /** Whether the data of the folio was taken for write-back and is not durable yet. */
  boolean isUnderWriteBack(int folio);

  /**
   * Whether an actor has the folio's dirty state, or its backing copy, in hand: it took the last of
   * it away while it held locks of tables or folios, and holds one of those still.
   */
  boolean isInHand(int folio);

  /** The folios that cache files. */
  int[] foliosCached();

  /** The number of pins open on pages of the folio. */
  int pinCount(int folio);

  /** The number of those pins through which the device may write. */
  int writePinCount(int folio);

  /** The page that the pin is open on; 0 if it is not open. */
  int pinPage(int pin);

  /** The space in which the pinned page is private and mapped, as the model has it; -1 if none. */
  int pinSpace(int pin);

  /** The address at which it is mapped there. */
  long pinAddress(int pin);

  /** The counter of a space, of a kind of {@link ResidentCounters}. */
  long resident(int space, int kind);

  /** What the counter should be: the pages that the entries of the space map for user code. */
  long residentMapped(int space, int kind);

  /** The pages of the kind that entries of the space's user addresses map, not for user code. */
  long residentSupervisor(int space, int kind);

  /** Whether any link of the reverse mapping is of the space. */
  boolean isReverseLinked(int space);

  /** The first address that a reverse link shows in a space where nothing is mapped; -1 if none. */
  long unmappedLink(int space);

  /** Whether the reverse mapping says that the page of the file may be mapped there. */
  boolean isReverseMapped(int file, int fileIndex, int space, long address);

  /** Whether the actor's operation runs and asks to write: a store, or a pin for writing. */
  boolean isWriteRequested(int actor);

  // ---- contiguous blocks

  /**
   * The first entry of the aligned run that the entry belongs to; the entry where there is none.
   */
  long blockOf(long entry);

  /** The number of valid entries of the block that carry the contiguous bit. */
  int contiguousEntries(long block);

  /** Whether any CPU may have cached a translation made from the entry. */
  boolean mayBeCached(long entry);

  /** Whether any CPU has a space loaded, running it or lazy, in which the entry translates. */
  boolean isLoadedAnywhere(long entry);

  /**
   * Whether the space got its root in an operation in which memory ran out since, and whose actor
   * has begun no other.
   */
  boolean isStillborn(int space);

  /** Whether the entry translates in a space that got its root in the actor's operation. */
  boolean isOfNewborn(int actor, long entry);

  // ---- tables

  /** Where the table is in its life. */
  TableState tableState(long table);

  /** Whether the table is detached, and the actor's operation took its last link. */
  boolean isDetachedBy(int actor, long table);

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

  /**
   * The number of those that may not outlive all spaces: all but the tables of a kernel's mappings
   * that are no one space's own, and roots that CPUs still have loaded, lazily.
   */
  int tablesToFree();

  /** Those tables, in ascending order. Looks at every table of the machine. */
  LongStream tablesLeft();

  /**
   * Whether the table is one of a kernel's own mappings: it could be walked to from a root, but
   * never by user code for an address of the user range.
   */
  boolean isKernelTable(long table);

  // ---- entries

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

  /** What the model says the address permits; see {@link MappingState}. */
  int mappingState(int space, long address);

  /** Whether every page between two addresses, the last included, has all bits of the state. */
  boolean isMappedThroughout(int space, long addressFirst, long addressLast, int state);

  /** Whether anything is mapped, and not leaving, between two addresses, the last included. */
  boolean isAnythingMapped(int space, long addressFirst, long addressLast);

  /**
   * The leaf that a walk from the root finds for the address, as a word that leads to the page of
   * the address, permits what the whole walk permits and is not contiguous; 0 where it finds none.
   */
  long leafAt(int space, long address);

  // ---- translations

  /**
   * The translations that CPUs can still use for addresses that the entry translates otherwise: old
   * leaves that were not invalidated, and those that a cached path to a table still leads to. Of a
   * link, what the leaves below it translate otherwise.
   *
   * @return one for each old translation; empty where there is none
   */
  List<StaleConflict> staleConflicts(long entry);

  /**
   * The flushes that the actor's operation has come to owe, done or not: one for each translation
   * and path that it took away, and for each that it took out of a queue.
   */
  int narrowedBy(int actor);

  /** A translation or path that is usable, whose flush the actor's operation owes; or null. */
  @Nullable StaleTranslation usableStale(int actor);

  /**
   * Whether stale translations or paths of the space that the CPU has loaded are left on it, those
   * excepted whose flush waits in a queue.
   */
  boolean staleLeftOn(int cpu);

  // ---- locks

  /** The number of locks that the actor holds. */
  int locksHeld(int actor);

  /** Whether the actor holds the lock, in either mode. */
  boolean holds(int actor, LockClass lockClass, long object);

  /** Whether the actor holds the lock exclusively. */
  boolean holdsExclusively(int actor, LockClass lockClass, long object);

  /** Whether the actor holds a lock of a class that is taken after the class given. */
  boolean holdsInnerThan(int actor, LockClass lockClass);

  /** Whether the actor took the lock exclusively since its last operation began. */
  boolean wasTakenExclusively(int actor, LockClass lockClass, long object);

  /** Which locks guard what, as the implementation declared it. */
  Guards guards();

  /** A predicate over one place where an entry translates user addresses. */
  @FunctionalInterface
  interface PositionPredicate {
    /** Whether it holds for the place. */
    boolean test(int space, long address);
  }
}
