package org.ptck.conformance.execute;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Linux says of threads; elsewhere nothing is known of them. */
public final class TaskState {

  /** Waiting for a disk; stopped by a signal or by a debugger. */
  private static final String HELD_UP = "DTt";

  private TaskState() {}

  /** The number of the calling thread; 0 where nobody knows how long it has computed. */
  public static long own() {
    Path place = ownPlace();
    return place != null && Files.isReadable(place.resolve("schedstat"))
        ? Long.parseLong(String.valueOf(place.getFileName()))
        : 0;
  }

  /** The directory of the calling thread below {@code /proc}; null where there is none. */
  static @Nullable Path ownPlace() {
    try {
      Path link = Path.of("/proc/thread-self");
      return link.resolveSibling(Files.readSymbolicLink(link));
    } catch (IOException | UnsupportedOperationException _) {
      return null;
    }
  }

  /**
   * How long a thread of another process has computed, in nanoseconds; negative where nobody knows.
   */
  public static long computedNanos(long processId, long task) {
    try {
      Path place = Path.of("/proc", Long.toString(processId), "task", Long.toString(task));
      String text = Files.readString(place.resolve("schedstat"));
      return Long.parseLong(text.substring(0, text.indexOf(' ')));
    } catch (IOException | RuntimeException _) {
      return -1;
    }
  }

  /**
   * Whether a thread cannot compute, and not by its own doing.
   *
   * @param task the directory of the thread below {@code /proc}
   */
  static boolean isHeldUp(Path task) {
    try {
      // The name of the program comes before the state and may contain anything.
      String text = Files.readString(task.resolve("stat"), StandardCharsets.ISO_8859_1);
      int at = text.lastIndexOf(')') + 2;
      return at < text.length() && HELD_UP.indexOf(text.charAt(at)) >= 0;
    } catch (IOException _) {
      return false;
    }
  }

  /** Whether any thread of the process cannot compute, and not by its own doing. */
  public static boolean isAnyHeldUp(long processId) {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(processId), "task"))) {
      List<Path> all = tasks.toList();
      return all.stream().anyMatch(TaskState::isHeldUp);
    } catch (IOException _) {
      return false;
    }
  }
}
