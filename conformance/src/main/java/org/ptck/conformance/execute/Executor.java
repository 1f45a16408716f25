package org.ptck.conformance.execute;

import java.nio.file.Path;
import java.util.List;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.scenario.Scenario;

/**
 * A place where scenarios are run on an implementation, one after the other: this process or
 * another.
 *
 * <p>Whatever the implementation does is a {@link ScenarioResult}; no method throws because of it.
 * Used by one thread at a time, except {@link #currentStep}, {@link #stop} and {@link #close}.
 * Every method that runs something may throw {@link RunInterrupted} after {@link #stop}.
 */
public interface Executor extends AutoCloseable {

  /** Runs a scenario from nothing. */
  ScenarioResult run(Scenario scenario);

  /**
   * Runs a scenario from nothing, and writes its events into a file as a trace, in place of what is
   * there.
   */
  Recording record(Scenario scenario, Path file);

  /** Runs a scenario from nothing, and notes where other CPUs could do something meanwhile. */
  DryRun dryRun(Scenario scenario);

  /**
   * Runs a scenario once more and compares its events with those of the first time (RUN-4).
   *
   * @param first what came of it the first time; not a violation
   * @return the result of both runs together
   */
  ScenarioResult again(Scenario scenario, ScenarioResult first);

  /** How often each rule that is looked at was exercised since the executor was made. */
  List<RuleCount> counts();

  /**
   * Whether nothing more may be run here, since nobody knows what was half done: memory or stack
   * ran out during a call of the machine, or the process died. It is to be replaced.
   */
  boolean isSpoilt();

  /**
   * The index of the step that is running, for whoever gives the executor up; the number of steps
   * when that is after the last one.
   */
  int currentStep();

  /** Gives up what is running: the thread that runs it is unwound should it ever go on. */
  void stop();

  /** Gives back what the executor holds; nothing is run on it any more. */
  @Override
  void close();
}
