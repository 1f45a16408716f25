package org.ptck.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The sources of the bundled implementations in a checkout. */
final class Sources {

  /** The module of the manager and the plain entry operations. */
  static final String REFERENCE = "impl-reference";

  /** The module of the contiguous entry operations. */
  static final String CONTPTE = "impl-contpte";

  /** Classes that only say which parts there are: to change them is to choose another style. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "package-info",
          "Parts",
          "ContpteParts",
          "ReferenceProvider",
          "ContpteProvider",
          "PlainEntriesProvider",
          "Style");

  private final Path root;

  /** The sources below the root of a checkout. */
  Sources(Path root) {
    this.root = root;
  }

  /** The folder in which the packages of a module begin. */
  Path folder(String module) {
    return root.resolve(module).resolve("src/main/java");
  }

  /** The files of a module that are mutated, in order, relative to its folder. */
  List<String> files(String module) {
    Path folder = folder(module);
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !LEFT_OUT.contains(className(path.toString())))
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no sources in " + folder + ": is this a checkout?", e);
    }
  }

  /** The text of a file of a module. */
  String text(String module, String file) {
    try {
      return Files.readString(folder(module).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The simple name of the class that a file holds. */
  static String className(String file) {
    String name = Path.of(file).getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }
}
