package org.ptck.conformance.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.Level;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.hardware.MemoryRegion;
import org.ptck.spec.fact.view.FactGroup;

/** The header of a trace as text: a line for each thing, its name first. */
final class HeaderPrinter {

  private HeaderPrinter() {}

  /** The header with the line that ends it. */
  static String print(TraceHeader header) {
    StringBuilder text = new StringBuilder();
    line(text, TraceHeader.MAGIC, Integer.toString(TraceHeader.FORMAT));
    line(text, "kit", header.kit());
    line(text, "geometry", header.geometry().name());
    line(text, "shape", shape(header.geometry().whole()));
    if (header.geometry().isNarrowed()) {
      UserRange range = header.geometry().userRange();
      line(text, "user", "0x%x 0x%x".formatted(range.first(), range.last()));
    }
    line(text, "tables", Integer.toString(header.size().tableCount()));
    line(text, "pages", Integer.toString(header.size().pageCount()));
    if (header.size().frameCount() > 0) {
      line(text, "frames", Integer.toString(header.size().frameCount()));
    }
    for (MemoryRegion region : header.size().regions()) {
      line(text, "region", "0x%x %d".formatted(region.first(), region.byteCount()));
    }
    line(text, "ids", Integer.toString(header.size().idCount()));
    line(text, "base", "0x" + Long.toHexString(header.base()));
    line(text, "cpus", Integer.toString(header.cpuCount()));
    line(text, "manager", header.manager());
    line(text, "entries", header.entries());
    line(
        text,
        "capabilities",
        header.capabilities().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")));
    for (Guarded thing : Guarded.values()) {
      if (header.guards().isDeclared(thing)) {
        line(text, "guard", thing + guards(header.guards().of(thing)));
      }
    }
    if (!header.lacks().isEmpty()) {
      line(text, "lacks", FactGroup.named(header.lacks()).replace(",", ""));
    }
    line(text, "rules", String.join(" ", header.rules()));
    line(text, "events", Stream.of(EventKind.values())
        .map(Enum::name)
        .collect(
            Collectors.joining(" ")));
    if (!header.scenario().isEmpty()) {
      text.append("scenario\n").append(header.scenario().strip().indent(2));
    }
    String sum = checksum(text.toString());
    return text.append(HeaderParser.END).append(' ').append(sum).append('\n').toString();
  }

  private static void line(StringBuilder text, String name, String words) {
    text.append(name).append(words.isEmpty() ? "" : " ").append(words).append('\n');
  }

  private static String guards(List<Guard> guards) {
    return guards.stream()
        .map(guard -> " %s:%s:%d".formatted(guard.lockClass(), guard.key(), guard.first()))
        .collect(Collectors.joining());
  }

  /** All that a geometry of a name may have become otherwise. */
  static String shape(Geometry geometry) {
    String levels =
        geometry.levels().stream().map(HeaderPrinter::level).collect(Collectors.joining(" "));
    return "%s page=%d last=0x%x %s"
        .formatted(
            geometry.architecture().name(), geometry.pageBytes(), geometry.addressLast(), levels);
  }

  private static String level(Level level) {
    String[] numbers =
        {
            level.name(),
            Integer.toString(level.indexBits()),
            Integer.toString(level.entryBytes()),
            Integer.toString(level.contiguousRun()),
            level.leafAllowed() ? "leaf" : "link"
        };
    return String.join(":", Arrays.asList(numbers));
  }

  /** The checksum of text, as eight hexadecimal digits. */
  static String checksum(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(sum.getValue());
  }
}
