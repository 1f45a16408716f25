package org.ptck.conformance.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The libraries of {@code examples/native}, built by their Makefile: {@link NeedsCCompiler}. */
public final class ExamplesInC {

  private static final Path ROOT = Path.of("..");

  private final Path libraries;

  private ExamplesInC(Path libraries) {
    this.libraries = libraries;
  }

  /** Builds a copy of the sources in the directory. */
  public static ExamplesInC make(Path directory) throws IOException, InterruptedException {
    copySources(ROOT.resolve("include"), directory.resolve("include"));
    Path examples = directory.resolve("examples/native");
    copySources(ROOT.resolve("examples/native"), examples);
    Process process =
        new ProcessBuilder("make").directory(examples.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("make: " + printed);
    }
    return new ExamplesInC(examples);
  }

  /** The library of that name, such as {@code libsv39}. */
  public Path library(String name) {
    boolean isMac = System.getProperty("os.name").startsWith("Mac");
    return libraries.resolve(name + (isMac ? ".dylib" : ".so"));
  }

  /** Sources only: what somebody built beside them is not what is tested. */
  private static void copySources(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.equals("Makefile") || name.endsWith(".c") || name.endsWith(".h")) {
          Files.copy(file, to.resolve(name));
        }
      }
    }
  }
}
