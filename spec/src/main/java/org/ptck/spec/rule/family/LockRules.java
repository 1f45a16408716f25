package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.Capability.LOCKS;
import static org.ptck.spec.fact.EventKind.ENTRY_WRITE;
import static org.ptck.spec.fact.EventKind.LOCK;
import static org.ptck.spec.fact.hardware.Breach.GRACE_NEVER_ENDS;
import static org.ptck.spec.fact.hardware.Breach.LOCK_NEVER_RELEASED;
import static org.ptck.spec.fact.hardware.Breach.LOCK_NOT_HELD;
import static org.ptck.spec.fact.hardware.Breach.LOCK_TAKEN_TWICE;
import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.MAPPINGS;
import static org.ptck.spec.fact.view.FactGroup.TABLES;
import static org.ptck.spec.rule.Moment.OPERATION_END;
import static org.ptck.spec.rule.Subject.OPERATION;

import java.util.List;
import java.util.Set;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;

/** LCK: locking. */
final class LockRules {

  static final Rule LCK_2 =
      new Rule(
          "LCK-2",
          "H10; Linux v6.12 mm/rmap.c \"Lock ordering in mm\"",
          Strength.MUST,
          Set.of(LOCKS),
          "Release the inner lock first, or try the outer one and back off; look for early returns"
              + " that skip an unlock.",
          List.of(
              Clause.of(
                  "Locks are taken in one order (inode, mmap, rmap, folio, table); try-locks do"
                      + " not count;",
                  new Check.Transition(
                      Set.of(LOCK),
                      (view, change) -> change.detail() == 0 && view.locksHeld(change.actor()) > 1,
                      (view, change) -> !view.holdsInnerThan(change.actor(),
                          LockClass.of((int) change.before())),
                      (view, change) -> List.of(
                          new Detail("lock taken", LockClass.of((int) change.before()).toString()),
                          Detail.address("of", change.subject()),
                          new Detail("while holding", "a lock that comes after it")))
                      .reading(FactGroup.LOCKS)),
              Clause.notYet(
                  "those of one class nest in a declared order;",
                  "only the order of classes is looked at"),
              Clause.ofMachine(
                  "nobody waits for himself, for a lock that is never released, or for a lockless"
                      + " walker who cannot leave;",
                  LOCK_TAKEN_TWICE,
                  LOCK_NEVER_RELEASED,
                  GRACE_NEVER_ENDS),
              Clause.ofMachine(
                  "only what is held is released;",
                  LOCK_NOT_HELD),
              Clause.of(
                  "none is held at the end of an operation.",
                  new Check.State(
                      OPERATION,
                      OPERATION_END,
                      (view, actor) -> true,
                      (view, actor) -> view.locksHeld((int) actor) == 0,
                      (view, actor) -> List
                          .of(Detail.of("locks held at the end", view.locksHeld((int) actor))))
                      .reading(FactGroup.LOCKS))));

  static final Rule LCK_3 =
      new Rule(
          "LCK-3",
          "An entry is written only under its table's lock (or what the implementation declares"
              + " instead), while the table is private to its writer, or to clear the link of an empty table in a range closed to everybody else"
              + " (mapping gone, address-space lock held in any mode). A child under fork is not"
              + " private. Hardware is exempt, and so are a kernel's own mappings.",
          "Linux v6.13 Documentation/mm/process_addrs.rst; Linux 2026 mm/memory.c free_pgtables()",
          Strength.MUST,
          Set.of(LOCKS),
          "Take the lock of the table that the entry lies in, not of the table it leads to.",
          List.of(
              new Check.Transition(
                  Set.of(ENTRY_WRITE),
                  (view, change) -> change.tableState() != TableState.PRIVATE
                      && !view.isKernelEntry(change.subject())
                      && !isLockless(view),
                  LockRules::isAllowed,
                  (view, change) -> List.of(
                      Detail.address("entry", change.subject()),
                      Detail.address("table", change.table()),
                      Detail.address("word before", change.before()),
                      Detail.address("word stored", change.after()),
                      Detail.of("locks held", view.locksHeld(change.actor()))))
                  .reading(TABLES, ENTRIES, MAPPINGS, FactGroup.LOCKS)));

  private LockRules() {}

  private static boolean isAllowed(MachineView view, Change change) {
    return isUnderLock(view, change)
        || change.tableState() == TableState.DEAD
        || clearsLinkInClosedRange(view, change);
  }

  private static boolean isLockless(MachineView view) {
    return view.guards().isDeclared(Guarded.TABLES) && view.guards().of(Guarded.TABLES).isEmpty();
  }

  private static boolean isUnderLock(MachineView view, Change change) {
    List<Guard> wider = view.guards().of(Guarded.TABLES);
    return wider.isEmpty()
        ? view.holdsExclusively(change.actor(), LockClass.TABLE, change.table())
        : wider.stream().allMatch(guard -> isHeld(view, change, guard));
  }

  private static boolean isHeld(MachineView view, Change change, Guard guard) {
    int actor = change.actor();
    LockClass lockClass = guard.lockClass();
    return guard.key() == Guard.Key.ONE
        ? view.holdsExclusively(actor, lockClass, guard.first())
        : view.atEveryPosition(
            change.subject(),
            (space, _) -> view.holdsExclusively(actor, lockClass, guard.object(space, -1, -1)));
  }

  private static boolean clearsLinkInClosedRange(MachineView view, Change change) {
    long span = view.geometry().spanBytes(change.level());
    return change.was().isLink()
        && change.is().isEmpty()
        && view.entriesUsed(change.was().target()) == 0
        && view.atEveryPosition(
            change.subject(),
            (space, address) -> isSpaceHeld(view, change.actor(), space)
                && !view.isAnythingMapped(space, address, address + span - 1));
  }

  /** Whether the actor holds the lock of what a space maps, in any mode. */
  private static boolean isSpaceHeld(MachineView view, int actor, int space) {
    List<Guard> declared = view.guards().of(Guarded.MAPPINGS);
    return declared.isEmpty()
        ? view.holds(actor, LockClass.MMAP, space)
        : declared.stream()
            .allMatch(guard -> view.holds(actor, guard.lockClass(), guard.object(space, -1, -1)));
  }
}
