package org.ptck.conformance.child.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A message that is being read, value by value as it was written.
 *
 * <p>One that was written by a process whose memory is overwritten may hold anything: reading it
 * then ends in some {@link RuntimeException}.
 */
public final class Incoming {

  private final ByteBuffer bytes;
  private final MessageKind kind;

  /** A message of these bytes, the length not among them. */
  Incoming(ByteBuffer bytes) {
    this.bytes = bytes;
    this.kind = MessageKind.values()[bytes.get()];
  }

  /** What kind of message it is. */
  public MessageKind kind() {
    return kind;
  }

  boolean flag() {
    return bytes.get() != 0;
  }

  int number() {
    return bytes.getInt();
  }

  long longNumber() {
    return bytes.getLong();
  }

  <E extends Enum<E>> E word(E[] words) {
    return words[number()];
  }

  /**
   * Reads the text that comes next.
   *
   * @throws IllegalArgumentException when there is none of the length that it says
   */
  public String text() {
    int length = number();
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("a text of " + length + " bytes");
    }
    byte[] encoded = new byte[length];
    bytes.get(encoded);
    return new String(encoded, UTF_8);
  }

  <T> List<T> list(Function<Incoming, T> reader) {
    int count = number();
    if (count < 0 || count > bytes.remaining()) {
      throw new IllegalArgumentException("a list of " + count + " values");
    }
    List<T> values = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      values.add(reader.apply(this));
    }
    return values;
  }
}
