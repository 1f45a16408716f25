package org.ptck.conformance.foreign.elf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A look at a file before the system's loader sees it, which says less of what is wrong. */
public final class LibraryFile {

  private static final int START_BYTES = 64;
  private static final String ARCHIVE_MAGIC = "!<arch>";

  private LibraryFile() {}

  /**
   * Checks that the file may be a shared library of this machine.
   *
   * @throws UnusableLibraryException when it cannot be read or is something else
   */
  public static void check(Path file) throws UnusableLibraryException {
    if (!Files.exists(file)) {
      throw new UnusableLibraryException(
          file, "there is no such file: build the library, or correct the path");
    }
    if (Files.isDirectory(file)) {
      throw new UnusableLibraryException(file, "is a directory: name the library in it");
    }
    String problem = problem(start(file));
    if (problem != null) {
      throw new UnusableLibraryException(file, problem);
    }
  }

  private static byte[] start(Path file) throws UnusableLibraryException {
    try (InputStream input = Files.newInputStream(file)) {
      return input.readNBytes(START_BYTES);
    } catch (IOException e) {
      throw new UnusableLibraryException(
          file, "cannot be read (%s): check its permissions".formatted(e));
    }
  }

  private static @Nullable String problem(byte[] start) {
    if (start.length == 0) {
      return "is empty: build the library again";
    }
    if (ElfHeader.isAt(start)) {
      return ElfHeader.of(start).problem(System.getProperty("os.arch"));
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith(ARCHIVE_MAGIC)) {
      return "is a static archive, not a shared library: link its objects with cc -shared";
    }
    boolean isText =
        text.chars().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || (c >= ' ' && c < 0x7F));
    // Anything else may be a library of another system's format: its loader knows.
    return isText
        ? "is a text file, not a shared library: compile it with cc -shared -fPIC"
        : null;
  }
}
