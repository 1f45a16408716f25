package org.ptck.spec.fact;

import java.util.EnumSet;
import java.util.Set;
import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.Debts;
import org.ptck.spec.fact.hardware.FolioMemory;
import org.ptck.spec.fact.hardware.Grace;
import org.ptck.spec.fact.hardware.Guards;

/**
 * What an implementation can do, which facts it keeps, and which styles it asks to be allowed.
 *
 * <p>What it lacks is never generated and is reported as NOT_COVERED. Styles widen what is legal,
 * limits narrow what is asked for; both are printed with every verdict.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Capability {
  /**
   * Understands {@link Operation.Spawn}. Without it there is one space, 0, from the beginning,
   * whose root is set before the first request.
   */
  SPAWN(Kind.OPERATION),
  /** Understands {@link Operation.Exit}. Without it nothing is asked of what is left at the end. */
  EXIT(Kind.OPERATION),
  /**
   * Understands spaces numbered up to {@link Operation#SPACE_MAX}, and refuses numbers beyond.
   * Without it no number above {@link Operation#SPACE_MAX_OF_FEW} is ever given.
   */
  MANY_SPACES(Kind.OPERATION),
  /** Understands {@link Operation.Unmap}. */
  UNMAP(Kind.OPERATION),
  /** Understands {@link Operation.Protect}. */
  PROTECT(Kind.OPERATION),
  /** Understands {@link Operation.Fork}. */
  FORK(Kind.OPERATION),
  /**
   * Makes use of folio orders above 0 in {@link Operation.Map}. Without it none is asked for, but
   * an order out of bounds is still to be refused.
   */
  LARGE_FOLIOS(Kind.OPERATION),
  /**
   * Understands {@link Operation.Load} and {@link Operation.Lazy} and loads spaces itself, under
   * ids it chooses. Without it the kit loads space n under id n, and unloads a space from every CPU
   * before it exits.
   */
  LOAD(Kind.OPERATION),
  /** Understands {@link Operation.MapFile} with {@link Sharing#SHARED}. */
  FILE_SHARED(Kind.OPERATION),
  /** Understands {@link Operation.MapFile} with {@link Sharing#PRIVATE}. */
  FILE_PRIVATE(Kind.OPERATION),
  /** Understands {@link Operation.Sync}. */
  SYNC(Kind.OPERATION),
  /** Understands {@link Operation.Move}. */
  MOVE(Kind.OPERATION),
  /** Understands {@link Operation.Discard}. */
  DISCARD(Kind.OPERATION),
  /** Understands {@link Operation.Pin} and {@link Operation.Unpin}. */
  PIN(Kind.OPERATION),
  /** Loads for user code, past every MMU: {@link MemoryManager#copyIn}. */
  COPY_IN(Kind.OPERATION),
  /** Stores for user code, past every MMU: {@link MemoryManager#copyOut}. */
  COPY_OUT(Kind.OPERATION),
  /** Answers {@link MemoryManager#translate}: a walk of its own. */
  TRANSLATE(Kind.OPERATION),
  /**
   * Keeps folio reference counts in the machine. Without it {@link FolioMemory#folioFree} does not
   * ask for them; together with {@link #MAPCOUNTS} it brings REF-1 and REF-3.
   */
  REFERENCES(Kind.FACT),
  /** Keeps page mapcounts in the machine. */
  MAPCOUNTS(Kind.FACT),
  /** Keeps the exclusive mark of anonymous pages in the machine. */
  EXCLUSIVE_MARKS(Kind.FACT),
  /**
   * Keeps dirty state where the kit can see it: in entries and in the dirty mark of folios, at the
   * granularity of folios.
   */
  DIRTY_TRACKING(Kind.FACT),
  /** Keeps dirty state of each page apart: the entry of a page never speaks for another page. */
  PAGE_DIRTY(Kind.FACT),
  /**
   * Makes entries of a shared page of a file writable only while an entry or the folio is dirty.
   */
  WRITE_NOTIFY(Kind.FACT),
  /**
   * Mappings say whether user code may fetch instructions from them, and entries as well. The kit
   * takes it out of what is declared where the geometry has no bit for it.
   */
  EXECUTE_PERMISSION(Kind.FACT),
  /** Keeps resident-set counters in the machine. */
  RESIDENT_COUNTERS(Kind.FACT),
  /** Keeps the reverse mapping of files in the machine. */
  REVERSE_MAP(Kind.FACT),
  /** Makes contiguous blocks, where the geometry has them. */
  CONTIGUOUS(Kind.FACT),
  /**
   * Hardware sets accessed in entries by itself. A fact of the geometry, which the kit adds to what
   * is declared: elsewhere there is nothing that an implementation could lose so.
   */
  HARDWARE_MARKS(Kind.FACT),
  /** Hardware sets dirty as well: a fact of the geometry like {@link #HARDWARE_MARKS}. */
  HARDWARE_DIRTY(Kind.FACT),
  /**
   * The architecture asks for break-before-make, of some change at least. A fact of the geometry,
   * which the kit adds to what is declared.
   */
  BREAK_BEFORE_MAKE(Kind.FACT),
  /** Takes machine locks. */
  LOCKS(Kind.FACT),
  /**
   * Says which locks guard what ({@link Guards}). The kit adds it to what is declared where
   * anything is said.
   */
  GUARDS(Kind.FACT),
  /** Uses the entry operations that it is given, for every leaf entry. */
  ENTRY_OPERATIONS(Kind.FACT),
  /**
   * Reads and writes the memory of tables and pages directly: what it changed is found when it next
   * calls the machine, and when an operation returns.
   */
  PLAIN_MEMORY(Kind.FACT),
  /**
   * Every access to an entry is a call of the machine, in the order in which it happened. The kit
   * adds it to what is declared, unless {@link #PLAIN_MEMORY} is.
   */
  ENTRY_EVENTS(Kind.FACT),
  /**
   * Keeps no book of mappings: the kit refuses what has to be refused before it asks, and answers
   * what is mapped where. For libraries in C ({@code ptck.h}); it brings {@link #NAMED_REFUSALS}.
   */
  LENT_BOOK(Kind.FACT),
  /**
   * Walks the tables of a space without locks, inside {@link Grace#rcuReadLock}, on behalf of the
   * user code that runs there: on every CPU that runs the space but the one that changes it,
   * somebody may be inside at any moment, seen or not. Without it only those count that are seen to
   * enter.
   */
  LOCKLESS_WALKERS(Kind.FACT),
  /**
   * Some allocation may fail: the machine is told to let one fail, and another, to see what comes
   * of it. The kit adds it to what is declared, unless {@link #ALLOCATION_CANNOT_FAIL} is.
   */
  ALLOCATION_FAILURES(Kind.FACT),
  /** The reason of a refusal is the model's. */
  NAMED_REFUSALS(Kind.FACT),
  /**
   * A request that runs out of memory changes nothing. Without it a range request may have been
   * carried out for {@link Outcome.Refused#pageCountDone} pages from its start.
   */
  ATOMIC_FAILURE(Kind.FACT),
  /**
   * Has no answer to an allocation that fails, as where memory is set aside beforehand, or a panic
   * is what becomes of it: none is made to fail, whatever a scenario says.
   */
  ALLOCATION_CANNOT_FAIL(
      Kind.STYLE,
      "no allocation was made to fail: what becomes of a request half way is not tried"),
  /** Mapcounts may lag behind entries until the end of the operation. */
  LATE_RMAP(Kind.STYLE),
  /** An id that is retired stands for a flush of its translations. */
  ID_RETIREMENT(Kind.STYLE),
  /**
   * Invalidations reach other CPUs by interrupts, and lockless walkers run with interrupts off: an
   * invalidation has waited for the walkers of the CPUs that it names. So has a CPU that takes up
   * another space.
   */
  FLUSH_BY_INTERRUPT(Kind.STYLE),
  /**
   * Hands flushes on to queues ({@link Debts#flushesDefer}), to be done after the operation that
   * owes them. Without it they stay with the operation.
   */
  DEFERRED_FLUSH(Kind.STYLE),
  /**
   * Hands references on to queues ({@link Debts#referencesDefer}), which then hold them. Without it
   * what a queue holds is a surplus.
   */
  DEFERRED_RELEASE(Kind.STYLE),
  /**
   * A CPU that enters the kernel, by a request or a fault, lets go of the root of its program and
   * invalidates all that it has cached; it does so again before it goes back to a program. The kit,
   * which loads spaces, does it: not with {@link #LOAD}.
   */
  FLUSH_AT_TRAP(Kind.STYLE),
  /**
   * A CPU that takes up a space invalidates all that it has cached, as where no ids tag
   * translations. The kit, which loads spaces, does it: not with {@link #LOAD}.
   */
  FLUSH_AT_LOAD(Kind.STYLE),
  /**
   * A space is run by one CPU at a time, the one that works for it: any other has let go of it
   * before. The kit, which loads spaces, sees to it: not with {@link #LOAD}.
   */
  ONE_CPU_PER_SPACE(Kind.LIMIT, "no space was on two CPUs: flushes of the others are not tried"),
  /** Has no mappings that forbid stores; nor {@link #PROTECT}, which would make them. */
  NO_READ_ONLY(Kind.LIMIT, "no mapping that forbids stores, and no protect, was asked for"),
  /** A space may exit when nothing is mapped in it any more: the kit unmaps what is, before. */
  UNMAP_BEFORE_DESTROY(Kind.LIMIT,
      "no space went with pages mapped: what would free them is not tried"),
  /**
   * The memory of a space is one piece from the first user address on, as {@code brk} has it: what
   * is mapped begins at its end, and what is unmapped ends there. Nor is there {@link #MOVE}, which
   * would make a hole.
   */
  BRK_ONLY(Kind.LIMIT,
      "no holes, and nothing mapped or unmapped but at the end of memory, nor moved");

  /**
   * What every implementation has of which nothing else is said: what it lacks is named by its
   * provider, what it has beyond this as well.
   */
  public static final Set<Capability> BASIC = Set.of(SPAWN, EXIT, UNMAP);

  /** Those of {@link #BASIC} that are not among the others. */
  public static Set<Capability> basicBut(Set<Capability> others) {
    Set<Capability> rest = EnumSet.noneOf(Capability.class);
    rest.addAll(BASIC);
    rest.removeAll(others);
    return rest;
  }

  /** All but those that limit what is tried: of an implementation that can do everything. */
  public static EnumSet<Capability> everything() {
    EnumSet<Capability> all = EnumSet.allOf(Capability.class);
    all.removeIf(capability -> capability.kind == Kind.LIMIT);
    all.remove(ALLOCATION_CANNOT_FAIL);
    return all;
  }

  /** The four kinds of capability. */
  public enum Kind {
    /** An operation that is understood. */
    OPERATION,
    /** A fact that is kept where the kit can see it. */
    FACT,
    /** A style that widens what is legal. */
    STYLE,
    /** Something that is never done: it is not asked for, and stays uncovered. */
    LIMIT
  }

  private final Kind kind;
  private final String uncovered;

  Capability(Kind kind) {
    this(kind, "");
  }

  Capability(Kind kind, String uncovered) {
    this.kind = kind;
    this.uncovered = uncovered;
  }

  /** The kind of the capability. */
  public Kind kind() {
    return kind;
  }

  /**
   * What is not tried where it is declared, as a clause for people: never empty of a limit, and
   * empty of most others.
   */
  public String uncovered() {
    return uncovered;
  }
}
