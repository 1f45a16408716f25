package org.ptck.conformance.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptck.conformance.child.wire.Answer;
import org.ptck.conformance.child.wire.MessageKind;
import org.ptck.conformance.child.wire.Question;
import org.ptck.conformance.child.wire.Task;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.DryRun;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.Recording;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.conformance.execute.RunInterrupted;
import org.ptck.conformance.execute.Starved;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.schedule.Meetings;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Has scenarios run by a child, and makes findings of its death (RUN-1) and of its silence (RUN-2).
 *
 * <p>What the child has told stands, whatever becomes of it afterwards. A child that somebody else
 * may have killed is replaced and the scenario run again, a few times: only what dies of one
 * scenario again and again is blamed for it.
 */
final class ChildExecutor implements Executor {

  /** How many children are given a scenario, if each may have been killed from outside. */
  private static final int ATTEMPT_COUNT_MAX = 3;

  private final ChildPool pool;
  private final Task task;
  private final Heartbeat heartbeat;

  /** What children before the current one have counted, and what their ends add. */
  private final List<RuleCount> counted = new ArrayList<>();

  private volatile Conversation conversation;
  private volatile boolean isSpoilt;
  private volatile boolean isBusy;
  private volatile boolean isClosed;

  ChildExecutor(ChildPool pool, ChildProcess child, Task task, Heartbeat heartbeat) {
    this.pool = pool;
    this.task = task;
    this.heartbeat = heartbeat;
    this.conversation = new Conversation(child, task, heartbeat);
  }

  @Override
  public ScenarioResult run(Scenario scenario) {
    return ask(new Question(MessageKind.RUN, scenario, 0)).result();
  }

  @Override
  public Recording record(Scenario scenario, Path file) {
    String name = file.toAbsolutePath().toString();
    ScenarioResult result = ask(new Question(MessageKind.RECORD, scenario, 0, name)).result();
    return Recording.inFile(result, file);
  }

  @Override
  public DryRun dryRun(Scenario scenario) {
    Answer answer = ask(new Question(MessageKind.DRY_RUN, scenario, 0));
    return new DryRun(answer.result(), Meetings.of(answer.meetings()));
  }

  @Override
  public ScenarioResult again(Scenario scenario, ScenarioResult first) {
    ScenarioResult second =
        ask(new Question(MessageKind.AGAIN, scenario, first.eventHash())).result();
    return first.withFinding(second.finding());
  }

  @Override
  public List<RuleCount> counts() {
    Map<String, RuleCount> sums = new LinkedHashMap<>();
    List<RuleCount> all = new ArrayList<>(conversation.counts());
    all.addAll(counted);
    for (RuleCount each : all) {
      sums.merge(each.rule(), each, RuleCount::plus);
    }
    return List.copyOf(sums.values());
  }

  @Override
  public boolean isSpoilt() {
    return isSpoilt;
  }

  @Override
  public int currentStep() {
    return conversation.child().page().step();
  }

  @Override
  public void stop() {
    isSpoilt = true;
    conversation.child().kill();
  }

  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    if (isBusy) {
      // Whoever waits for it is told, and buries it.
      conversation.child().kill();
    } else if (isSpoilt) {
      pool.end(conversation.child());
    } else {
      pool.giveBack(conversation.child());
    }
  }

  // ---- asking

  private Answer ask(Question question) {
    begin();
    try {
      Answer answer = ask(question, ATTEMPT_COUNT_MAX);
      isSpoilt |= answer.isSpoilt();
      return answer;
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    if (isClosed || isSpoilt) {
      throw new RunInterrupted();
    }
    isBusy = true;
  }

  private synchronized void end() {
    isBusy = false;
    if (isClosed) {
      pool.end(conversation.child());
    }
  }

  private Answer ask(Question question, int attemptsLeft) {
    ChildProcess child = conversation.child();
    try {
      return conversation.ask(question);
    } catch (Starved starved) {
      isSpoilt = true;
      pool.bury(child);
      throw starved;
    } catch (Silence _) {
      child.silence();
      List<Detail> details = new ArrayList<>();
      details.add(Detail.of("hung", Silence.WORDS));
      details.addAll(child.death().circumstances());
      pool.bury(child);
      return lost(question, "RUN-2", details);
    } catch (IOException _) {
      Death death = child.death();
      if (child.isKilled()) {
        throw new RunInterrupted();
      }
      pool.bury(child);
      if (death.isExhaustion() && conversation.told() == null) {
        isSpoilt = true;
        throw new ExecutorLost(Exhaustion.sentence());
      }
      if (attemptsLeft > 1 && conversation.told() == null && death.mayBeFromOutside()) {
        counted.addAll(conversation.counts());
        conversation = new Conversation(pool.take(heartbeat), task, heartbeat);
        return ask(question, attemptsLeft - 1);
      }
      return lost(question, "RUN-1", death.details());
    }
  }

  /** What is known of a scenario during which the child was lost. */
  private Answer lost(Question question, String rule, List<Detail> details) {
    isSpoilt = true;
    Answer told = conversation.told();
    if (told != null) {
      return told;
    }
    counted.add(new RuleCount(rule, 1, 0));
    int stepCount = question.scenario().steps().size();
    int step = Math.clamp(conversation.child().page().step(), 0, stepCount);
    Finding finding =
        new Finding(Catalogue.rule(rule).orElseThrow(), 0, null, List.copyOf(details));
    return Answer.of(ScenarioResult.seenFromOutside(finding, step));
  }
}
