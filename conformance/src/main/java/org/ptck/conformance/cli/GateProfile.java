package org.ptck.conformance.cli;

import java.time.Duration;
import java.util.Locale;

/** How much time a gate has, in all. */
enum GateProfile {
  /** For every push. */
  SMOKE(Duration.ofSeconds(10)),
  /** For a merge request. */
  MERGE(Duration.ofMinutes(2)),
  /** For every night. */
  NIGHTLY(Duration.ofHours(1));

  private final Duration time;

  GateProfile(Duration time) {
    this.time = time;
  }

  /** The name that users give. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From the beginning to the end of the command. */
  Duration time() {
    return time;
  }
}
