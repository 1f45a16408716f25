package org.ptck.conformance.child;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the Java virtual machine says when a signal ends it, as far as it is the same each time.
 *
 * @param signal the signal, for example {@code SIGSEGV}; null if it was none
 * @param place the function that ran, for example {@code map_page+0x24 in libradix.so}; null if
 *   that is not known
 * @param accessed the address whose access failed, for example {@code 0x8}; null if there was none,
 *   or it is another each time
 */
record CrashReport(
    @Nullable String signal, @Nullable String place, @Nullable String accessed) {

  private static final String BEGIN =
      "# A fatal error has been detected by the Java Runtime Environment:";
  private static final String OVERFLOW = "An irrecoverable stack overflow has occurred.";

  private static final Pattern SIGNAL = Pattern.compile("(?m)^#\\s+(SIG[A-Z]+)\\b");
  private static final Pattern FRAME =
      Pattern.compile("(?m)^# Problematic frame:\\s*\\n# (\\S)\\s+(.+)$");
  private static final Pattern LIBRARY_FRAME =
      Pattern.compile("\\[(\\S+?)(\\+0x[0-9a-f]+)?]\\s*(\\S*).*");
  private static final Pattern ADDRESS =
      Pattern.compile("(?m)^siginfo: .*si_addr: (0x[0-9a-f]+)");

  /** What is read last of a report; beyond it follow pages about the virtual machine itself. */
  private static final Pattern SAID = Pattern.compile("(?m)^siginfo: .*\\n");

  /** What lies higher is placed by the operating system, and elsewhere each time. */
  private static final long PLACED_FIRST = 1L << 44;

  /** The report within an output; null if there is none. */
  static @Nullable CrashReport find(String output) {
    int begin = output.lastIndexOf(BEGIN);
    if (begin < 0) {
      return null;
    }
    String report = output.substring(begin);
    return new CrashReport(
        first(SIGNAL, report), place(report), accessed(report));
  }

  /** What was printed before the report, if there is one. */
  static String before(String output) {
    int begin = output.lastIndexOf(BEGIN);
    String printed = begin < 0 ? output : output.substring(0, begin);
    return printed.replaceAll("(?m)^#\\s*$", "");
  }

  /** Whether the virtual machine is about to end, or has ended, because of a signal. */
  static boolean isIn(String output) {
    return output.contains(BEGIN) || output.contains(OVERFLOW);
  }

  /** Whether all of a report is there that is read: what ends may be ended. */
  static boolean isWholeIn(String output) {
    int begin = output.lastIndexOf(BEGIN);
    return begin >= 0 && SAID.matcher(output).region(begin, output.length()).find();
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static @Nullable String place(String report) {
    Matcher frame = FRAME.matcher(report);
    if (!frame.find()) {
      return null;
    }
    Matcher library = LIBRARY_FRAME.matcher(frame.group(2));
    if (library.matches()) {
      String function = library.group(3);
      return function.isEmpty()
          ? library.group(1) + library.group(2)
          : function + " in " + library.group(1);
    }
    return switch (frame.group(1)) {
      case "C" -> "an address that is no code";
      // Numbers of compilations and of instructions differ from run to run.
      case "J", "j" -> frame.group(2).replaceAll("^[0-9%! ]*(c[12] )?|[(@+].*$", "");
      default -> frame.group(2);
    };
  }

  private static @Nullable String accessed(String report) {
    String address = first(ADDRESS, report);
    return address == null
        || Long.parseUnsignedLong(address, 2, address.length(), 16) >= PLACED_FIRST
            ? null
            : "0x" + Long.toHexString(Long.parseUnsignedLong(address, 2, address.length(), 16));
  }
}
