package org.ptck.conformance.foreign.call;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** A call into the library. */
@SuppressWarnings("restricted") // What a library does is its own affair; a child process bears it.
@FunctionalInterface
public interface Downcall {

  /** Calls the function; what it answers, 0 if it answers nothing. */
  long call(MemorySegment function) throws Throwable;

  /** Calls functions of this type; it takes the function, then what the function takes. */
  static MethodHandle answering(MemoryLayout result, MemoryLayout... arguments) {
    return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(result, arguments));
  }

  /** Calls functions of this type, which answer nothing; as {@link #answering}. */
  static MethodHandle silent(MemoryLayout... arguments) {
    return Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(arguments));
  }
}
