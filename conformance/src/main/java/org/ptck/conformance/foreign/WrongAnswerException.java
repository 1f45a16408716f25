package org.ptck.conformance.foreign;

/** A function of the library answered something that its type does not have. */
final class WrongAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongAnswerException(String call, long answer, String type) {
    super("%s answered %d, which is no %s".formatted(call, answer, type), null, false, false);
  }
}
