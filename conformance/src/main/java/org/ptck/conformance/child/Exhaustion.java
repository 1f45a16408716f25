package org.ptck.conformance.child;

import java.util.List;

/**
 * Tells a child that had no memory left from one that its library has brought down. The memory of a
 * child is the kit's to find: nothing of it is blamed on the library.
 */
final class Exhaustion {

  /** What a Java virtual machine says that has none left for its objects, or for itself. */
  private static final List<String> SAID =
      List.of(
          "Terminating due to java.lang.OutOfMemoryError",
          "There is insufficient memory for the Java Runtime Environment to continue",
          "Could not reserve enough space for",
          "Could not allocate metaspace");

  private static final String THROWN = "java.lang.OutOfMemoryError";

  private Exhaustion() {}

  /** Whether that is what a child printed before it ended. */
  static boolean isIn(String output) {
    return SAID.stream().anyMatch(output::contains);
  }

  /** Whether that is what a child met and could still tell. */
  static boolean isTold(String thrown) {
    return thrown.startsWith(THROWN);
  }

  /** What has happened and what to do, in one sentence. */
  static String sentence() {
    return "a process of the kit ran out of memory, which says nothing of the implementation: take"
        + " fewer processes (--workers 1), or give the system more memory";
  }
}
