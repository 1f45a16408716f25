package org.ptck.conformance.cli;

/** What the exit code of the process means. */
final class ExitCode {

  /** No rule was violated. */
  static final int PASS = 0;

  /** A rule was violated; wins over every other code. */
  static final int VIOLATED = 1;

  /** The command line or a file cannot be understood. */
  static final int USAGE = 2;

  /** There is no verdict: nothing ran, a plug-in cannot be loaded, interrupted. */
  static final int NO_VERDICT = 3;

  private ExitCode() {}
}
