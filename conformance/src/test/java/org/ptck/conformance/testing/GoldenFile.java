package org.ptck.conformance.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that people read, kept in files below {@code src/test/resources/golden}. After a change
 * that is meant, {@code ./mvnw test -pl conformance -am -Dupdate-golden} writes them anew; the
 * difference is then reviewed like code.
 */
public final class GoldenFile {

  private static final String UPDATE = "update-golden";
  private static final Path MODULE = Path.of("conformance");
  private static final Path DIRECTORY = Path.of("src/test/resources/golden");

  private GoldenFile() {}

  /** Asserts that the text is what the file of that name holds, or writes it there. */
  public static void assertMatches(String name, String text) {
    assertMatches((Files.isDirectory(MODULE) ? MODULE.resolve(DIRECTORY) : DIRECTORY), name, text);
  }

  /** Asserts that the text is what the generated page of that name in {@code docs} holds. */
  public static void assertPageMatches(String name, String text) {
    assertMatches(Path.of(Files.isDirectory(MODULE) ? "docs" : "../docs"), name, text);
  }

  private static void assertMatches(Path directory, String name, String text) {
    Path file = directory.resolve(name);
    try {
      if (System.getProperty(UPDATE) != null) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(file).exists();
      assertThat(text).as("%s; refresh with -D%s", file, UPDATE).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
