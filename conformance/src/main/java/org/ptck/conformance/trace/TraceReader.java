package org.ptck.conformance.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;

/**
 * Reads a trace, event by event, in memory that does not depend on its length.
 *
 * <p>Every event that is given was written: the block that it lies in is whole.
 */
public final class TraceReader implements AutoCloseable {

  private static final int HEADER_BYTES_MAX = 1 << 22;
  private static final int NUMBERS_BYTES_MAX = 64;
  private static final String HEAD_OR_END = "a block or the mark of the end";

  private final InputStream stream;
  private final TraceHeader header;
  private final EventKind[] kinds;
  private final Words words;

  /** With room for the numbers of one event more, so that a damaged one is read to its end. */
  private final byte[] block = new byte[Words.BLOCK_BYTES_MAX + NUMBERS_BYTES_MAX];

  private final ByteBuffer head =
      ByteBuffer.allocate(Words.BLOCK_HEAD_BYTES + Words.TAIL_BYTES)
          .order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C sum = new CRC32C();

  /** Where the next byte of the stream lies. */
  private long offset;

  private int at;
  private int end;
  private long number;
  private long eventOffset;
  private boolean hasEnded;

  private int code;
  private int actor;
  private @Nullable Breach breach;
  private String sentence = "";

  private TraceReader(InputStream stream, TraceHeader header, List<EventKind> kinds, long offset) {
    this.stream = stream;
    this.header = header;
    this.kinds = kinds.toArray(EventKind[]::new);
    this.words = new Words(kinds.size() + 1);
    this.offset = offset;
  }

  /**
   * Begins to read a trace.
   *
   * @param stream buffered or not; closed with the reader
   * @throws TraceException if it does not begin as a trace does that this kit can read
   */
  public static TraceReader open(InputStream stream) throws IOException, TraceException {
    HeaderParser parser = new HeaderParser();
    StringBuilder line = new StringBuilder();
    long offset = 0;
    while (true) {
      int next = stream.read();
      offset++;
      if (next < 0 || offset > HEADER_BYTES_MAX) {
        if (line.length() > 0 || offset > HEADER_BYTES_MAX) {
          parser.take(line.toString());
        }
        throw new TraceException(
            "byte " + (offset - 1),
            "a line '%s', with which the header ends, and not the end of the file"
                .formatted(HeaderParser.END));
      }
      if (next != '\n') {
        line.append((char) next);
      } else if (parser.take(utf8(line))) {
        return new TraceReader(stream, parser.header(), parser.kinds(), offset);
      } else {
        line.setLength(0);
      }
    }
  }

  /** Bytes that were taken for characters, as text. */
  private static String utf8(StringBuilder bytes) {
    return new String(
        bytes.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** What the trace says before its events. */
  public TraceHeader header() {
    return header;
  }

  /**
   * Goes on to the next event, or breach.
   *
   * @return false at the end
   * @throws TraceException if the trace is damaged there
   */
  public boolean next() throws IOException, TraceException {
    while (at == end) {
      if (hasEnded || !readBlock()) {
        hasEnded = true;
        return false;
      }
    }
    number++;
    eventOffset = offset - end + at;
    readEvent();
    return true;
  }

  // ---- the event

  /** Its number, from 1; breaches count as well. */
  public long number() {
    return number;
  }

  /** The byte of the trace where it begins. */
  public long offset() {
    return eventOffset;
  }

  /** What happened; not to be asked of a breach. */
  public EventKind kind() {
    return kinds[code];
  }

  /** Who made it, as {@link org.ptck.spec.fact.Actors} numbers them. */
  public int actor() {
    return actor;
  }

  /** Its subject. */
  public long subject() {
    return words.last(code, Words.SUBJECT);
  }

  /** Its word before. */
  public long before() {
    return words.last(code, Words.BEFORE);
  }

  /** Its word after. */
  public long after() {
    return words.last(code, Words.AFTER);
  }

  /** Its fourth word. */
  public long detail() {
    return words.last(code, Words.DETAIL);
  }

  /** What call the machine could not carry out; null if this is an event. */
  public @Nullable Breach breach() {
    return breach;
  }

  /** The call, and what is wrong with it. */
  public String sentence() {
    return sentence;
  }

  private void readEvent() throws TraceException {
    code = block[at++] & 0xff;
    if (code > kinds.length) {
      throw wrong("a kind of event, 0 to %d, not %d".formatted(kinds.length, code));
    }
    int flags = block[at++] & 0xff;
    actor = flags >>> Words.WORD_COUNT;
    if (actor == Words.ACTOR_FOLLOWS) {
      long follows = readNumber();
      actor = (int) follows;
      if (actor != follows) {
        throw wrong("the number of an actor, not %d".formatted(follows));
      }
    }
    for (int word = 0; word < Words.WORD_COUNT; word++) {
      if ((flags >>> word & 1) != 0) {
        words.set(code, word, words.last(code, word) + readNumber());
      }
    }
    breach = null;
    if (at <= end && code == kinds.length) {
      String name = readText();
      breach = Stream.of(Breach.values())
          .filter(each -> each.name().equals(name))
          .findFirst()
          .orElseThrow(() -> wrong("a breach that this kit knows, not '%s'".formatted(name)));
      sentence = readText();
    }
    if (at > end) {
      throw wrong("an event, and not the end of its block");
    }
  }

  private long readNumber() throws TraceException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = block[at++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw wrong("a number of ten bytes at the most");
  }

  private String readText() throws TraceException {
    long length = at < end ? readNumber() : -1;
    if (length < 0 || length > end - at) {
      throw wrong("text within its block, not %d bytes".formatted(length));
    }
    String text = new String(block, at, (int) length, StandardCharsets.UTF_8);
    at += (int) length;
    return text;
  }

  private TraceException wrong(String expected) {
    return new TraceException(TraceException.event(number, eventOffset), expected);
  }

  // ---- blocks

  /** Reads the next block; false at the mark that ends the trace. */
  private boolean readBlock() throws IOException, TraceException {
    long begin = offset;
    read(head.array(), Words.BLOCK_HEAD_BYTES, begin, HEAD_OR_END);
    int length = head.getInt(0);
    if (length == 0) {
      readTail(begin);
      return false;
    }
    if (length < 0 || length > Words.BLOCK_BYTES_MAX) {
      throw between(begin, "a block of %d bytes at the most, not of %d"
          .formatted(Words.BLOCK_BYTES_MAX, length & 0xffff_ffffL));
    }
    int expected = head.getInt(4);
    read(block, length, begin, "a block of %d bytes".formatted(length));
    if (checksum(block, 0, length) != expected) {
      throw between(begin, "a block of %d bytes with checksum %08x, not %08x: it was changed"
          .formatted(length, expected, checksum(block, 0, length)));
    }
    words.reset();
    at = 0;
    end = length;
    eventOffset = begin;
    long before = readNumber();
    if (before != number) {
      throw between(begin, "a block after %d events, not after %d: one is missing"
          .formatted(number, before));
    }
    return true;
  }

  /** The head has a length of 0 and half the number of events; the rest follows. */
  private void readTail(long begin) throws IOException, TraceException {
    byte[] rest = new byte[Words.TAIL_BYTES - 4];
    read(rest, rest.length, begin, HEAD_OR_END);
    head.put(Words.BLOCK_HEAD_BYTES, rest);
    long count = head.getLong(4);
    if (count != number || checksum(head.array(), 4, 8) != head.getInt(12)) {
      throw between(begin, "the mark of the end after %d events, not after %d"
          .formatted(number, count));
    }
    if (stream.read() >= 0) {
      throw between(offset, "the end of the file behind the mark of the end");
    }
  }

  private int checksum(byte[] bytes, int from, int length) {
    sum.reset();
    sum.update(bytes, from, length);
    return (int) sum.getValue();
  }

  private void read(byte[] into, int length, long begin, String what)
      throws IOException, TraceException {
    int got = stream.readNBytes(into, 0, length);
    offset += got;
    if (got < length) {
      throw between(
          begin,
          "%s, and not the end of the file at byte %d: the trace was cut off"
              .formatted(what, offset));
    }
  }

  private TraceException between(long begin, String expected) {
    return new TraceException("after event %d, byte %d".formatted(number, begin), expected);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
