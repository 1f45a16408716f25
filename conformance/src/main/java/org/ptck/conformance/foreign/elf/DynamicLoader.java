package org.ptck.conformance.foreign.elf;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;
import org.ptck.conformance.foreign.call.CText;

/** The POSIX interface of the system's loader, where there is one. */
record DynamicLoader(MethodHandle dlopen, MethodHandle dlerror, MethodHandle dlclose) {

  /** Resolve every function now, so that one that is missing is found before it is called. */
  private static final int RTLD_NOW = 2;

  /** The loader of this system; empty where it has another interface. */
  static Optional<DynamicLoader> find() {
    Optional<MethodHandle> open = function("dlopen", ADDRESS, ADDRESS, JAVA_INT);
    Optional<MethodHandle> error = function("dlerror", CText.LAYOUT);
    Optional<MethodHandle> close = function("dlclose", JAVA_INT, ADDRESS);
    return open.isPresent() && error.isPresent() && close.isPresent()
        ? Optional.of(new DynamicLoader(open.get(), error.get(), close.get()))
        : Optional.empty();
  }

  @SuppressWarnings("restricted") // The types are those of POSIX.
  private static Optional<MethodHandle> function(
      String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find(name)
        .map(
            address -> linker.downcallHandle(address, FunctionDescriptor.of(result, arguments)));
  }

  /** Loads the library; a null pointer if it cannot be loaded. */
  MemorySegment open(Path file) {
    try (Arena arena = Arena.ofConfined()) {
      return (MemorySegment) dlopen.invokeExact(arena.allocateFrom(file.toString()), RTLD_NOW);
    } catch (Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  /** Why the last library could not be loaded. */
  String error() {
    try {
      String message = CText.read((MemorySegment) dlerror.invokeExact());
      return message == null ? "the loader does not say why" : message;
    } catch (Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  /** Takes back what {@link #open} did. */
  void close(MemorySegment handle) {
    try {
      int _ = (int) dlclose.invokeExact(handle);
    } catch (Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }
}
