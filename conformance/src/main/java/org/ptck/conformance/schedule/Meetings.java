package org.ptck.conformance.schedule;

import java.util.List;
import java.util.stream.IntStream;

/** What was seen, for each step of a scenario, that accesses by other CPUs could meet. */
public sealed interface Meetings permits MeetingLog, ListedMeetings {

  /** Nothing was seen. */
  Meetings NONE = of(List.of());

  /** Those that are listed, for each step. */
  static Meetings of(List<List<Anchored>> steps) {
    return new ListedMeetings(steps);
  }

  /** The steps that there is something to be said of. */
  int stepCount();

  /** Whether there is any of the kind at the step; none at a step that was not reached. */
  boolean has(int step, MeetingKind kind);

  /** How many of the kind there are at the step. */
  int count(int step, MeetingKind kind);

  /** The {@code n}-th of the kind at the step, in the order in which they were seen; from 0. */
  Anchored at(int step, MeetingKind kind, int n);

  /** Those of the kind at the step, in the order in which they were seen. */
  default List<Anchored> at(int step, MeetingKind kind) {
    return IntStream.range(0, count(step, kind)).mapToObj(n -> at(step, kind, n)).toList();
  }

  /** All of them, by step. */
  default List<List<Anchored>> list() {
    return IntStream.range(0, stepCount())
        .mapToObj(step -> at(step, MeetingKind.ANY))
        .toList();
  }
}
