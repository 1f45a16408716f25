package org.ptck.conformance.child;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.child.wire.Answer;
import org.ptck.conformance.child.wire.Incoming;
import org.ptck.conformance.child.wire.Link;
import org.ptck.conformance.child.wire.MessageKind;
import org.ptck.conformance.child.wire.Outgoing;
import org.ptck.conformance.child.wire.Question;
import org.ptck.conformance.child.wire.Task;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.Patience;
import org.ptck.conformance.execute.Processor;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.conformance.execute.RunInterrupted;
import org.ptck.conformance.execute.Starved;

/** What is said between an executor and its child: first the task, then question by question. */
final class Conversation {

  private static final long POLL_MILLIS = 50;

  // What follows is processor time, see Patience.

  /** How long a child may take to make an executor, which loads most of its classes. */
  private static final long OPENING_MILLIS = 10_000;

  /** Once a rule is known to be violated, nothing more is expected of the child. */
  private static final long LEFT_MILLIS = 2_000;

  /** How long a virtual machine may take to say why it ends. */
  private static final long DYING_MILLIS = 10_000;

  private final ChildProcess child;
  private final Task task;
  private final Heartbeat heartbeat;
  private boolean isOpen;
  private List<RuleCount> counts = List.of();
  private @Nullable Answer told;

  Conversation(ChildProcess child, Task task, Heartbeat heartbeat) {
    this.child = child;
    this.task = task;
    this.heartbeat = heartbeat;
  }

  ChildProcess child() {
    return child;
  }

  /** How often the child has exercised each rule, as far as it has told. */
  List<RuleCount> counts() {
    return counts;
  }

  /** What the child told of the last question before it could answer; null if nothing. */
  @Nullable Answer told() {
    return told;
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws IOException if the child is gone, or says what nobody understands
   * @throws Silence if it hangs
   */
  Answer ask(Question question) throws IOException, Silence {
    told = null;
    child.page().step(0);
    child.tidy();
    Link link = child.link();
    if (!isOpen) {
      Outgoing opening = link.begin(MessageKind.OPEN);
      task.write(opening);
      link.send(opening);
      read(next(OPENING_MILLIS), MessageKind.OPENED);
      isOpen = true;
    }
    Outgoing message = link.begin(question.kind());
    question.write(message);
    link.send(message);
    Incoming incoming = next(task.bounds().hangMillis());
    if (incoming.kind() == MessageKind.VIOLATED) {
      told = read(incoming, MessageKind.VIOLATED);
      incoming = next(LEFT_MILLIS);
    }
    return read(incoming, MessageKind.ANSWER);
  }

  private Answer read(Incoming message, MessageKind expected) throws IOException {
    try {
      if (message.kind() == MessageKind.FAILED) {
        String thrown = message.text();
        throw Exhaustion.isTold(thrown)
            ? new ExecutorLost(Exhaustion.sentence())
            : new IllegalStateException("the kit itself failed: " + thrown);
      }
      if (message.kind() != expected) {
        throw new IOException(message.kind() + " instead of " + expected);
      }
      Answer answer = Answer.read(message);
      counts = answer.counts();
      return answer;
    } catch (IllegalStateException | ExecutorLost e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IOException("a message that cannot be read", e);
    }
  }

  private Incoming next(long limitMillis) throws IOException, Silence {
    Patience patience = new Patience(child, Processor.OWN);
    while (!patience.isHung(limitMillis) || isExplaining(patience)) {
      if (patience.isStarved()) {
        throw new Starved();
      }
      Incoming message = child.link().receive(POLL_MILLIS);
      heartbeat.beat();
      if (message != null) {
        return message;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new RunInterrupted();
      }
      child.hasten();
      patience.look(POLL_MILLIS, () -> false);
    }
    throw new Silence();
  }

  /** Whether the virtual machine is saying why it ends, and has not said it for too long. */
  private boolean isExplaining(Patience patience) {
    return !patience.isHung(DYING_MILLIS) && child.isDying();
  }
}
