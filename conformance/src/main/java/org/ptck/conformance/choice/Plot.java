package org.ptck.conformance.choice;

/**
 * A series of steps that a scenario may begin with, because steps drawn one by one hardly ever come
 * in that order. Other steps may come between, and undo what it is about: it is over then.
 */
interface Plot {

  /** Adds the next step; false, and adds none, when it is over. */
  boolean next();

  /** How likely a step is the next of the series while it lasts, in a hundred. */
  int goesOnPercent();
}
