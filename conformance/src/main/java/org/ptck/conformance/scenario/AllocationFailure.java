package org.ptck.conformance.scenario;

/** Which allocations of a step fail. Allocations of a step are counted from 1. */
public sealed interface AllocationFailure {

  /** No allocation fails. */
  record None() implements AllocationFailure {
    /** The only value needed. */
    public static final None INSTANCE = new None();
  }

  /**
   * One allocation fails.
   *
   * @param ordinal which; at least 1
   */
  record Only(int ordinal) implements AllocationFailure {
    /** Checks the ordinal. */
    public Only {
      checkOrdinal(ordinal);
    }
  }

  /**
   * One allocation fails and every later one of the step.
   *
   * @param ordinal the first; at least 1
   */
  record From(int ordinal) implements AllocationFailure {
    /** Checks the ordinal. */
    public From {
      checkOrdinal(ordinal);
    }
  }

  /** No allocation fails. */
  static AllocationFailure none() {
    return None.INSTANCE;
  }

  /** Whether the step's allocation of that ordinal, counted from 1, fails. */
  default boolean strikes(int ordinal) {
    return switch (this) {
      case None _ -> false;
      case Only(int only) -> ordinal == only;
      case From(int first) -> ordinal >= first;
    };
  }

  private static void checkOrdinal(int ordinal) {
    if (ordinal < 1) {
      throw new IllegalArgumentException("allocations are counted from 1, not " + ordinal);
    }
  }
}
