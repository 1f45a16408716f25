package org.ptck.conformance.foreign.call;

/** A function of the library answered something that its type does not have. */
public final class WrongAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer that is none of the type.
   *
   * @param call the function that was called, by its name in the header
   * @param type the type of the answer, in C
   */
  public WrongAnswerException(String call, long answer, String type) {
    super("%s answered %d, which is no %s".formatted(call, answer, type), null, false, false);
  }
}
