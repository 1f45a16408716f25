package org.ptck.conformance.child.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One end of the socket between two processes. Used by one thread at a time, except {@link #close}.
 */
public final class Link implements AutoCloseable {

  /** Waits as long as it takes. */
  public static final long FOR_EVER = 0;

  private static final int BUFFER_BYTES = 1 << 16;

  /** More than any scenario or answer has; a length beyond it is none. */
  private static final int MESSAGE_BYTES_MAX = 1 << 28;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final Outgoing outgoing = new Outgoing();

  /** What was received and not handed out yet; between messages, in the state of being filled. */
  private ByteBuffer received = ByteBuffer.allocate(BUFFER_BYTES);
  private int handedOut;

  /** A link over a connected channel, which from now on is the link's. */
  public Link(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    this.selector = Selector.open();
    this.key = channel.register(selector, SelectionKey.OP_READ);
  }

  /** A message to be filled and {@linkplain #send sent} before the next one is begun. */
  public Outgoing begin(MessageKind kind) {
    return outgoing.begin(kind);
  }

  /** Sends the message. */
  public void send(Outgoing message) throws IOException {
    ByteBuffer bytes = message.end();
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        key.interestOps(SelectionKey.OP_WRITE);
        selector.select();
        key.interestOps(SelectionKey.OP_READ);
      }
    }
  }

  /**
   * The next message; it is to be read before the one after it is asked for.
   *
   * @param millis how long to wait, or {@link #FOR_EVER}
   * @return null if there is none yet, or the thread was interrupted
   * @throws EOFException if the other end is closed
   */
  public @Nullable Incoming receive(long millis) throws IOException {
    discard();
    Incoming message = complete();
    boolean waited = false;
    while (message == null) {
      int count = channel.read(received);
      if (count < 0) {
        throw new EOFException("the other end of the socket is closed");
      }
      if (count == 0 && waited) {
        return null;
      }
      if (count == 0) {
        waited = millis != FOR_EVER;
        selector.select(millis);
        selector.selectedKeys().clear();
      }
      message = complete();
    }
    return message;
  }

  /** Forgets the message handed out last. */
  private void discard() {
    if (handedOut > 0) {
      received.flip().position(handedOut);
      received.compact();
      handedOut = 0;
    }
  }

  private @Nullable Incoming complete() throws IOException {
    if (received.position() < Integer.BYTES) {
      return null;
    }
    int length = received.getInt(0);
    if (length < 1 || length > MESSAGE_BYTES_MAX) {
      throw new IOException("a message of " + length + " bytes");
    }
    int end = Integer.BYTES + length;
    if (received.position() >= end) {
      handedOut = end;
      return new Incoming(received.slice(Integer.BYTES, length));
    }
    if (received.capacity() < end) {
      received = ByteBuffer.allocate(end).put(received.flip());
    }
    return null;
  }

  /** Closes this end; whoever waits at either end is told. */
  @Override
  public void close() throws IOException {
    channel.close();
    selector.close();
  }
}
