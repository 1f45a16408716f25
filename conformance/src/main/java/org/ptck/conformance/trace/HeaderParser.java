package org.ptck.conformance.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.MemoryRegion;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.fold.FoldedMachine;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineSize;

/** Reads the header of a trace, line by line. */
final class HeaderParser {

  /** The first word of the line that ends the header; the checksum of all before it follows. */
  static final String END = "check";

  /** A trace of a larger machine would not be judged in a small heap. */
  private static final int TABLE_MEMORY_BYTES_MAX = 32 << 20;

  private static final int PAGE_COUNT_MAX = 1 << 18;
  private static final int ID_COUNT_MAX = 1 << 16;

  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final StringBuilder scenario = new StringBuilder();
  private final StringBuilder whole = new StringBuilder();
  private final List<MemoryRegion> regions = new ArrayList<>();
  private Guards guards = Guards.UNDECLARED;
  private int lineNumber;
  private boolean isInScenario;

  /** Takes the next line, which ends in no line feed; returns whether it is the last. */
  boolean take(String line) throws TraceException {
    lineNumber++;
    int blank = line.indexOf(' ');
    String name = blank < 0 ? line : line.substring(0, blank);
    String rest = blank < 0 ? "" : line.substring(blank + 1);
    if (lineNumber == 1) {
      checkFormat(name, rest);
    }
    if (name.equals(END)) {
      checkSum(rest);
      return true;
    }
    whole.append(line).append('\n');
    if (isInScenario && name.isEmpty()) {
      scenario.append(line.substring(Math.min(2, line.length()))).append('\n');
    } else if (name.equals("scenario")) {
      isInScenario = true;
    } else if (name.equals("guard")) {
      guard(rest);
    } else if (name.equals("region")) {
      region(rest);
    } else if (words.put(name, rest) != null) {
      throw wrong(lineNumber, "one line '%s', not a second one".formatted(name));
    }
    lines.put(name, lineNumber);
    return false;
  }

  private void checkFormat(String name, String version) throws TraceException {
    if (!name.equals(TraceHeader.MAGIC)) {
      throw wrong(1, "'%s %d', which every trace begins with"
          .formatted(TraceHeader.MAGIC, TraceHeader.FORMAT));
    }
    if (!version.equals(Integer.toString(TraceHeader.FORMAT))) {
      throw wrong(
          1,
          "format %d, which this kit reads, not %s; check it with the kit that wrote it"
              .formatted(TraceHeader.FORMAT, shown(version)));
    }
  }

  private void checkSum(String sum) throws TraceException {
    String expected = HeaderPrinter.checksum(whole.toString());
    if (!expected.equals(sum)) {
      throw wrong(
          lineNumber,
          "checksum %s of the lines before it, not %s: a line was changed"
              .formatted(expected, shown(sum)));
    }
  }

  /** The header, when the last line was taken. */
  TraceHeader header() throws TraceException {
    Geometry geometry = geometry();
    MachineSize size = size(geometry);
    long base = base(geometry, size);
    return new TraceHeader(
        word("kit"),
        geometry,
        size,
        base,
        number("cpus", 1, Machine.CPU_COUNT_MAX),
        word("manager"),
        word("entries"),
        capabilities(),
        guards,
        lacks(),
        list("rules"),
        scenario.toString());
  }

  /** The kinds of events, by the numbers that the body has for them. */
  List<EventKind> kinds() throws TraceException {
    List<EventKind> kinds = new ArrayList<>();
    for (String name : list("events")) {
      kinds.add(find("events", "a kind of event", name, EventKind.values()));
    }
    return kinds;
  }

  // ---- what stands in a line

  private Geometry geometry() throws TraceException {
    String name = word("geometry");
    Geometry geometry = Geometries.named(name).orElse(null);
    if (geometry == null) {
      throw wrong(
          lines.getOrDefault("geometry", 0),
          "a geometry that this kit has (%s), not %s"
              .formatted(
                  Geometries.all().stream().map(Geometry::name).collect(Collectors.joining(", ")),
                  shown(name)));
    }
    String shape = HeaderPrinter.shape(geometry);
    if (!shape.equals(word("shape"))) {
      throw wrong(
          lines.getOrDefault("shape", 0),
          "%s, the shape that %s has in this kit, not %s"
              .formatted(shape, name, shown(word("shape"))));
    }
    return words.containsKey("user") ? geometry.within(userRange(geometry)) : geometry;
  }

  /** May be left out: user code has what the geometry gives it unless it says otherwise. */
  private UserRange userRange(Geometry geometry) throws TraceException {
    String line = word("user");
    try {
      String[] ends = line.split(" ");
      UserRange range = new UserRange(Long.decode(ends[0]), Long.decode(ends[ends.length - 1]));
      geometry.within(range);
      return range;
    } catch (IllegalArgumentException e) {
      throw wrong(
          lines.getOrDefault("user", 0),
          "the first and the last user address, not %s (%s)".formatted(shown(line),
              e.getMessage()));
    }
  }

  private MachineSize size(Geometry geometry) throws TraceException {
    return new MachineSize(
        number("tables", 8, TABLE_MEMORY_BYTES_MAX / geometry.tableBytesMax()),
        number("pages", 512, PAGE_COUNT_MAX),
        words.containsKey("frames")
            ? number("frames", 0, TABLE_MEMORY_BYTES_MAX / geometry.tableBytesMax())
            : 0,
        number("ids", 2, ID_COUNT_MAX),
        regions);
  }

  /** May be left out, and may come more than once: where a region begins, and its bytes. */
  private void region(String line) throws TraceException {
    String[] parts = line.split(" ");
    try {
      regions.add(
          new MemoryRegion(
              "region " + regions.size(),
              Long.decode(parts[0]),
              Long.parseLong(parts[parts.length - 1])));
    } catch (NumberFormatException e) {
      throw wrong(
          lineNumber, "where a region begins, and its bytes, not %s".formatted(shown(line)));
    }
  }

  private long base(Geometry geometry, MachineSize size) throws TraceException {
    String word = word("base");
    try {
      long base = Long.decode(word);
      return new FrameMap(geometry, size, base).base();
    } catch (IllegalArgumentException e) {
      throw wrong(
          lines.getOrDefault("base", 0),
          "the address where memory begins, and regions that lie behind it, not %s (%s)"
              .formatted(shown(word), e.getMessage()));
    }
  }

  private Set<Capability> capabilities() throws TraceException {
    List<Capability> found = new ArrayList<>();
    for (String name : list("capabilities")) {
      found.add(find("capabilities", "a capability", name, Capability.values()));
    }
    return Set.copyOf(found);
  }

  /** May be left out: a trace tells everything unless it says otherwise. */
  private Set<FactGroup> lacks() throws TraceException {
    Set<FactGroup> lacks = EnumSet.noneOf(FactGroup.class);
    for (String name : words.containsKey("lacks") ? list("lacks") : List.<String>of()) {
      FactGroup group = find("lacks", "a group of facts", name, FactGroup.values());
      if (!FoldedMachine.DISPENSABLE.contains(group)) {
        throw wrong(
            lines.getOrDefault("lacks", 0),
            "groups of facts that a trace can lack (%s), not %s: others rest on it"
                .formatted(FactGroup.named(FoldedMachine.DISPENSABLE), shown(name)));
      }
      lacks.add(group);
    }
    return lacks;
  }

  private void guard(String line) throws TraceException {
    List<String> parts = Arrays.asList(line.split(" "));
    Guarded thing = find("guard", "what a lock guards", parts.getFirst(), Guarded.values());
    List<Guard> locks = new ArrayList<>();
    for (String part : parts.subList(1, parts.size())) {
      String[] lock = part.split(":");
      try {
        locks.add(
            new Guard(
                LockClass.valueOf(lock[0]), Guard.Key.valueOf(lock[1]), Long.parseLong(lock[2])));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
        throw wrong(lineNumber, "CLASS:KEY:NUMBER for a lock, not " + shown(part));
      }
    }
    try {
      guards = guards.with(thing, locks.toArray(Guard[]::new));
    } catch (IllegalArgumentException e) {
      throw wrong(lineNumber, "a lock that can guard it: " + e.getMessage());
    }
  }

  private <E extends Enum<E>> E find(String line, String what, String name, E[] all)
      throws TraceException {
    E found = Stream.of(all).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    if (found == null) {
      int at = line.equals("guard") ? lineNumber : lines.getOrDefault(line, 0);
      throw wrong(at, "%s that this kit knows, not %s".formatted(what, shown(name)));
    }
    return found;
  }

  private String word(String name) throws TraceException {
    @Nullable String found = words.get(name);
    if (found == null) {
      throw wrong(lineNumber, "a line '%s' before this one".formatted(name));
    }
    return found;
  }

  private List<String> list(String name) throws TraceException {
    String text = word(name);
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }

  private int number(String name, int least, int most) throws TraceException {
    String text = word(name);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw wrong(
        lines.getOrDefault(name, 0),
        "a number, %d to %d, not %s".formatted(least, most, shown(text)));
  }

  private static TraceException wrong(int line, String expected) {
    return new TraceException("line " + line, expected);
  }

  /** What stands there, short enough for a sentence. */
  private static String shown(String text) {
    String clean = text.codePoints()
        .limit(60)
        .map(c -> c < ' ' || c > '~' ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
    return "'" + clean + (text.length() > 60 ? "...'" : "'");
  }
}
