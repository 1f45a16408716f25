package org.ptck.conformance.expect;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.model.Futures;
import org.ptck.spec.model.SystemState;
import org.ptck.spec.rule.account.Observation.Difference;

/**
 * What an access in the middle of an operation may observe or leave: what it would before the whole
 * operation, or after it. Which of the two is read off the pages in which they differ.
 */
public final class Interleaving {

  private final ModelState model;
  private final ReadBack readBack;
  private final int pageShift;

  /** What is looked at is the machine of the read-back; what is decided goes into the model. */
  public Interleaving(Geometry geometry, ModelState model, ReadBack readBack) {
    this.model = model;
    this.readBack = readBack;
    this.pageShift = geometry.pageShift();
  }

  /** A place where pages can be looked at. */
  private record Place(int space, long page) {}

  /**
   * Takes what happened in the middle of an operation into the model, which has accepted the
   * outcome.
   *
   * @param access the access that hardware let pass
   * @param found what it loaded or stored
   * @param allocationFailed whether an allocation of the operation failed
   * @return a page that holds what neither order explains; null if there is none
   */
  public @Nullable Difference settle(
      Operation access,
      long found,
      Operation operation,
      Outcome outcome,
      boolean allocationFailed) {
    return switch (access) {
      case Operation.Read(int space, long address) -> loaded(space, address, found);
      case Operation.Write store ->
          stored(store, model.beside(store, operation, outcome, allocationFailed), operation);
      default -> throw new IllegalArgumentException("not an access: " + access);
    };
  }

  private @Nullable Difference loaded(int space, long address, long found) {
    long page = address >>> pageShift;
    long early = model.before().stampAt(space, page);
    boolean isExplained = found == early || found == model.state().stampAt(space, page);
    return isExplained ? null : model.difference(space, address, early, found);
  }

  private @Nullable Difference stored(
      Operation.Write store, Futures futures, Operation operation) {
    model.noteStore(store);
    if (futures.isEmpty()) {
      // No program may store there: expected is what is there without the store.
      long page = store.address() >>> pageShift;
      long expected = model.state().stampAt(store.space(), page);
      return model.difference(store.space(), store.address(), expected, store.stamp());
    }
    return choose(futures.states().getFirst(), futures.states().getLast(), store, operation);
  }

  /** Where no page decides, what was stored early is gone as well as what was stored late. */
  private @Nullable Difference choose(
      SystemState early, SystemState late, Operation.Write store, Operation operation) {
    model.settle(early);
    for (Place place : places(store, operation)) {
      long first = early.stampAt(place.space(), place.page());
      long second = late.stampAt(place.space(), place.page());
      long found = readBack.found(place.space(), place.page());
      if (first != second && found != ReadBack.UNMAPPED && found != first) {
        model.settle(late);
        return found == second
            ? null
            : model.difference(place.space(), place.page() << pageShift, second, found);
      }
    }
    return null;
  }

  /** The pages in which the order can show. */
  private Set<Place> places(Operation.Write store, Operation operation) {
    long page = store.address() >>> pageShift;
    Set<Place> places = new LinkedHashSet<>();
    places.add(new Place(store.space(), page));
    switch (operation) {
      case Operation.Fork(_, int child) -> places.add(new Place(child, page));
      case Operation.Write _, Operation.CopyOut _ ->
          places.add(new Place(operation.space(), operation.address() >>> pageShift));
      default -> {}
    }
    return places;
  }
}
