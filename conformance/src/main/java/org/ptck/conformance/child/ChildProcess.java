package org.ptck.conformance.child;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.child.host.HostName;
import org.ptck.conformance.child.wire.Incoming;
import org.ptck.conformance.child.wire.Link;
import org.ptck.conformance.child.wire.Meeting;
import org.ptck.conformance.child.wire.ProgressPage;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.execute.Patience;
import org.ptck.conformance.execute.Processor;
import org.ptck.conformance.execute.RunInterrupted;
import org.ptck.conformance.execute.Starved;
import org.ptck.conformance.execute.TaskState;
import org.ptck.conformance.execute.Watched;

/**
 * A child, from its start to its end, as its parent sees it. Used by one thread at a time, except
 * {@link #kill}.
 */
final class ChildProcess implements Watched {

  private static final long POLL_MILLIS = 20;

  /** How long it may take to come up, and to end, in processor time. */
  private static final long START_MILLIS_MAX = 30_000;

  private static final long END_MILLIS_MAX = 2_000;

  private final Process process;
  private final Meeting meeting;
  private final ServerSocketChannel door;
  private final Output output;
  private final ProgressPage page;
  private @Nullable Link link;
  private volatile boolean killed;
  private long printedSeen;

  private ChildProcess(
      Process process,
      Meeting meeting,
      ServerSocketChannel door,
      Output output,
      ProgressPage page) {
    this.process = process;
    this.meeting = meeting;
    this.door = door;
    this.output = output;
    this.page = page;
  }

  /** Starts a child and does not wait until it is ready. */
  static ChildProcess start(HostName host) throws IOException {
    Meeting meeting = Meeting.arrange();
    try {
      return start(host, meeting);
    } catch (IOException | RuntimeException e) {
      meeting.end();
      throw e;
    }
  }

  private static ChildProcess start(HostName host, Meeting meeting) throws IOException {
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    Output output = Output.in(meeting.output());
    ProgressPage page = ProgressPage.create(meeting.page());
    door.bind(UnixDomainSocketAddress.of(meeting.socket()), 1).configureBlocking(false);
    // Its input stays open as long as this process lives: that is how it knows.
    Process process =
        new ProcessBuilder(ChildCommand.of(host, meeting.directory()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(meeting.output().toFile()))
            .start();
    return new ChildProcess(process, meeting, door, output, page);
  }

  /**
   * Waits until the child is ready.
   *
   * @param heartbeat beaten while it waits
   * @return its first message
   * @throws IOException if it ends or does not answer in time
   */
  Incoming greet(Heartbeat heartbeat) throws IOException {
    SocketChannel channel = await(heartbeat);
    meeting.end();
    link = new Link(channel);
    Patience patience = new Patience(this, Processor.OWN);
    while (!isTooLate(patience)) {
      Incoming hello = link.receive(POLL_MILLIS);
      if (hello != null) {
        return hello;
      }
      checkWanted(heartbeat);
      patience.look(POLL_MILLIS, () -> false);
    }
    throw new IOException("it does not answer");
  }

  private SocketChannel await(Heartbeat heartbeat) throws IOException {
    try (door; Selector selector = Selector.open()) {
      door.register(selector, SelectionKey.OP_ACCEPT);
      Patience patience = new Patience(this, Processor.OWN);
      while (!isTooLate(patience)) {
        SocketChannel channel = door.accept();
        if (channel != null) {
          return channel;
        }
        if (!process.isAlive()) {
          throw new IOException("it ended");
        }
        checkWanted(heartbeat);
        selector.select(POLL_MILLIS);
        selector.selectedKeys().clear();
        patience.look(POLL_MILLIS, () -> !process.isAlive());
      }
    }
    throw new IOException("it does not come");
  }

  private static boolean isTooLate(Patience patience) {
    if (patience.isStarved()) {
      throw new Starved();
    }
    return patience.isHung(START_MILLIS_MAX);
  }

  /** What is said to the child, and what it says. */
  Link link() {
    if (link == null) {
      throw new IllegalStateException("not greeted yet");
    }
    return link;
  }

  /** Where the child is. */
  ProgressPage page() {
    return page;
  }

  /** Forgets what the child printed, if that is much. */
  void tidy() {
    output.keepSmall();
  }

  /** Whether the child has not ended. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether the child is on its way out, and saying why. */
  boolean isDying() {
    return CrashReport.isIn(output.tail());
  }

  /** Ends a child that has said why it ends: it would go on for pages that nobody reads. */
  void hasten() {
    long printed = output.sizeBytes();
    if (printed != printedSeen && CrashReport.isWholeIn(output.tail())) {
      process.destroyForcibly();
    }
    printedSeen = printed;
  }

  /** The number of its process. */
  long pid() {
    return process.pid();
  }

  @Override
  public long beats() {
    return page.beats();
  }

  /** A child is there for foreign code, which may also have spoilt what is not. */
  @Override
  public boolean isForeign() {
    return true;
  }

  /**
   * How long the thread that runs scenarios has computed; where nobody knows, all threads together,
   * those that compile and collect included.
   */
  @Override
  public long computedNanos() {
    long task = page.task();
    return task == 0 ? computedByAllNanos() : TaskState.computedNanos(process.pid(), task);
  }

  private long computedByAllNanos() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(-1L);
  }

  @Override
  public boolean isHeldUp() {
    return TaskState.isAnyHeldUp(process.pid());
  }

  /** How the child ended; one that has not ended soon is killed. */
  Death death() {
    try {
      Patience patience = new Patience(this, Processor.OWN);
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (patience.isHung(END_MILLIS_MAX) || patience.isStarved()) {
          process.destroyForcibly();
          break;
        }
        patience.look(POLL_MILLIS, () -> !process.isAlive());
      }
      int exitCode = process.waitFor();
      String printed = output.tail();
      return new Death(
          exitCode,
          CrashReport.find(printed),
          Exhaustion.isIn(printed),
          page.called(),
          Output.lastLines(CrashReport.before(printed)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new RunInterrupted();
    }
  }

  /** Whether nobody here wants it any more. */
  boolean isKilled() {
    return killed;
  }

  /** Ends a child that hangs. */
  void silence() {
    process.destroyForcibly();
  }

  /** Ends the child because nobody wants it any more: what it was asked has no answer. */
  void kill() {
    killed = true;
    process.destroyForcibly();
  }

  /** Gives back what is held of a child that has ended or is about to. */
  void bury() {
    kill();
    try {
      door.close();
      if (link != null) {
        link.close();
      }
      output.close();
      process.getOutputStream().close();
    } catch (IOException _) {
      // Its end of the pipe is closed already.
    }
    meeting.end();
  }

  private void checkWanted(Heartbeat heartbeat) {
    heartbeat.beat();
    if (killed || Thread.currentThread().isInterrupted()) {
      throw new RunInterrupted();
    }
  }
}
