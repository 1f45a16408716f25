package org.ptck.spec.rule.watch;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.rule.Subject;

/**
 * Knows when a thing is quiescent: when each actor that touched it has released the last of the
 * locks that protect it and that he held at the time. An outer lock protects nothing but its own
 * things.
 *
 * <p>The lock of a table protects its entries and blocks, and what the pages that they map are
 * counted and marked as; the lock of a folio its pages; the lock of the reverse mapping, held
 * exclusively, what it finds. What was touched outside these as well, and everything of an actor
 * that takes no locks, is quiescent when the actor releases its last lock; so is what was touched
 * in a table of a space that is going.
 */
final class Quiescence {

  /** What it takes to know which lock protects a thing. */
  private static final Set<FactGroup> OF_PROTECTION =
      EnumSet.of(
          FactGroup.LOCKS,
          FactGroup.FOLIOS,
          FactGroup.FILES,
          FactGroup.TABLES,
          FactGroup.ENTRIES,
          FactGroup.SPACES,
          FactGroup.MAPPINGS);

  private final HeldLocks held = new HeldLocks(Actors.COUNT_MAX);
  private final OpenOperations operations;
  /** Whether locks are taken, and the view tells of them and of what they protect. */
  private final boolean locksKnown;

  /** Whether the view tells who holds locks. */
  private final boolean locksTold;

  private final boolean[] isAwaited = new boolean[Subject.values().length];

  /** By actor and subject, what the actor touched and has not let go of. */
  private final Waiting[][] waiting;

  /** By subject, the actors that have not let go of something, as a mask. */
  private final int[] waiters;

  private final Touched[] told = new Touched[Actors.COUNT_MAX];
  private final Touched ready = new Touched();

  /** The actors in whose operation something goes, as a mask. */
  private int goers;

  private MachineView view;

  /**
   * Nothing was touched yet.
   *
   * @param locksDeclared whether the implementation takes machine locks
   * @param answered the groups of facts that the view answers; without those that say which lock
   *   protects what, things wait for the last lock, and without locks for the end of the operation
   * @param checks by subject, the checks of what is quiescent
   */
  Quiescence(
      boolean locksDeclared,
      Set<FactGroup> answered,
      CheckTable.StateEntry[][] checks,
      OpenOperations operations,
      MachineView view) {
    int subjectCount = Subject.values().length;
    this.locksKnown = locksDeclared && answered.containsAll(OF_PROTECTION);
    this.locksTold = answered.contains(FactGroup.LOCKS);
    this.operations = operations;
    this.waiting = new Waiting[Actors.COUNT_MAX][subjectCount];
    this.waiters = new int[subjectCount];
    this.view = view;
    for (int subject = 0; subject < subjectCount; subject++) {
      isAwaited[subject] = checks[subject].length > 0;
      for (int actor = 0; actor < Actors.COUNT_MAX; actor++) {
        waiting[actor][subject] = new Waiting();
      }
    }
    Arrays.setAll(told, _ -> new Touched());
  }

  void reset(MachineView newView) {
    view = newView;
    held.reset();
    goers = 0;
    Arrays.fill(waiters, 0);
    for (int actor = 0; actor < waiting.length; actor++) {
      forget(actor);
    }
  }

  // ---- what is touched

  /** The actor touched a thing, which is found by its own number. */
  void touched(int actor, Subject what, long thing) {
    if (isAwaited[what.ordinal()]) {
      add(actor, what, thing, locksKnown ? protecting(actor, what, thing) : 0);
    }
  }

  /** The actor touched a page by an entry that maps it, or did. */
  void mapped(int actor, long page, long entry) {
    if (isAwaited[Subject.PAGE.ordinal()]) {
      long locks =
          locksKnown ? held.table(actor, view.tableOf(entry)) | folioLock(actor, page) : 0;
      add(actor, Subject.PAGE, page, locks);
    }
  }

  /**
   * The actor removed a link by which the reverse mapping found the entry.
   *
   * @return whether the entry is to be looked at now: the lock of the links is declared, and not
   *   held, and no other actor is about to change the entry
   */
  boolean unlinked(int actor, int file, int space, long entry) {
    if (!isAwaited[Subject.LINKED_ENTRY.ordinal()]) {
      return false;
    }
    boolean isDeclared = locksKnown && view.guards().isDeclared(Guarded.REVERSE_LINKS);
    long locks = isDeclared ? linkLocks(actor, file, space) : 0;
    if (isDeclared && locks == 0) {
      return !isHeldBack(actor, Subject.LINKED_ENTRY, entry);
    }
    add(actor, Subject.LINKED_ENTRY, entry, locks);
    return false;
  }

  /** The kit said something of what an entry may permit: nobody touched the entry itself. */
  void told(int actor, long entry) {
    if (isAwaited[Subject.ENTRY.ordinal()]) {
      told[actor].add(entry);
    }
  }

  private void add(int actor, Subject what, long thing, long locks) {
    waiting[actor][what.ordinal()].add(thing, locks == 0 ? HeldLocks.LAST : locks);
    waiters[what.ordinal()] |= 1 << actor;
  }

  private long protecting(int actor, Subject what, long thing) {
    return switch (what) {
      case ENTRY, BLOCK -> held.table(actor, view.tableOf(thing));
      case LINKED_ENTRY -> held.table(actor, view.tableOf(thing)) | linkLocks(actor, thing);
      // Which entries its new counts and marks belong to is not known yet.
      case PAGE -> held.tables(actor) | folioLock(actor, thing);
      default -> 0;
    };
  }

  private long folioLock(int actor, long page) {
    return held.lock(actor, LockClass.FOLIO, view.folioOf(page));
  }

  /** The locks of the links that lead to the entry, where they are held exclusively. */
  private long linkLocks(int actor, long entry) {
    if (!view.guards().isDeclared(Guarded.REVERSE_LINKS)) {
      return held.exclusive(actor, LockClass.RMAP);
    }
    long address = view.geometry().architecture().target(view.entryWord(entry), entry);
    int file = view.fileOf(address >>> view.geometry().pageShift());
    long[] locks = new long[1];
    view.atEveryPosition(
        entry,
        (space, _) -> {
          locks[0] |= linkLocks(actor, file, space);
          return true;
        });
    return locks[0];
  }

  private long linkLocks(int actor, int file, int space) {
    long locks = 0;
    for (Guard guard : view.guards().of(Guarded.REVERSE_LINKS)) {
      locks |= held.exclusive(actor, guard.lockClass(), guard.object(space, file, 0));
    }
    return locks;
  }

  // ---- locks

  /**
   * Whether nobody can come to the table: it is linked nowhere, or in no space but those that
   * nobody has loaded, and in which nothing is mapped there any more or for long. Entries may be
   * given up in it and left to stand.
   */
  private boolean isGoing(long table) {
    if (view.tableState(table) != TableState.LINKED) {
      return true;
    }
    if (goers == 0) {
      return false;
    }
    int level = view.tableLevel(table);
    long span = view.geometry().spanBytes(level) * view.geometry().entryCount(level);
    return !view.isLoadedAnywhere(table)
        && view.atEveryPosition(
            table,
            (space, address) -> view.isStillborn(space)
                || !view.isAnythingMapped(space, address, address + span - 1));
  }

  /** An operation begins: no mapping leaves yet, and memory has not run out. */
  void begin(int actor) {
    goers &= ~(1 << actor);
  }

  /** An operation ends: what it touched, and whether it lets something go, concerns it no more. */
  boolean end(int actor, Looker looker) {
    goers &= ~(1 << actor);
    return settle(actor, looker);
  }

  /** Mappings are leaving, or memory has run out: whole spaces may go. */
  void somethingGoes(int actor) {
    goers |= 1 << actor;
  }

  void locked(int actor, int lockClass, long object, boolean exclusively) {
    if (locksKnown) {
      boolean toLast = lockClass == LockClass.TABLE.ordinal() && isGoing(object);
      held.locked(actor, lockClass, object, exclusively, toLast);
    }
  }

  /** A lock was released: looks at what waited for it; returns whether every rule holds. */
  boolean unlocked(int actor, int lockClass, long object, Looker looker) {
    long lock = locksKnown ? held.unlocked(actor, lockClass, object) : 0;
    return (lock == 0 || release(actor, lock, looker))
        && (!locksTold || view.locksHeld(actor) > 0 || settle(actor, looker));
  }

  /** No lock is held any more, or ought to be: looks at all that is left. */
  private boolean settle(int actor, Looker looker) {
    return release(actor, -1L, looker) && look(actor, Subject.ENTRY, told[actor], looker);
  }

  private boolean release(int actor, long lock, Looker looker) {
    for (Subject what : Subject.TOUCHABLE) {
      Waiting things = waiting[actor][what.ordinal()];
      if (!things.isFor(lock)) {
        continue;
      }
      things.release(lock, ready);
      if (things.isEmpty()) {
        waiters[what.ordinal()] &= ~(1 << actor);
      }
      if (!look(actor, what, ready, looker)) {
        return false;
      }
    }
    return true;
  }

  private boolean look(int actor, Subject what, Touched things, Looker looker) {
    for (int n = 0; n < things.count(); n++) {
      long thing = things.thing(n);
      if (!isHeldBack(actor, what, thing) && !looker.lookQuiescent(what, thing)) {
        return false;
      }
    }
    things.clear();
    return true;
  }

  /** Whether another actor touched the thing and has not let go of it: whoever does last looks. */
  private boolean isHeldBack(int actor, Subject what, long thing) {
    int others = waiters[what.ordinal()] & ~(1 << actor);
    for (; others != 0; others &= others - 1) {
      int other = Integer.numberOfTrailingZeros(others);
      if (isBusy(other) && waiting[other][what.ordinal()].has(thing)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the actor will come to a point where it lets go. A kernel thread outside of operations
   * may hold a lock that nobody tells of.
   */
  private boolean isBusy(int actor) {
    return operations.isOpen(actor)
        || (locksTold ? view.locksHeld(actor) > 0 : Actors.isKernelThread(actor));
  }

  private void forget(int actor) {
    ready.clear();
    for (Subject what : Subject.TOUCHABLE) {
      waiting[actor][what.ordinal()].clear();
    }
    told[actor].clear();
  }
}
