package org.ptck.spec.rule;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Guard;
import org.ptck.spec.fact.Guarded;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;

/** LCK-6: what has a lock, as the implementation declares it, is changed under it. */
final class GuardRules {

  /** Stands for no space, file or folio. */
  private static final int NONE = -1;

  private static final Check LINKS =
      changed(
          Guarded.REVERSE_LINKS,
          Set.of(EventKind.REVERSE_ADD, EventKind.REVERSE_REMOVE),
          (view, step, guard) -> holds(
              view, step, guard, (int) step.detail(), (int) (step.before() >>> 32), NONE));

  private static final Check CACHE =
      changed(
          Guarded.PAGE_CACHE,
          Set.of(EventKind.CACHE_ADD, EventKind.CACHE_REMOVE),
          (view, step, guard) -> holds(
              view, step, guard, NONE, (int) step.before(), (int) step.subject()));

  private static final Check WRITE_BACK =
      changed(
          Guarded.WRITE_BACK,
          Set.of(EventKind.STORE_BEGIN),
          (view, step, guard) -> holds(
              view,
              step,
              guard,
              NONE,
              view.fileOf((int) step.subject()),
              (int) step.subject()));

  private static final Check PINS =
      changed(
          Guarded.PINS,
          Set.of(EventKind.PIN_ADD, EventKind.PIN_REMOVE),
          (view, step, guard) -> holds(
              view, step, guard, NONE, NONE, view.folioOf((int) step.subject())));

  /** Where LOAD is not declared, the kit loads spaces. */
  private static final Check CONTEXTS =
      changed(
          Guarded.CONTEXTS,
          Set.of(EventKind.LOAD, EventKind.LAZY, EventKind.UNLOAD, EventKind.ID_RETIRE),
          Capability.LOAD,
          (view, step, guard) -> holds(view, step, guard, NONE, NONE, NONE));

  private static final Check SPACES =
      changed(
          Guarded.SPACES,
          Set.of(EventKind.ROOT_SET, EventKind.ROOT_DROP),
          Capability.SPAWN,
          (view, step, guard) -> holds(view, step, guard, (int) step.subject(), NONE, NONE));

  private static final Check SPACES_LOADED =
      changed(
          Guarded.SPACES,
          Set.of(EventKind.LOAD),
          Capability.LOAD,
          (view, step, guard) -> view.holds(
              step.cpu(), guard.lockClass(), guard.object((int) step.after(), NONE, NONE)));

  private static final Check ENTRIES =
      new Check.Transition(
          Set.of(EventKind.ENTRY_WRITE),
          (view, step) -> isGuarded(view, Guarded.ENTRIES) && isLeafChanged(view, step),
          (view, step) -> isAnySpace(view, step, space -> isReachedUnderLock(view, step, space))
              || !view.isLoadedAnywhere(step.subject()),
          (view, step) -> details(view, step, Guarded.ENTRIES));

  private static final Check MAPPINGS =
      new Check.Result(
          (view, seen) -> isGuarded(view, Guarded.MAPPINGS) && spaceRemapped(seen) != NONE,
          (view, seen) -> wasEachTaken(view, Guarded.MAPPINGS, spaceRemapped(seen)));

  static final Rule LCK_6 =
      new Rule(
          "LCK-6",
          "kernel-semantics 8",
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
    boolean test(MachineView view, Step step, Guard guard);
  }

  /** Each lock that is declared for the thing is held at each event that changes it. */
  private static Check changed(Guarded thing, Set<EventKind> kinds, Holding holding) {
    return changed(thing, kinds, Capability.LOCKS, holding);
  }

  /** The same, of implementations that have the capability. */
  private static Check changed(
      Guarded thing, Set<EventKind> kinds, Capability needed, Holding holding) {
    return new Check.Transition(
        kinds,
        (view, step) -> isGuarded(view, thing) && view.declares(needed),
        (view, step) -> view.guards()
            .of(thing)
            .stream()
            .allMatch(guard -> holding.test(view, step, guard)),
        (view, step) -> details(view, step, thing));
  }

  private static boolean isGuarded(MachineView view, Guarded thing) {
    return !view.guards().of(thing).isEmpty();
  }

  private static boolean holds(
      MachineView view, Step step, Guard guard, int space, int file, int folio) {
    return view.holdsExclusively(
        step.cpu(), guard.lockClass(), guard.object(space, file, folio));
  }

  // ---- entries

  private static boolean isLeafChanged(MachineView view, Step step) {
    return isLeaf(view, step, step.before()) || isLeaf(view, step, step.after());
  }

  private static boolean isLeaf(MachineView view, Step step, long word) {
    Architecture architecture = view.geometry().architecture();
    return architecture.isLeaf(view.tableLevel(view.tableOf(step.subject())), word);
  }

  /** Whether it is so of any space in which the entry translates: a table may be shared. */
  private static boolean isAnySpace(MachineView view, Step step, IntPredicate predicate) {
    return !view.atEveryPosition(step.subject(), (space, _) -> !predicate.test(space));
  }

  /** By one of the locks, in any mode: that of the space, or of what one of the words maps. */
  private static boolean isReachedUnderLock(MachineView view, Step step, int space) {
    return isReached(view, step, space, step.before())
        || isReached(view, step, space, step.after());
  }

  private static boolean isReached(MachineView view, Step step, int space, long word) {
    boolean isLeaf = isLeaf(view, step, word);
    int page = isLeaf ? pageOf(view, step, word) : 0;
    int file = isLeaf ? view.fileOf(page) : NONE;
    for (Guard guard : view.guards().of(Guarded.ENTRIES)) {
      boolean applies =
          switch (guard.key()) {
            case ONE, SPACE -> true;
            case FILE -> file != NONE;
            case FOLIO -> isLeaf;
          };
      long object = guard.object(space, file, view.folioOf(page));
      if (applies && view.holds(step.cpu(), guard.lockClass(), object)) {
        return true;
      }
    }
    return false;
  }

  private static int pageOf(MachineView view, Step step, long word) {
    long address = view.geometry().architecture().target(word, step.subject());
    return (int) (address >>> view.geometry().pageShift());
  }

  // ---- mappings

  /** The space in which the operation changed what is mapped; -1 if it did not. */
  private static int spaceRemapped(Observation seen) {
    if (seen.expected() != null || seen.answered() != null) {
      return NONE;
    }
    Operation operation = seen.operation();
    if (operation.kind().role() != OperationKind.Role.REMAP) {
      return NONE;
    }
    return operation.child() == NONE ? operation.space() : operation.child();
  }

  private static boolean wasEachTaken(MachineView view, Guarded thing, int space) {
    return view.guards()
        .of(thing)
        .stream()
        .allMatch(
            guard -> view.wasTakenExclusively(
                guard.lockClass(), guard.object(space, NONE, NONE)));
  }

  // ---- what is said of a failure

  private static List<Detail> details(MachineView view, Step step, Guarded thing) {
    return List.of(
        new Detail("changed", thing.toString()),
        new Detail("by", step.kind().toString()),
        Detail.address("of", step.subject()),
        new Detail("declared to be guarded by", view.guards().of(thing).toString()),
        Detail.of("locks held", view.locksHeld(step.cpu())));
  }
}
