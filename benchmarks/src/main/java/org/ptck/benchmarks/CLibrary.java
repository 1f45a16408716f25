package org.ptck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.foreign.ForeignLibrary;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;

/** Libraries in C, compiled when they are needed; run from the root of the project. */
final class CLibrary {

  private CLibrary() {}

  /** Compiles the sources, as the examples are, to a library, and loads it. */
  static ForeignLibrary load(String... sources) {
    try {
      Path library = Files.createTempDirectory("ptck").resolve("lib.so");
      List<String> command =
          new ArrayList<>(
              List.of("cc", "-O2", "-shared", "-fPIC", "-Iinclude", "-o", library.toString()));
      command.addAll(List.of(sources));
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException(command + " exited with " + exit);
      }
      return ForeignLibrary.load(library);
    } catch (IOException | InterruptedException | UnusableLibraryException e) {
      throw new IllegalStateException(e);
    }
  }
}
