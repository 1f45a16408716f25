package org.ptck.conformance.foreign;

/** How a library reaches the memory of the machine; the ordinal is the number in the header. */
enum Tier {
  /** Entries are accessed by calls of the machine. */
  INSTRUMENTED,
  /** Entries and pages are accessed as memory. */
  PLAIN_MEMORY
}
