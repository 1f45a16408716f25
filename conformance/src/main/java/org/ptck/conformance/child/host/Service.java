package org.ptck.conformance.child.host;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.child.wire.Description;
import org.ptck.conformance.child.wire.Incoming;
import org.ptck.conformance.child.wire.Link;
import org.ptck.conformance.child.wire.MessageKind;
import org.ptck.conformance.child.wire.Outgoing;
import org.ptck.conformance.child.wire.ProgressPage;
import org.ptck.conformance.execute.TaskState;

/** What a child does: loads its host, says what it brings, and answers until the parent is gone. */
final class Service implements Runnable {

  private final Link link;
  private final ProgressPage page;
  private final HostName name;

  Service(Link link, ProgressPage page, HostName name) {
    this.link = link;
    this.page = page;
    this.name = name;
  }

  @Override
  public void run() {
    try {
      page.task(TaskState.own());
      Host host = introduce();
      if (host != null) {
        answer(new Respondent(host, link, page));
      }
    } catch (EOFException _) {
      // The parent has what it wanted, or is gone.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  /** Says what the host brings, or why there is none: then the answer is null. */
  private @Nullable Host introduce() throws IOException {
    try {
      Host host = HostLoader.load(name);
      host.watch(page::function);
      Description description = Description.of(host.managers(), host.entries());
      Outgoing hello = link.begin(MessageKind.HELLO);
      description.write(hello);
      link.send(hello);
      return host;
    } catch (IOException e) {
      throw e;
    } catch (Throwable thrown) { // A host is foreign code.
      link.send(link.begin(MessageKind.REFUSED).text(HostLoader.sentence(name, thrown)));
      return null;
    }
  }

  private void answer(Respondent respondent) throws IOException {
    while (true) {
      Incoming message = Objects.requireNonNull(link.receive(Link.FOR_EVER));
      try {
        respondent.answer(message);
      } catch (RuntimeException | Error thrown) {
        link.send(link.begin(MessageKind.FAILED).text(thrown.toString()));
      }
    }
  }
}
