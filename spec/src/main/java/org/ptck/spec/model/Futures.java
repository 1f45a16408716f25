package org.ptck.spec.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;

/**
 * What may be true after operations that ran side by side: every state that some order of them
 * explains, and each of their answers with it.
 *
 * <p>An operation takes effect at one moment between its beginning and its end, so that of two of
 * which one ended before the other began the order is known; what it does to one page of its range,
 * or copies of it, may be earlier or later than what it does to the next. Which order it was is
 * seen when pages are looked at; where no page tells them apart, all of them stay.
 *
 * @param states what may be true, without repetition; none if no order explains the answers
 * @param orders what each order leaves, of which any may be true of a single page
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Futures(List<SystemState> states, List<SystemState> orders) {

  /**
   * What came of an operation.
   *
   * @param operation what was asked
   * @param outcome the answer; {@link Outcome.Done} of an access that hardware let pass
   * @param allocationFailed whether an allocation failed while it ran
   * @param observed the stamp that a load found; null where nothing was loaded
   * @param begin a number that grows with time
   * @param end the same for its end; one that ended before another began has the smaller one
   */
  public record Past(
      Operation operation,
      Outcome outcome,
      boolean allocationFailed,
      @Nullable Long observed,
      long begin,
      long end) {

    /** Whether it had ended when the other began. */
    boolean isBefore(Past other) {
      return end < other.begin;
    }

    /** The same for a part of the operation. */
    Past of(Operation part) {
      return new Past(part, outcome, allocationFailed, observed, begin, end);
    }
  }

  /** What is known for certain. */
  public static Futures of(SystemState state) {
    return ofOrders(List.of(state));
  }

  private static Futures ofOrders(List<SystemState> orders) {
    return new Futures(orders, orders);
  }

  /** What may be true after all of these, none of which began before the state was true. */
  public Futures after(List<Past> past, Answers answers) {
    List<SystemState> whole = explained(states, past, answers);
    List<SystemState> after =
        whole.isEmpty()
            ? explained(states, Pieces.of(past, answers.pageShift()), answers)
            : whole;
    if (states.equals(orders)) {
      return ofOrders(after);
    }
    Set<SystemState> both = new LinkedHashSet<>(after);
    both.addAll(explained(orders, past, answers));
    return new Futures(after, List.copyOf(both));
  }

  /**
   * Those in which the page is seen to hold the stamp; where none of them has it so, but some order
   * does, those of them with the page as that order leaves it.
   */
  public Futures showing(int space, long page, long stamp) {
    List<SystemState> agreeing = filter(states, space, page, stamp);
    if (!agreeing.isEmpty()) {
      return new Futures(agreeing, orders);
    }
    Set<SystemState> mixed = new LinkedHashSet<>();
    for (SystemState order : filter(orders, space, page, stamp)) {
      states.forEach(state -> mixed.add(state.withPageOf(order, space, page)));
    }
    return new Futures(List.copyOf(mixed), orders);
  }

  /** Of a page that is not mapped, what shows there is nothing yet. */
  private static List<SystemState> filter(
      List<SystemState> states, int space, long page, long stamp) {
    return states.stream()
        .filter(
            state -> state.space(space).permissionAt(page).isEmpty()
                || state.stampAt(space, page) == stamp)
        .toList();
  }

  /** Whether no order explains what was seen. */
  public boolean isEmpty() {
    return states.isEmpty();
  }

  private static List<SystemState> explained(
      List<SystemState> states, List<Past> past, Answers answers) {
    Set<SystemState> found = new LinkedHashSet<>();
    Set<Waypoint> seen = new LinkedHashSet<>();
    for (SystemState state : states) {
      search(state, past, answers, seen, found);
    }
    return List.copyOf(found);
  }

  /** Where an order has come to: orders of what does not meet come to the same. */
  private record Waypoint(SystemState state, List<Past> left) {}

  /** Tries each that may have come first. */
  private static void search(
      SystemState state,
      List<Past> left,
      Answers answers,
      Set<Waypoint> seen,
      Set<SystemState> found) {
    if (!seen.add(new Waypoint(state, left))) {
      return;
    }
    if (left.isEmpty()) {
      found.add(state);
      return;
    }
    for (int n = 0; n < left.size(); n++) {
      Past first = left.get(n);
      if (left.stream().noneMatch(other -> other.isBefore(first))) {
        SystemState after = after(state, first, answers);
        if (after != null) {
          List<Past> rest = new ArrayList<>(left);
          rest.remove(n);
          search(after, rest, answers, seen, found);
        }
      }
    }
  }

  /** What is true after it took effect in the state; null if that does not explain its answer. */
  private static @Nullable SystemState after(SystemState state, Past past, Answers answers) {
    Expected expected = answers.expected(state, past.operation());
    boolean isSeen =
        past.observed() == null
            || (expected instanceof Effect effect && effect.loaded() == past.observed());
    return isSeen
        ? answers.after(
            state, past.operation(), expected, past.outcome(), past.allocationFailed())
        : null;
  }
}
