package org.ptck.conformance.child.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory in which a parent and a child find each other. Once they have, it is removed: the
 * socket, the page and the output live on without names, and end with the processes.
 *
 * @param directory where they meet
 */
public record Meeting(Path directory) {

  /** A new place. */
  public static Meeting arrange() throws IOException {
    return new Meeting(Files.createTempDirectory("ptck-"));
  }

  /** Where the parent listens. */
  public Path socket() {
    return directory.resolve("socket");
  }

  /** The page in which the child notes where it is. */
  public Path page() {
    return directory.resolve("page");
  }

  /** What the child prints. */
  public Path output() {
    return directory.resolve("output");
  }

  /** Removes the directory and what is in it; does nothing if it is gone. */
  public void end() {
    try {
      for (Path file : List.of(socket(), page(), output(), directory)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not remove " + directory, e);
    }
  }
}
