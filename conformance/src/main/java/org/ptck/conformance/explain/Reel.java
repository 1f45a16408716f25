package org.ptck.conformance.explain;

import java.util.List;

/**
 * Which events are of which step.
 *
 * @param begins for each step that began, in order, how many events had happened before it; what
 *   follows the last step of the scenario counts as one more
 */
record Reel(List<Integer> begins) {

  /** The index of the step in which the event of that index happened; -1 before the first. */
  int stepAt(int happening) {
    int step = -1;
    while (step + 1 < begins.size() && begins.get(step + 1) <= happening) {
      step++;
    }
    return step;
  }

  /** How many steps began. */
  int stepCount() {
    return begins.size();
  }

  /** The index of the first event of the step. */
  int from(int step) {
    return begins.get(step);
  }

  /** One more than the index of the last event of the step, of so many in all. */
  int to(int step, int happeningCount) {
    return step + 1 < begins.size() ? begins.get(step + 1) : happeningCount;
  }
}
