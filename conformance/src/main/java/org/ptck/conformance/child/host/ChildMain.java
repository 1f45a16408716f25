package org.ptck.conformance.child.host;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.jline.utils.Signals;
import org.ptck.conformance.child.wire.Link;
import org.ptck.conformance.child.wire.Meeting;
import org.ptck.conformance.child.wire.ProgressPage;

/** The entry point of a child; its parent starts it, and nobody else does. */
public final class ChildMain {

  /** As much as a run in the parent has: deep recursion ends neither sooner nor later. */
  private static final long STACK_BYTES = 4L << 20;

  /**
   * A terminal sends them to all processes of a command. The parent decides what becomes of its
   * children, which end with it anyway.
   */
  private static final List<String> LEFT_TO_THE_PARENT = List.of("INT", "TERM", "HUP");

  private ChildMain() {}

  /**
   * Serves until the parent is gone.
   *
   * @param args {@code --host CLASS --argument TEXT --directory DIR}
   */
  public static void main(String... args) throws IOException {
    HostName host = new HostName(after("--host", args), after("--argument", args));
    Meeting meeting = new Meeting(Path.of(after("--directory", args)));
    Lifeline.hold(meeting);
    LEFT_TO_THE_PARENT.forEach(name -> Signals.register(name, () -> {}));
    try {
      ProgressPage page = ProgressPage.open(meeting.page());
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(UnixDomainSocketAddress.of(meeting.socket()));
      Service service = new Service(new Link(channel), page, host);
      new Thread(null, service, "ptck-run", STACK_BYTES).start();
    } catch (IOException e) {
      // The parent is gone already, and cannot tidy up.
      meeting.end();
      throw e;
    }
  }

  private static String after(String option, String... args) {
    return args[List.of(args).indexOf(option) + 1];
  }
}
