package org.ptck.spec.rule;

/** Told of each thing that an event touches. */
interface Looker {

  /**
   * The thing is looked at when its CPU is quiescent, and at the end of its operation.
   *
   * @param thing as {@link Subject} says
   */
  void note(Subject what, long thing);

  /** The thing is looked at now; returns whether every rule holds. */
  boolean look(Subject what, long thing);
}
