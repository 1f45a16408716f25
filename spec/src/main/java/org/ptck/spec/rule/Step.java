package org.ptck.spec.rule;

import org.ptck.spec.fact.EventKind;

/** One event as a step check sees it, after it took effect; valid during the check only. */
public interface Step {

  /** What happened; it says what the words mean. */
  EventKind kind();

  /** Who did it, as {@link org.ptck.spec.fact.Actors} numbers them. */
  int actor();

  /** The event's subject. */
  long subject();

  /** The word before. */
  long before();

  /** The word after. */
  long after();

  /** The fourth word. */
  long detail();
}
