package org.ptck.spec.rule;

import java.util.Arrays;
import org.ptck.spec.fact.Guard;
import org.ptck.spec.fact.Guarded;
import org.ptck.spec.fact.LockClass;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.TableState;

/**
 * Knows when what a CPU touched is quiescent: when the CPU has released the last of the locks that
 * protect it and that it held at the time. An outer lock protects nothing but its own things.
 *
 * <p>The lock of a table protects its entries and blocks, and what the pages that they map are
 * counted and marked as; the lock of a folio its pages; the lock of the reverse mapping, held
 * exclusively, what it finds. What was touched outside these as well, and everything of a CPU that
 * takes no locks, is quiescent when the CPU releases its last lock; so is what was touched in a
 * table of a space that is going.
 */
final class Quiescence {

  private final HeldLocks held;
  private final boolean locksDeclared;
  private final boolean[] isAwaited = new boolean[Subject.values().length];
  private final Waiting[][] waiting;
  private final Touched[] told;
  private final Touched ready = new Touched();
  private boolean somethingGoes;
  private MachineView view;

  /**
   * Nothing was touched yet.
   *
   * @param locksDeclared whether the implementation takes machine locks
   * @param checks by subject, the checks of what is quiescent
   */
  Quiescence(
      int cpuCountMax,
      boolean locksDeclared,
      CheckTable.StateEntry[][] checks,
      MachineView view) {
    int subjectCount = Subject.values().length;
    this.held = new HeldLocks(cpuCountMax);
    this.locksDeclared = locksDeclared;
    this.waiting = new Waiting[cpuCountMax][subjectCount];
    this.told = new Touched[cpuCountMax];
    this.view = view;
    for (int subject = 0; subject < subjectCount; subject++) {
      isAwaited[subject] = checks[subject].length > 0;
      for (int cpu = 0; cpu < cpuCountMax; cpu++) {
        waiting[cpu][subject] = new Waiting();
      }
    }
    Arrays.setAll(told, _ -> new Touched());
  }

  void reset(MachineView newView) {
    view = newView;
    held.reset();
    somethingGoes = false;
    for (int cpu = 0; cpu < waiting.length; cpu++) {
      forget(cpu);
    }
  }

  // ---- what is touched

  /** The CPU touched a thing, which is found by its own number. */
  void touched(int cpu, Subject what, long thing) {
    if (isAwaited[what.ordinal()]) {
      add(cpu, what, thing, locksDeclared ? protecting(cpu, what, thing) : 0);
    }
  }

  /** The CPU touched a page by an entry that maps it, or did. */
  void mapped(int cpu, long page, long entry) {
    if (isAwaited[Subject.PAGE.ordinal()]) {
      long locks =
          locksDeclared ? held.table(cpu, view.tableOf(entry)) | folioLock(cpu, page) : 0;
      add(cpu, Subject.PAGE, page, locks);
    }
  }

  /**
   * The CPU removed a link by which the reverse mapping found the entry.
   *
   * @return whether the entry is to be looked at now: the lock of the links is declared, and not
   *   held
   */
  boolean unlinked(int cpu, int file, int space, long entry) {
    if (!isAwaited[Subject.LINKED_ENTRY.ordinal()]) {
      return false;
    }
    boolean isDeclared = locksDeclared && view.guards().isDeclared(Guarded.REVERSE_LINKS);
    long locks = isDeclared ? linkLocks(cpu, file, space) : 0;
    if (isDeclared && locks == 0) {
      return true;
    }
    add(cpu, Subject.LINKED_ENTRY, entry, locks);
    return false;
  }

  /** The kit said something of what an entry may permit: nobody touched the entry itself. */
  void told(int cpu, long entry) {
    if (isAwaited[Subject.ENTRY.ordinal()]) {
      told[cpu].add(entry);
    }
  }

  private void add(int cpu, Subject what, long thing, long locks) {
    waiting[cpu][what.ordinal()].add(thing, locks == 0 ? HeldLocks.LAST : locks);
  }

  private long protecting(int cpu, Subject what, long thing) {
    return switch (what) {
      case ENTRY, BLOCK -> held.table(cpu, view.tableOf(thing));
      case LINKED_ENTRY -> held.table(cpu, view.tableOf(thing)) | linkLocks(cpu, thing);
      // Which entries its new counts and marks belong to is not known yet.
      case PAGE -> held.tables(cpu) | folioLock(cpu, thing);
      default -> 0;
    };
  }

  private long folioLock(int cpu, long page) {
    return held.lock(cpu, LockClass.FOLIO, view.folioOf((int) page));
  }

  /** The locks of the links that lead to the entry, where they are held exclusively. */
  private long linkLocks(int cpu, long entry) {
    if (!view.guards().isDeclared(Guarded.REVERSE_LINKS)) {
      return held.exclusive(cpu, LockClass.RMAP);
    }
    long address = view.geometry().architecture().target(view.entryWord(entry), entry);
    int file = view.fileOf((int) (address >>> view.geometry().pageShift()));
    long[] locks = new long[1];
    view.atEveryPosition(
        entry,
        (space, _) -> {
          locks[0] |= linkLocks(cpu, file, space);
          return true;
        });
    return locks[0];
  }

  private long linkLocks(int cpu, int file, int space) {
    long locks = 0;
    for (Guard guard : view.guards().of(Guarded.REVERSE_LINKS)) {
      locks |= held.exclusive(cpu, guard.lockClass(), guard.object(space, file, 0));
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
    if (!somethingGoes) {
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
  void begin() {
    somethingGoes = false;
  }

  /** Mappings are leaving, or memory has run out: whole spaces may go. */
  void somethingGoes() {
    somethingGoes = true;
  }

  void locked(int cpu, int lockClass, long object, boolean exclusively) {
    if (locksDeclared) {
      boolean toLast = lockClass == LockClass.TABLE.ordinal() && isGoing(object);
      held.locked(cpu, lockClass, object, exclusively, toLast);
    }
  }

  /** A lock was released: looks at what waited for it; returns whether every rule holds. */
  boolean unlocked(int cpu, int lockClass, long object, Looker looker) {
    long lock = locksDeclared ? held.unlocked(cpu, lockClass, object) : 0;
    return (lock == 0 || release(cpu, lock, looker))
        && (view.locksHeld(cpu) > 0 || settle(cpu, looker));
  }

  /** No lock is held any more, or ought to be: looks at all that is left. */
  boolean settle(int cpu, Looker looker) {
    return release(cpu, -1L, looker) && look(Subject.ENTRY, told[cpu], looker);
  }

  private boolean release(int cpu, long lock, Looker looker) {
    for (Subject what : Subject.TOUCHABLE) {
      waiting[cpu][what.ordinal()].release(lock, ready);
      if (!look(what, ready, looker)) {
        return false;
      }
    }
    return true;
  }

  private static boolean look(Subject what, Touched things, Looker looker) {
    for (int n = 0; n < things.count(); n++) {
      if (!looker.lookQuiescent(what, things.thing(n))) {
        return false;
      }
    }
    things.clear();
    return true;
  }

  private void forget(int cpu) {
    ready.clear();
    for (Subject what : Subject.TOUCHABLE) {
      waiting[cpu][what.ordinal()].clear();
    }
    told[cpu].clear();
  }
}
