package org.ptck.conformance.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux says a thread is doing; elsewhere nobody is ever said to be held up. */
public final class TaskState {

  /** Waiting for a disk; stopped by a signal or by a debugger. */
  private static final String HELD_UP = "DTt";

  private TaskState() {}

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
