package org.ptck.conformance.cli;

/** What was thrown, in one line. */
final class Throwables {

  private Throwables() {}

  /** The last cause, by class and message: the outer ones only say that something went wrong. */
  static String text(Throwable thrown) {
    Throwable last = thrown;
    for (int depth = 0; depth < 20 && last.getCause() != null; depth++) {
      last = last.getCause();
    }
    String message = last.getMessage();
    String name = last.getClass().getSimpleName();
    return message == null ? name : name + " (" + message.replaceAll("\\s+", " ") + ")";
  }
}
