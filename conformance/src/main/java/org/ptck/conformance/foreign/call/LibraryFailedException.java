package org.ptck.conformance.foreign.call;

/** The library said that it cannot go on: {@code fail()}. */
final class LibraryFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LibraryFailedException(String why) {
    super(why, null, false, false);
  }
}
