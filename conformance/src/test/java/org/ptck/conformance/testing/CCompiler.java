package org.ptck.conformance.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The C compiler of this machine, {@code cc}, where there is one: {@link NeedsCCompiler}. */
public final class CCompiler {

  private static final Path HEADERS = Path.of("..", "include").toAbsolutePath().normalize();

  private CCompiler() {}

  /** The compiler; empty where there is none. */
  static Optional<Path> find() {
    return find("cc");
  }

  /** A command that is found by PATH. */
  static Optional<Path> find(String command) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Compiles a source of {@code src/test/resources/native} to a shared library. */
  public static Path library(Path directory, String source, String... flags) {
    Path library = directory.resolve("lib" + source.replace(".c", ".so"));
    Path path = Path.of("src", "test", "resources", "native", source).toAbsolutePath();
    List<String> arguments = new ArrayList<>(List.of("-shared", "-fPIC"));
    arguments.addAll(List.of(flags));
    compile(path, library, arguments);
    return library;
  }

  /** Compiles a source in C++ of {@code src/test/resources/native} to a shared library. */
  public static Path libraryInCPlusPlus(Path directory, String source) {
    Path library = directory.resolve("lib" + source.replace(".cc", ".so"));
    Path path = Path.of("src", "test", "resources", "native", source).toAbsolutePath();
    execute(
        List.of(
            "c++", "-std=c++20", "-Wall", "-Wextra", "-Wno-missing-field-initializers", "-Werror",
            "-shared", "-fPIC", "-I" + HEADERS, path.toString(), "-o", library.toString()));
    return library;
  }

  /** Compiles and runs a program; what it prints. */
  public static List<String> run(Path directory, String program) {
    try {
      Path source = Files.writeString(directory.resolve("program.c"), program);
      Path executable = directory.resolve("program");
      compile(source, executable, List.of());
      return execute(List.of(executable.toString())).lines().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Compiles a source as it is told to, with every warning an error. */
  public static void compile(Path source, Path target, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(find().orElseThrow().toString());
    command.addAll(List.of("-std=c99", "-O1", "-g", "-Wall", "-Wextra", "-Werror"));
    command.addAll(List.of("-I" + HEADERS, source.toString(), "-o", target.toString()));
    command.addAll(flags);
    execute(command);
  }

  private static String execute(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
