package org.ptck.conformance.child.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.child.wire.Answer;
import org.ptck.conformance.child.wire.Incoming;
import org.ptck.conformance.child.wire.Link;
import org.ptck.conformance.child.wire.MessageKind;
import org.ptck.conformance.child.wire.Outgoing;
import org.ptck.conformance.child.wire.ProgressPage;
import org.ptck.conformance.child.wire.Question;
import org.ptck.conformance.child.wire.Task;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.DryRun;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.schedule.Anchored;

/** Runs what the messages of the parent ask for, and tells what came of it. */
final class Respondent implements RunWatcher {

  private final Host host;
  private final Link link;
  private final ProgressPage page;
  private @Nullable LocalExecutor executor;

  Respondent(Host host, Link link, ProgressPage page) {
    this.host = host;
    this.link = link;
    this.page = page;
  }

  /** Answers one message. */
  void answer(Incoming message) throws IOException {
    if (message.kind() == MessageKind.OPEN) {
      open(Task.read(message, host::implementation));
      send(MessageKind.OPENED, ScenarioResult.NONE, List.of());
      return;
    }
    LocalExecutor opened = Objects.requireNonNull(executor);
    Question question = Question.read(message);
    Scenario scenario = question.scenario();
    switch (question.kind()) {
      case RUN -> send(MessageKind.ANSWER, opened.run(scenario), List.of());
      case RECORD -> {
        Path file = Path.of(question.file());
        send(MessageKind.ANSWER, opened.record(scenario, file).result(), List.of());
      }
      case DRY_RUN -> {
        DryRun dry = opened.dryRun(scenario);
        send(MessageKind.ANSWER, dry.result(), dry.meetings().list());
      }
      case AGAIN -> send(MessageKind.ANSWER, opened.again(scenario, question.first()), List.of());
      default -> throw new IllegalArgumentException("not a question: " + question.kind());
    }
  }

  private void open(Task task) {
    executor =
        new LocalExecutor(
            task.implementation(),
            host.machine(task.geometry()),
            task.rules(),
            task.bounds(),
            new Heartbeat(),
            this);
  }

  private void send(MessageKind kind, ScenarioResult result, List<List<Anchored>> meetings)
      throws IOException {
    LocalExecutor opened = Objects.requireNonNull(executor);
    Outgoing message = link.begin(kind);
    new Answer(opened.counts(), result, opened.isSpoilt(), meetings).write(message);
    link.send(message);
  }

  // ---- while it runs

  @Override
  public void step(int step) {
    page.step(step);
  }

  @Override
  public void call(Call call) {
    page.call(call);
  }

  @Override
  public void goesOn() {
    page.goesOn();
  }

  @Override
  public void violated(ScenarioResult result) {
    try {
      send(MessageKind.VIOLATED, result, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
