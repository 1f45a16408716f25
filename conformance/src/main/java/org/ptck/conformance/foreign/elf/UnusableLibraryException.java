package org.ptck.conformance.foreign.elf;

import java.nio.file.Path;

/**
 * A library that cannot be used. The message is one sentence: the file, what is wrong, a remedy.
 */
public final class UnusableLibraryException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A problem of the file, said in one sentence that follows its name. */
  public UnusableLibraryException(Path file, String problem) {
    super(file + ": " + problem);
  }
}
