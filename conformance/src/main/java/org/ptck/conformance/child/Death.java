package org.ptck.conformance.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.rule.Detail;

/**
 * How a child ended.
 *
 * @param exitCode what it ended with; for a signal, 128 and its number
 * @param report the last words of its virtual machine; null if it had none
 * @param isExhaustion whether it had no memory left
 * @param call what of the implementation was being called; empty for nothing
 * @param lines the last lines that it printed
 */
record Death(
    int exitCode,
    @Nullable CrashReport report,
    boolean isExhaustion,
    String call,
    List<String> lines) {

  private static final int SIGNAL_FIRST = 128;

  /** Signals that a program meets; their numbers are those of Linux and macOS alike. */
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP",
          2, "SIGINT",
          3, "SIGQUIT",
          4, "SIGILL",
          6, "SIGABRT",
          8, "SIGFPE",
          9, "SIGKILL",
          11, "SIGSEGV",
          13, "SIGPIPE",
          15, "SIGTERM");

  /**
   * Whether it may be that somebody else ended it: an administrator, or a system that is short of
   * memory.
   */
  boolean mayBeFromOutside() {
    return report == null
        && switch (exitCode - SIGNAL_FIRST) {
          case 1, 2, 9, 15 -> true;
          default -> false;
        };
  }

  /** The facts, none of which differs from run to run. */
  List<Detail> details() {
    List<Detail> details = new ArrayList<>();
    details.add(Detail.of("the process", "died"));
    String signal = signal();
    if (signal != null) {
      details.add(Detail.of("signal", signal));
    } else {
      details.add(Detail.of("exit", exitCode));
    }
    if (report != null && report.place() != null) {
      details.add(Detail.of("in", report.place()));
    }
    if (report != null && report.accessed() != null) {
      details.add(Detail.of("accessed", report.accessed()));
    }
    if (report == null && "SIGSEGV".equals(signal)) {
      // The virtual machine reports what it has the room to report.
      details.add(Detail.of("perhaps", "its stack was exhausted: nothing could be reported"));
    }
    details.addAll(circumstances());
    return details;
  }

  /** What it was doing. */
  List<Detail> circumstances() {
    List<Detail> details = new ArrayList<>();
    if (!call.isEmpty()) {
      details.add(Detail.of("call", call));
    }
    for (String line : lines) {
      details.add(Detail.of("output", line));
    }
    return details;
  }

  /** The death in a few words, for a sentence. */
  String words() {
    String signal = signal();
    String how = signal == null ? "ended with exit status " + exitCode : "was ended by " + signal;
    String place = report == null || report.place() == null ? "" : " in " + report.place();
    String said = lines.isEmpty() ? "" : ", having printed: " + String.join(" / ", lines);
    return how + place + said;
  }

  private @Nullable String signal() {
    return report != null && report.signal() != null
        ? report.signal()
        : SIGNALS.get(exitCode - SIGNAL_FIRST);
  }
}
