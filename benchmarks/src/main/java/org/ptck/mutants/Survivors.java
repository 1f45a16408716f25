package org.ptck.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The survivors that somebody has looked at, each with the reason why it may survive.
 *
 * <p>A file of lines {@code signature TAB reason}; empty lines and those that begin with {@code #}
 * mean nothing. A reason begins with {@code equivalent}, {@code slower}, {@code overlap} (waits for
 * operations side by side) or {@code open} (a hole).
 */
final class Survivors {

  private final Map<String, String> reasons = new HashMap<>();

  private Survivors() {}

  /** The survivors of a file; none if there is no such file. */
  static Survivors read(Path file) {
    Survivors survivors = new Survivors();
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file)
          : java.util.List.<String>of()) {
        int tab = line.indexOf('\t');
        if (tab > 0 && !line.startsWith("#")) {
          survivors.reasons.put(line.substring(0, tab), line.substring(tab + 1).strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return survivors;
  }

  /** Why a mutant may survive; null if nobody has looked at it. */
  @Nullable String reason(Mutation mutation) {
    return reasons.get(mutation.signature());
  }
}
