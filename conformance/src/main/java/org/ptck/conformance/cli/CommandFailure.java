package org.ptck.conformance.cli;

/** Ends a command with one sentence for the user and an exit code. */
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    // Without a stack trace: it is an answer, not an accident.
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** What the user asked for cannot be understood. */
  static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }

  /** What the user asked for is clear and cannot be had. */
  static CommandFailure noVerdict(String message) {
    return new CommandFailure(ExitCode.NO_VERDICT, message);
  }

  int exitCode() {
    return exitCode;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
