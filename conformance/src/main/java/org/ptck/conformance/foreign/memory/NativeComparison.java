package org.ptck.conformance.foreign.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.ptck.spec.machine.memory.Comparison;

/** Comparing by {@code memcmp} of the C library, which takes half the time that Java does. */
final class NativeComparison {

  private static final Linker LINKER = Linker.nativeLinker();

  private NativeComparison() {}

  /** The fastest way that there is in this process. */
  static Comparison best() {
    return LINKER.defaultLookup().find("memcmp").isPresent() ? Native::areEqual
        : Comparison.IN_JAVA;
  }

  /** Loaded where there is the function, which is a constant, so that calls of it are compiled. */
  private static final class Native {

    private static final MethodHandle MEMCMP = memcmp();

    static boolean areEqual(MemorySegment one, MemorySegment other) {
      try {
        return (int) MEMCMP.invokeExact(one, other, one.byteSize()) == 0;
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
    }

    @SuppressWarnings("restricted") // The type is that of C.
    private static MethodHandle memcmp() {
      return LINKER.downcallHandle(
          LINKER.defaultLookup().find("memcmp").orElseThrow(),
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG),
          // Neither waits nor calls back; what is known of tables lies in the heap.
          Linker.Option.critical(true));
    }
  }
}
