package org.ptck.conformance.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.MemoryRegion;
import org.ptck.spec.machine.memory.MachineSize;

/** What is written is read, and what was damaged is not taken for what was written. */
class TraceFormatTest {

  private static final TraceHeader HEADER =
      new TraceHeader(
          "1.2",
          Geometries.TINY,
          new MachineSize(64, 512, 8)
              .with(
                  List.of(
                      new MemoryRegion("region 0", 0x5000_0000L, 0x4000),
                      new MemoryRegion("region 1", 0x4500_0000L, 0x1000))),
          0x4000_0000L,
          3,
          "mine",
          "plain",
          Set.of(Capability.LOCKS, Capability.REFERENCES),
          Guards.UNDECLARED.with(Guarded.TABLES)
              .with(Guarded.PINS, Guard.one(LockClass.RMAP, 5), Guard.ofFolio(LockClass.FOLIO)),
          List.of("REF-1", "TBL-4"),
          "ptck-scenario 1\n\nspawn A\n");

  @Property(tries = 300)
  void events_areReadAsTheyWereWritten(@ForAll("events") List<Event> events)
      throws IOException, TraceException {
    assertThat(read(write(events))).isEqualTo(events);
  }

  /** Several blocks, and one event that looks like the last of the block before. */
  @Test
  void manyEvents_areReadAsTheyWereWritten() throws IOException, TraceException {
    List<Event> events = new ArrayList<>();
    for (int n = 0; n < 100_000; n++) {
      long word = n * 0x9E37_79B9_7F4A_7C15L;
      events
          .add(new Event(EventKind.ENTRY_WRITE, n % 20, 0x1000 + n % 512 * 8, word, -word, n & 1));
    }
    assertThat(read(write(events))).isEqualTo(events);
  }

  @Test
  void header_isReadAsItWasWritten() throws IOException, TraceException {
    TraceHeader header = TraceReader.open(stream(write(List.of()))).header();

    assertThat(header.kit()).isEqualTo("1.2");
    assertThat(header.geometry()).isEqualTo(Geometries.TINY);
    assertThat(header.size()).isEqualTo(HEADER.size());
    assertThat(header.base()).isEqualTo(HEADER.base());
    assertThat(header.cpuCount()).isEqualTo(3);
    assertThat(header.capabilities()).isEqualTo(HEADER.capabilities());
    assertThat(header.rules()).isEqualTo(HEADER.rules());
    assertThat(header.scenario()).isEqualTo(HEADER.scenario());
    for (Guarded thing : Guarded.values()) {
      assertThat(header.guards().isDeclared(thing)).isEqualTo(HEADER.guards().isDeclared(thing));
      assertThat(header.guards().of(thing)).isEqualTo(HEADER.guards().of(thing));
    }
  }

  @Test
  void breach_isReadAsItWasWritten() throws IOException, TraceException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TraceWriter writer = new TraceWriter(bytes, HEADER)) {
      writer.breach(Breach.LOCK_NOT_HELD, 1, 0x2000, "unlock(0x2000): this CPU does not hold it");
    }
    try (TraceReader reader = TraceReader.open(stream(bytes.toByteArray()))) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.breach()).isEqualTo(Breach.LOCK_NOT_HELD);
      assertThat(reader.subject()).isEqualTo(0x2000);
      assertThat(reader.actor()).isEqualTo(1);
      assertThat(reader.sentence()).isEqualTo("unlock(0x2000): this CPU does not hold it");
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  void whatIsCutOffAnywhere_isNoTrace() throws IOException {
    byte[] whole = write(events(40));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = new byte[length];
      System.arraycopy(whole, 0, cut, 0, length);
      assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(TraceException.class);
    }
  }

  @Test
  void whatIsChangedAnywhere_isNoTrace() throws IOException {
    byte[] whole = write(events(40));
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 4;
      assertThatThrownBy(() -> read(changed)).as("byte %d", at).isInstanceOf(TraceException.class);
    }
  }

  @Test
  void whatFollowsTheEnd_isNoTrace() throws IOException {
    byte[] whole = write(events(3));
    byte[] longer = new byte[whole.length + 1];
    System.arraycopy(whole, 0, longer, 0, whole.length);

    assertThatThrownBy(() -> read(longer)).hasMessageContaining("the end of the file");
  }

  /** A whole block is gone, with all its checksums. */
  @Test
  void whatLacksABlock_isNoTrace() throws IOException {
    byte[] whole = write(events(30_000));
    int body = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\ncheck ") + 16;
    int length =
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(body);
    byte[] shorter = new byte[whole.length - length - 8];
    System.arraycopy(whole, 0, shorter, 0, body);
    System.arraycopy(whole, body + length + 8, shorter, body, shorter.length - body);

    assertThatThrownBy(() -> read(shorter)).hasMessageContaining("one is missing");
  }

  /** Cut to 32 bits it would be one. */
  @Test
  void actorBeyondAllNumbers_isNoActor() throws IOException {
    int[] event = {0, 0xf0, 0x80, 0x80, 0x80, 0x80, 0x20};

    assertThatThrownBy(() -> read(traceOf(event, 1)))
        .hasMessageContaining("the number of an actor, not 4294967296");
  }

  @Test
  void eventThatIsOneByteShort_isNone() throws IOException, TraceException {
    int[] whole = {0, 1, 2};
    int[] shorter = {0, 1};

    assertThat(read(traceOf(whole, 1))).hasSize(1);
    assertThatThrownBy(() -> read(traceOf(shorter, 1)))
        .hasMessageContaining("event 1, ")
        .hasMessageContaining("an event, and not the end of its block");
  }

  /** Events may have gone with the checksum of the mark made right. */
  @Test
  void otherNumberOfEvents_isNoTrace() throws IOException {
    int[] event = {0, 1, 2};

    assertThatThrownBy(() -> read(traceOf(event, 2)))
        .hasMessageContaining("the mark of the end after 1 events, not after 2");
  }

  /** A header, one block of these bytes, and the mark of the end. */
  private static byte[] traceOf(int[] events, long count) throws IOException {
    byte[] none = write(List.of());
    int body = new String(none, StandardCharsets.ISO_8859_1).indexOf("\ncheck ") + 16;
    byte[] content = new byte[1 + events.length];
    for (int n = 0; n < events.length; n++) {
      content[1 + n] = (byte) events[n];
    }
    byte[] number =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(count).array();
    return ByteBuffer.allocate(body + 24 + content.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(none, 0, body)
        .putInt(content.length)
        .putInt(sum(content))
        .put(content)
        .putInt(0)
        .put(number)
        .putInt(sum(number))
        .array();
  }

  private static int sum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }

  private static List<Event> events(int count) {
    List<Event> events = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      events.add(new Event(EventKind.REFERENCE_CHANGE, n % 3, 512 + n * 7 % 90, n, n + 1, 0));
    }
    return events;
  }

  private static byte[] write(List<Event> events) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TraceWriter writer = new TraceWriter(bytes, HEADER)) {
      for (Event event : events) {
        writer.event(
            event.kind(), event.actor(), event.subject(), event.before(), event.after(),
            event.detail());
      }
    }
    return bytes.toByteArray();
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static List<Event> read(byte[] bytes) throws IOException, TraceException {
    List<Event> events = new ArrayList<>();
    try (TraceReader reader = TraceReader.open(stream(bytes))) {
      while (reader.next()) {
        events.add(
            new Event(
                reader.kind(), reader.actor(), reader.subject(), reader.before(), reader.after(),
                reader.detail()));
      }
    }
    return events;
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Long> words =
        Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-3, 600));
    return Combinators.combine(
        Arbitraries.of(EventKind.class), Arbitraries.integers().between(-1, 40), words, words,
        words, words)
        .as(Event::new)
        .list()
        .ofMaxSize(80);
  }
}
