package org.ptck.conformance.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.spec.rule.Rule;

/**
 * The executors of one worker, each made when it is first needed and replaced when it is spoilt:
 * one that looks at all rules of the leg, and one that looks past those that have failed already;
 * of the implementation itself, and of the style of it that was asked for last.
 */
final class Places implements AutoCloseable {

  private final RunRequest request;
  private final Heartbeat heartbeat;
  private final List<Rule> rules;
  private final List<Rule> others;
  private final Map<Place, Executor> open = new LinkedHashMap<>();
  private final Map<String, RuleCount> dismissed = new LinkedHashMap<>();
  private Executor current;
  private boolean isClosed;

  /** What an executor is for. */
  private record Place(List<String> variants, boolean looksPast) {}

  /**
   * Makes the executor that looks at all rules.
   *
   * @param others those of the rules that have not failed
   */
  Places(RunRequest request, List<Rule> rules, List<Rule> others, Heartbeat heartbeat) {
    this.request = request;
    this.rules = rules;
    this.others = others;
    this.heartbeat = heartbeat;
    Place usual = new Place(request.variants(), false);
    this.current = make(usual);
    open.put(usual, current);
  }

  /**
   * An executor that looks at all rules and is not spoilt; it is the current one from now on.
   *
   * @param variants those of the implementation itself, or one of its styles
   */
  Executor usual(List<String> variants) {
    return at(new Place(variants, false));
  }

  /** As {@link #usual}, but it looks past rules that have failed. */
  Executor past(List<String> variants) {
    return at(new Place(variants, true));
  }

  private synchronized Executor at(Place place) {
    Executor known = open.get(place);
    if (known == null) {
      List<Place> left = otherStyles(place.variants());
      Executor next =
          left.isEmpty() ? make(place)
              : make(place, Objects.requireNonNull(open.get(left.getLast())));
      left.forEach(each -> dismiss(Objects.requireNonNull(open.remove(each))));
      open.put(place, next);
      current = next;
    } else if (known.isSpoilt()) {
      // There may be no other: what this one has counted is then counted still.
      Executor next = make(place);
      open.put(place, next);
      current = next;
      dismiss(known);
    } else {
      current = known;
    }
    return current;
  }

  /** What is left: a machine takes room, and a style comes back in a long run only. */
  private List<Place> otherStyles(List<String> variants) {
    return open.keySet()
        .stream()
        .filter(place -> !place.variants().equals(variants))
        .filter(place -> !place.variants().equals(request.variants()))
        .toList();
  }

  private void dismiss(Executor executor) {
    addTo(dismissed, executor);
    executor.close();
  }

  private Executor make(Place place) {
    Implementation implementation = request.implementationOf(place.variants());
    List<Rule> looked = looked(place);
    return implementation.executors()
        .open(
            implementation, request.geometry(), looked, bounds(implementation, looked), heartbeat);
  }

  private Executor make(Place place, Executor left) {
    Implementation implementation = request.implementationOf(place.variants());
    List<Rule> looked = looked(place);
    return implementation.executors()
        .openAfter(
            left,
            implementation,
            request.geometry(),
            looked,
            bounds(implementation, looked),
            heartbeat);
  }

  private List<Rule> looked(Place place) {
    return place.looksPast() ? others : rules;
  }

  /** Where hangs are no news any more, they are not waited for. */
  private Bounds bounds(Implementation implementation, List<Rule> looked) {
    boolean isHasty =
        implementation.executors().isIsolated()
            && looked.stream().noneMatch(rule -> rule.id().equals("RUN-2"));
    return isHasty ? request.bounds().hasty() : request.bounds();
  }

  /** The executor that was asked for last. */
  synchronized Executor current() {
    return current;
  }

  /** How often rules were exercised here. */
  synchronized List<RuleCount> counts() {
    Map<String, RuleCount> sums = new LinkedHashMap<>(dismissed);
    open.values().forEach(executor -> addTo(sums, executor));
    return List.copyOf(sums.values());
  }

  private static void addTo(Map<String, RuleCount> sums, Executor executor) {
    executor.counts().forEach(count -> sums.merge(count.rule(), count, RuleCount::plus));
  }

  /** Gives back what is held here; nothing is run here any more. */
  @Override
  public synchronized void close() {
    if (!isClosed) {
      isClosed = true;
      open.values().forEach(Executor::close);
    }
  }
}
