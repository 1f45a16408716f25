package org.ptck.conformance.trace;

/** A trace cannot be read, or read on: where, and what was expected there. */
public final class TraceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String place;
  private final String expected;

  /**
   * A trace cannot be read on.
   *
   * @param place where: a line of the header, or an event and the byte where it begins
   * @param expected what was expected there, and what was found instead
   */
  public TraceException(String place, String expected) {
    super(place + ": expected " + expected);
    this.place = place;
    this.expected = expected;
  }

  /** The place of an event in the body. */
  public static String event(long number, long offset) {
    return "event %d, byte %d".formatted(number, offset);
  }

  /** Where it is. */
  public String place() {
    return place;
  }

  /** What was expected there, and what was found instead. */
  public String expected() {
    return expected;
  }

  /** Place and expectation in one sentence. */
  public String sentence() {
    return place + ": expected " + expected;
  }
}
