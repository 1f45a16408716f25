package org.ptck.conformance.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The crate in {@code examples/native/rust}, built by {@code rustc}: {@link NeedsCCompiler}. */
public final class RustCrate {

  private static final Path ROOT =
      Path.of("..", "examples", "native", "rust").toAbsolutePath().normalize();

  private final Path directory;

  private RustCrate(Path directory) {
    this.directory = directory;
  }

  /** Builds the library of the crate in a directory. */
  public static RustCrate build(Path directory) {
    RustCrate crate = new RustCrate(directory);
    crate.compile(ROOT.resolve("src/lib.rs"), "rlib", "ptck", directory.resolve("libptck.rlib"));
    return crate;
  }

  /** Where its sources are. */
  public static Path root() {
    return ROOT;
  }

  /** Builds one of its examples, a plug-in. */
  public Path example(String name) {
    Path library = directory.resolve("lib" + name + ".so");
    compile(ROOT.resolve("examples").resolve(name + ".rs"), "cdylib", name, library);
    return library;
  }

  /** Builds a plug-in that does without the crate. */
  public Path alone(Path source) {
    Path library = directory.resolve("libalone.so");
    compile(source, "cdylib", "alone", library);
    return library;
  }

  /** Builds and runs a program that uses the crate; what it prints. */
  public List<String> run(Path source) {
    Path program = directory.resolve("program");
    compile(source, "bin", "program", program);
    return execute(List.of(program.toString())).lines().toList();
  }

  private void compile(Path source, String kind, String name, Path target) {
    List<String> command =
        new ArrayList<>(
            List.of("rustc", "--edition", "2021", "-D", "warnings", "-C", "panic=abort"));
    command.addAll(List.of("--crate-type", kind, "--crate-name", name, "-o", target.toString()));
    if (!name.equals("ptck")) {
      command.addAll(List.of("--extern", "ptck=" + directory.resolve("libptck.rlib")));
    }
    command.add(source.toString());
    execute(command);
  }

  private static String execute(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
