package org.ptck.conformance.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.trace.TraceException;
import org.ptck.conformance.trace.TraceHeader;
import org.ptck.conformance.trace.TraceReader;
import org.ptck.spec.fact.Event;

/**
 * The events of one scenario, all of them, in order.
 *
 * @param header what is known of the machine that made them
 * @param happenings the events, and breaches among them
 */
record Film(TraceHeader header, List<Happening> happenings) {

  /**
   * Reads a whole trace.
   *
   * @throws IOException if the file cannot be read
   * @throws TraceException if it is damaged
   */
  static Film read(Path file) throws IOException, TraceException {
    try (TraceReader reader = TraceReader.open(Files.newInputStream(file))) {
      List<Happening> happenings = new ArrayList<>();
      while (reader.next()) {
        happenings.add(happening(reader));
      }
      return new Film(reader.header(), List.copyOf(happenings));
    }
  }

  private static Happening happening(TraceReader reader) {
    var breach = reader.breach();
    return breach != null
        ? Happening.of(breach, reader.actor(), reader.sentence())
        : Happening.of(
            new Event(
                reader.kind(),
                reader.actor(),
                reader.subject(),
                reader.before(),
                reader.after(),
                reader.detail()));
  }
}
