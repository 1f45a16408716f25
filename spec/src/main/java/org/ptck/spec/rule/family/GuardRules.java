package org.ptck.spec.rule.family;

import java.util.List;
import java.util.Set;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;
import org.ptck.spec.rule.account.Observation;

/** LCK-6: what has a lock, as the implementation declares it, is changed under it. */
final class GuardRules {

  /** Stands for no space, file or folio. */
  private static final int NONE = -1;

  private static final Check LINKS =
      changed(
          Guarded.REVERSE_LINKS,
          Set.of(EventKind.REVERSE_ADD, EventKind.REVERSE_REMOVE),
          (view, change, guard) -> holds(
              view, change, guard, (int) change.detail(), (int) (change.before() >>> 32), NONE));

  private static final Check CACHE =
      changed(
          Guarded.PAGE_CACHE,
          Set.of(EventKind.CACHE_ADD, EventKind.CACHE_REMOVE),
          (view, change, guard) -> holds(
              view, change, guard, NONE, (int) change.before(), change.subject()));

  private static final Check WRITE_BACK =
      changed(
          Guarded.WRITE_BACK,
          Set.of(EventKind.STORE_BEGIN),
          (view, change, guard) -> holds(
              view,
              change,
              guard,
              NONE,
              view.fileOf(change.subject()),
              change.subject()))
          .reading(FactGroup.FILES, FactGroup.LOCKS);

  private static final Check PINS =
      changed(
          Guarded.PINS,
          Set.of(EventKind.PIN_ADD, EventKind.PIN_REMOVE),
          (view, change, guard) -> holds(
              view, change, guard, NONE, NONE, view.folioOf(change.subject())))
          .reading(FactGroup.FOLIOS, FactGroup.LOCKS);

  /** Where LOAD is not declared, the kit loads spaces. */
  private static final Check CONTEXTS =
      changed(
          Guarded.CONTEXTS,
          Set.of(EventKind.LOAD, EventKind.LAZY, EventKind.UNLOAD, EventKind.ID_RETIRE),
          Capability.LOAD,
          (view, change, guard) -> holds(view, change, guard, NONE, NONE, NONE));

  private static final Check SPACES =
      changed(
          Guarded.SPACES,
          Set.of(EventKind.ROOT_SET, EventKind.ROOT_DROP),
          Capability.SPAWN,
          (view, change, guard) -> holds(view, change, guard, (int) change.subject(), NONE, NONE));

  private static final Check SPACES_LOADED =
      changed(
          Guarded.SPACES,
          Set.of(EventKind.LOAD),
          Capability.LOAD,
          (view, change, guard) -> view.holds(
              change.actor(), guard.lockClass(), guard.object((int) change.after(), NONE, NONE)));

  private static final Check ENTRIES =
      new Check.Transition(
          Set.of(EventKind.ENTRY_WRITE),
          (view, change) -> isGuarded(view, Guarded.ENTRIES) && isLeafChanged(change),
          (view, change) -> !view.isLoadedAnywhere(change.subject())
              || isReachedUnderLock(view, change),
          (view, change) -> details(view, change, Guarded.ENTRIES))
          .reading(
              FactGroup.FOLIOS,
              FactGroup.FILES,
              FactGroup.ENTRIES,
              FactGroup.SPACES,
              FactGroup.LOCKS);

  private static final Check MAPPINGS =
      new Check.Result(
          (view, seen) -> isGuarded(view, Guarded.MAPPINGS) && spaceRemapped(seen) != NONE,
          (view, seen) -> wasEachTaken(view, seen, spaceRemapped(seen)))
          .reading(FactGroup.LOCKS);

  static final Rule LCK_6 =
      new Rule(
          "LCK-6",
          "Linux v6.13 Documentation/mm/process_addrs.rst",
          Strength.MUST,
          Set.of(Capability.LOCKS, Capability.GUARDS),
          "Take the lock that MemoryManagerProvider.guards names before the change, and release it"
              + " after it; or say what guards it instead.",
          List.of(
              Clause.of(
                  "What has a lock, as the implementation declares it, is changed under it, but for"
                      + " what it declares to be lockless: links of the reverse mapping,",
                  LINKS),
              Clause.of("the page cache,", CACHE),
              Clause.of("write-back as it begins,", WRITE_BACK),
              Clause.of("pins,", PINS),
              Clause.of("what CPUs have loaded and which ids are retired,", CONTEXTS),
              Clause.of("which spaces there are,", SPACES),
              Clause.of("which stay there while one is loaded,", SPACES_LOADED),
              Clause.of(
                  "leaf entries of a space that a CPU has loaded (under any lock by which they are"
                      + " reached),",
                  ENTRIES),
              Clause.of(
                  "and what a space maps (at some moment of the operation that changes it).",
                  MAPPINGS)));

  private GuardRules() {}

  /** Whether a lock that guards what an event changes is held as it must be. */
  @FunctionalInterface
  private interface Holding {
    boolean test(MachineView view, Change change, Guard guard);
  }

  /** Each lock that is declared for the thing is held at each event that changes it. */
  private static Check.Transition changed(Guarded thing, Set<EventKind> kinds, Holding holding) {
    return changed(thing, kinds, Capability.LOCKS, holding);
  }

  /** The same, of implementations that have the capability. */
  private static Check.Transition changed(
      Guarded thing, Set<EventKind> kinds, Capability needed, Holding holding) {
    return new Check.Transition(
        kinds,
        (view, change) -> isGuarded(view, thing) && view.declares(needed),
        (view, change) -> isEachHeld(view, change, view.guards().of(thing), holding),
        (view, change) -> details(view, change, thing))
        .reading(FactGroup.LOCKS);
  }

  private static boolean isEachHeld(
      MachineView view, Change change, List<Guard> guards, Holding holding) {
    for (Guard guard : guards) {
      if (!holding.test(view, change, guard)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGuarded(MachineView view, Guarded thing) {
    return !view.guards().of(thing).isEmpty();
  }

  private static boolean holds(
      MachineView view, Change change, Guard guard, int space, int file, long folio) {
    return view.holdsExclusively(
        change.actor(), guard.lockClass(), guard.object(space, file, folio));
  }

  // ---- entries

  private static boolean isLeafChanged(Change change) {
    return change.was().isLeaf() || change.is().isLeaf();
  }

  /** Whether it is so in any space in which the entry translates: a table may be shared. */
  private static boolean isReachedUnderLock(MachineView view, Change change) {
    return !view.atEveryPosition(
        change.subject(), (space, _) -> !isReachedUnderLock(view, change, space));
  }

  /** By one of the locks, in any mode: that of the space, or of what one of the words maps. */
  private static boolean isReachedUnderLock(MachineView view, Change change, int space) {
    return isReached(view, change.actor(), space, change.was())
        || isReached(view, change.actor(), space, change.is());
  }

  private static boolean isReached(MachineView view, int actor, int space, EntryState entry) {
    boolean isLeaf = entry.isLeaf();
    long page = isLeaf ? entry.page() : 0;
    int file = isLeaf ? view.fileOf(page) : NONE;
    for (Guard guard : view.guards().of(Guarded.ENTRIES)) {
      boolean applies =
          switch (guard.key()) {
            case ONE, SPACE -> true;
            case FILE -> file != NONE;
            case FOLIO -> isLeaf;
          };
      long object = guard.object(space, file, view.folioOf(page));
      if (applies && view.holds(actor, guard.lockClass(), object)) {
        return true;
      }
    }
    return false;
  }

  // ---- mappings

  /** The space in which the operation changed what is mapped; -1 if it did not. */
  private static int spaceRemapped(Observation seen) {
    if (!seen.isDone()) {
      return NONE;
    }
    Operation operation = seen.operation();
    if (operation.kind().role() != OperationKind.Role.REMAP) {
      return NONE;
    }
    return operation.child() == NONE ? operation.space() : operation.child();
  }

  private static boolean wasEachTaken(MachineView view, Observation seen, int space) {
    for (Guard guard : view.guards().of(Guarded.MAPPINGS)) {
      long lock = guard.object(space, NONE, NONE);
      if (!view.wasTakenExclusively(seen.actor(), guard.lockClass(), lock)) {
        return false;
      }
    }
    return true;
  }

  // ---- what is said of a failure

  private static List<Detail> details(MachineView view, Change change, Guarded thing) {
    return List.of(
        new Detail("changed", thing.toString()),
        new Detail("by", change.kind().toString()),
        Detail.address("of", change.subject()),
        new Detail("declared to be guarded by", view.guards().of(thing).toString()),
        Detail.of("locks held", view.locksHeld(change.actor())));
  }
}
