package org.ptck.spec.machine.memory;

import java.lang.foreign.MemorySegment;
import org.apiguardian.api.API;

/** A way to compare bytes: what the machine does most where code under test reaches its memory. */
@API(status = API.Status.INTERNAL, since = "0.1")
@FunctionalInterface
public interface Comparison {

  /** The way that Java has everywhere. */
  Comparison IN_JAVA = (one, other) -> one.mismatch(other) < 0;

  /** Whether two segments of one size hold the same bytes; either may lie in the heap. */
  boolean areEqual(MemorySegment one, MemorySegment other);
}
