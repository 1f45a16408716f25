package org.ptck.conformance.drive;

/**
 * Told by the thread of a run where it is, at the moment it gets there: what was told last is true
 * should the thread not come back.
 */
public interface RunWatcher {

  /** Is told and does nothing. */
  RunWatcher NONE = new RunWatcher() {};

  /** What of the implementation is called. */
  enum Call {
    /** Nothing: the kit itself is at work. */
    NONE,
    /** A manager and its entry operations are made. */
    CREATE,
    /** A request is carried out. */
    EXECUTE,
    /** A fault is resolved. */
    FAULT,
    /** It walks its own tables. */
    TRANSLATE,
    /** Its entry operations read an entry. */
    READ_ENTRY
  }

  /** A step begins; the number of steps for what comes after the last one. */
  default void step(int step) {}

  /** A call of the implementation begins, or {@link Call#NONE}: it has returned. */
  default void call(Call call) {}

  /** The call that has begun makes events, a thousand since this was told. */
  default void goesOn() {}

  /**
   * A rule was violated, just now: the machine stops, and the implementation may still be running.
   *
   * @param result what will have come of the scenario, whatever the implementation does now
   */
  default void violated(ScenarioResult result) {}
}
