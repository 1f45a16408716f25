package org.ptck.conformance.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;

/**
 * Writes a trace, block by block.
 *
 * <p>Only {@link #close} puts the mark at its end, without which it is taken for a trace that was
 * cut off.
 */
public final class TraceWriter implements AutoCloseable {

  private static final int BREACH = EventKind.values().length;

  private final OutputStream stream;
  private final Words words = new Words(BREACH + 1);
  private final ByteBuffer block =
      ByteBuffer.allocate(Words.BLOCK_HEAD_BYTES + Words.BLOCK_BYTES_MAX)
          .order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C sum = new CRC32C();
  private long eventCount;

  /** Begins a trace on a stream, which is closed with it. */
  public TraceWriter(OutputStream stream, TraceHeader header) throws IOException {
    this.stream = stream;
    stream.write(HeaderPrinter.print(header).getBytes(StandardCharsets.UTF_8));
    begin();
  }

  /** Writes an event. */
  public void event(
      EventKind kind, int actor, long subject, long before, long after, long detail)
      throws IOException {
    int code = kind.ordinal();
    begin(code, actor, subject, before, after, detail);
    flushIfLong();
  }

  /** Writes that the machine could not carry out a call. */
  public void breach(Breach breach, int actor, long subject, String sentence) throws IOException {
    begin(BREACH, actor, subject, 0, 0, 0);
    text(breach.name());
    text(sentence);
    flushIfLong();
  }

  private void begin(
      int code, int actor, long subject, long before, long after, long detail) {
    eventCount++;
    block.put((byte) code);
    int flagsAt = block.position();
    boolean actorFollows = actor < 0 || actor >= Words.ACTOR_FOLLOWS;
    int flags = (actorFollows ? Words.ACTOR_FOLLOWS : actor) << Words.WORD_COUNT;
    block.put((byte) 0);
    if (actorFollows) {
      number(actor);
    }
    flags |= word(code, Words.SUBJECT, subject);
    flags |= word(code, Words.BEFORE, before);
    flags |= word(code, Words.AFTER, after);
    flags |= word(code, Words.DETAIL, detail);
    block.put(flagsAt, (byte) flags);
  }

  /** Writes how a word differs from the last one, if it does; returns its bit then. */
  private int word(int code, int word, long value) {
    long difference = value - words.last(code, word);
    if (difference == 0) {
      return 0;
    }
    words.set(code, word, value);
    number(difference);
    return 1 << word;
  }

  /** Seven bits a byte, the lowest first; small negative numbers are short as well. */
  private void number(long value) {
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7fL) != 0) {
      block.put((byte) (left | 0x80));
      left >>>= 7;
    }
    block.put((byte) left);
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, Words.SENTENCE_BYTES_MAX);
    number(length);
    block.put(bytes, 0, length);
  }

  private void begin() {
    block.clear().position(Words.BLOCK_HEAD_BYTES);
    words.reset();
    number(eventCount);
  }

  private void flushIfLong() throws IOException {
    if (block.position() >= Words.BLOCK_BYTES) {
      flush();
      begin();
    }
  }

  private void flush() throws IOException {
    int length = block.position() - Words.BLOCK_HEAD_BYTES;
    block.putInt(0, length).putInt(4, checksum(Words.BLOCK_HEAD_BYTES, length));
    stream.write(block.array(), 0, Words.BLOCK_HEAD_BYTES + length);
  }

  private int checksum(int at, int length) {
    sum.reset();
    sum.update(block.array(), at, length);
    return (int) sum.getValue();
  }

  /** Ends the trace and closes the stream. */
  @Override
  public void close() throws IOException {
    try (stream) {
      flush();
      block.clear().putInt(0).putLong(eventCount).putInt(checksum(4, 8));
      stream.write(block.array(), 0, 4 + Words.TAIL_BYTES);
    }
  }
}
