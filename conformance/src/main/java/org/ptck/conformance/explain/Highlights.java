package org.ptck.conformance.explain;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Event;

/** The events of a step that led to its last one: those about the same things, and the nearest. */
final class Highlights {

  private static final int ABOUT_COUNT = 6;
  private static final int NEAREST_COUNT = 2;

  private final Film film;
  private final Concern concern;

  Highlights(Film film, Concern concern) {
    this.film = film;
    this.concern = concern;
  }

  /** The indices of some events, in order, from the one on and up to the other, which is last. */
  List<Integer> between(int from, int last) {
    SortedSet<Integer> chosen = new TreeSet<>();
    for (int number = last; number >= from && number >= last - NEAREST_COUNT; number--) {
      chosen.add(number);
    }
    int aboutCount = 0;
    for (int number = last - 1; number >= from && aboutCount < ABOUT_COUNT; number--) {
      if (isAbout(film.happenings().get(number).event())) {
        chosen.add(number);
        aboutCount++;
      }
    }
    return List.copyOf(chosen);
  }

  private boolean isAbout(@Nullable Event event) {
    if (event == null || !event.kind().changing()) {
      return false;
    }
    return switch (event.kind()) {
      // What was taken away may be what was not invalidated.
      case INVALIDATE, TLB_INSTRUCTION, ALLOCATION_FAILED -> true;
      default -> concern.isMetBy(event);
    };
  }
}
