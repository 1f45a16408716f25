package org.ptck.conformance.smoke;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.EventCounts;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.rule.Finding;

/**
 * What a smoke test found out of an implementation on a geometry.
 *
 * @param name the implementation and the geometry, for messages
 * @param events what happened in all probes together
 * @param answers one for each capability that it could declare, in their order; empty when it can
 *   do nothing at all
 * @param problems what went wrong, in the order in which it was met; empty when nothing did
 */
public record SmokeReport(
    String name, EventCounts events, List<Answer> answers, List<Problem> problems) {

  /**
   * A probe that did not do what it should.
   *
   * @param scenario the probe
   * @param step the index of the step at which it ended
   * @param finding the rule that was violated; null if steps were refused that should not be
   */
  public record Problem(Scenario scenario, int step, @Nullable Finding finding) {}

  /** Copies the lists. */
  public SmokeReport {
    answers = List.copyOf(answers);
    problems = List.copyOf(problems);
  }

  /** Whether changes of memory were found by looking, and are no calls. */
  boolean isPlain() {
    return answers.stream().anyMatch(answer -> answer.capability() == Capability.PLAIN_MEMORY);
  }

  /** Whether everything that could be seen is as declared. */
  public boolean isWired() {
    return problems.isEmpty() && answers.stream().noneMatch(Answer::isWrong);
  }
}
