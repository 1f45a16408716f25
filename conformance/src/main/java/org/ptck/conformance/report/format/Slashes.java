package org.ptck.conformance.report.format;

import java.nio.file.Path;

/** Paths as they stand in files that may be read on another system. */
final class Slashes {

  private Slashes() {}

  /** The path with slashes. */
  static String of(Path file) {
    return file.toString().replace('\\', '/');
  }
}
