package org.ptck.conformance.foreign.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/** What code in C prints with stdio. */
public final class StandardStreams {

  private static final int UNBUFFERED = 2;

  /** The names of the standard output in the C libraries that are known. */
  private static final List<String> OUTPUTS = List.of("stdout", "__stdoutp");

  private StandardStreams() {}

  /**
   * Lets what code in C prints be seen even if the process dies right afterwards, where the C
   * library has its usual names.
   */
  public static void unbuffer() {
    SymbolLookup library = Linker.nativeLinker().defaultLookup();
    Optional<MemorySegment> function = library.find("setvbuf");
    for (String name : OUTPUTS) {
      Optional<MemorySegment> output = library.find(name);
      if (function.isPresent() && output.isPresent()) {
        unbuffer(function.get(), output.get());
      }
    }
  }

  @SuppressWarnings("restricted") // The type is that of the C standard.
  private static void unbuffer(MemorySegment function, MemorySegment output) {
    MethodHandle setvbuf =
        Linker.nativeLinker()
            .downcallHandle(
                function, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG));
    MemorySegment stream = output.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
    try {
      int _ = (int) setvbuf.invokeExact(stream, MemorySegment.NULL, UNBUFFERED, 0L);
    } catch (Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }
}
