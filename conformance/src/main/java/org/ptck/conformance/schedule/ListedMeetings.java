package org.ptck.conformance.schedule;

import java.util.List;

/**
 * Meetings as a list, which another process has sent.
 *
 * @param steps for each step, what could meet it; a scenario may have more steps than were reached
 */
record ListedMeetings(List<List<Anchored>> steps) implements Meetings {

  @Override
  public int stepCount() {
    return steps.size();
  }

  @Override
  public boolean has(int step, MeetingKind kind) {
    return at(step).stream().anyMatch(kind::includes);
  }

  @Override
  public int count(int step, MeetingKind kind) {
    return (int) at(step).stream().filter(kind::includes).count();
  }

  @Override
  public Anchored at(int step, MeetingKind kind, int n) {
    return at(step).stream().filter(kind::includes).skip(n).findFirst().orElseThrow();
  }

  private List<Anchored> at(int step) {
    return step < steps.size() ? steps.get(step) : List.of();
  }
}
