package org.ptck.conformance.child;

/** A child was asked something, and neither answers nor gets on. */
final class Silence extends Exception {

  /** What it means. */
  static final String WORDS = "no answer and no progress within the bound of processor time";

  private static final long serialVersionUID = 1L;

  Silence() {
    super(WORDS);
  }
}
