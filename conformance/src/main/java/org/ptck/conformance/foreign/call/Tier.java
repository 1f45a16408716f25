package org.ptck.conformance.foreign.call;

import java.util.EnumSet;
import java.util.Set;
import org.ptck.spec.fact.Capability;

/** How a library reaches the memory of the machine; the ordinal is the number in the header. */
public enum Tier {
  /** Entries are accessed by calls of the machine. */
  INSTRUMENTED,
  /** Entries and pages are accessed as memory. */
  PLAIN_MEMORY;

  /** What a part of a library of this tier can do, if that is what it declares. */
  public Set<Capability> with(Set<Capability> declared) {
    Set<Capability> all = EnumSet.noneOf(Capability.class);
    all.addAll(declared);
    if (this == PLAIN_MEMORY) {
      all.add(Capability.PLAIN_MEMORY);
    }
    return all;
  }
}
