package org.ptck.conformance.explain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ptck.spec.fact.Event;

/** What each CPU has loaded, and whose each id is, as events say it. */
final class Processors {

  static final int NONE = -1;

  private final int[] spaces;
  private final boolean[] lazy;
  private final Map<Integer, Integer> owners = new HashMap<>();

  Processors(int cpuCount) {
    spaces = new int[cpuCount];
    lazy = new boolean[cpuCount];
    Arrays.fill(spaces, NONE);
  }

  void apply(Event event) {
    int cpu = (int) event.subject();
    switch (event.kind()) {
      case LOAD -> {
        spaces[cpu] = (int) event.after();
        lazy[cpu] = false;
        owners.put((int) event.detail(), spaces[cpu]);
      }
      case LAZY -> lazy[cpu] = true;
      case UNLOAD -> {
        spaces[cpu] = NONE;
        lazy[cpu] = false;
      }
      default -> {}
    }
  }

  int cpuCount() {
    return spaces.length;
  }

  /** The space that the CPU has loaded; {@link #NONE}. */
  int space(int cpu) {
    return spaces[cpu];
  }

  /** Whether it runs no user code of that space. */
  boolean isLazy(int cpu) {
    return lazy[cpu];
  }

  /** The space that was loaded last under the id; {@link #NONE}. */
  int owner(int id) {
    return owners.getOrDefault(id, NONE);
  }
}
