package org.ptck.conformance.foreign.elf;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Loads a shared library, and says in the words of the system's loader why one cannot be loaded.
 */
public final class SharedObject {

  private SharedObject() {}

  /**
   * Loads the library.
   *
   * @param arena at whose end the library may be unloaded
   * @throws UnusableLibraryException with the loader's message
   */
  public static SymbolLookup load(Path file, Arena arena) throws UnusableLibraryException {
    // A path without a slash would be searched for among the system's libraries.
    Path absolute = file.toAbsolutePath();
    Optional<DynamicLoader> loader = DynamicLoader.find();
    if (loader.isEmpty()) {
      return lookup(file, absolute, arena);
    }
    MemorySegment handle = loader.get().open(absolute);
    if (handle.address() == 0) {
      throw new UnusableLibraryException(file,
          "cannot be loaded: " + withoutName(loader.get().error(), absolute));
    }
    try {
      return lookup(file, absolute, arena);
    } finally {
      // The lookup has the library open as well.
      loader.get().close(handle);
    }
  }

  /** Loaders begin most messages with the file, and so do we. */
  private static String withoutName(String message, Path file) {
    String name = file + ": ";
    return message.startsWith(name) ? message.substring(name.length()) : message;
  }

  @SuppressWarnings("restricted") // To load it is what was asked for.
  private static SymbolLookup lookup(Path file, Path absolute, Arena arena)
      throws UnusableLibraryException {
    try {
      return SymbolLookup.libraryLookup(absolute, arena);
    } catch (IllegalArgumentException e) {
      throw new UnusableLibraryException(file, "cannot be loaded: " + e.getMessage());
    }
  }
}
