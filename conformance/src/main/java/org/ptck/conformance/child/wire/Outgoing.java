package org.ptck.conformance.child.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * A message that is being written: a length, a kind and values one after the other. Made once and
 * used for many messages.
 */
public final class Outgoing {

  private static final int SIZE_BYTES = 1 << 16;

  private ByteBuffer bytes = ByteBuffer.allocate(SIZE_BYTES);

  /** Begins a message. */
  Outgoing begin(MessageKind kind) {
    bytes.clear().position(Integer.BYTES).put((byte) kind.ordinal());
    return this;
  }

  Outgoing flag(boolean value) {
    room(1).put((byte) (value ? 1 : 0));
    return this;
  }

  Outgoing number(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  Outgoing number(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  Outgoing word(Enum<?> value) {
    return number(value.ordinal());
  }

  /** Adds a text of any length. */
  public Outgoing text(String value) {
    byte[] encoded = value.getBytes(UTF_8);
    number(encoded.length);
    room(encoded.length).put(encoded);
    return this;
  }

  <T> Outgoing list(Collection<T> values, BiConsumer<Outgoing, T> writer) {
    number(values.size());
    values.forEach(value -> writer.accept(this, value));
    return this;
  }

  /** The whole message, ready to be sent. */
  ByteBuffer end() {
    bytes.putInt(0, bytes.position() - Integer.BYTES);
    return bytes.flip();
  }

  private ByteBuffer room(int size) {
    if (bytes.remaining() < size) {
      int capacity = Math.max(bytes.capacity() * 2, bytes.position() + size);
      bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }
    return bytes;
  }
}
