package org.ptck.conformance.oracle;

import java.nio.file.Path;
import java.util.List;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.drive.ScenarioRunner;
import org.ptck.conformance.execute.DryRun;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.execute.Recording;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.schedule.AnchorRecorder;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Rule;

/**
 * Runs scenarios in this process with the slow oracle beside the ledger; repeated runs, which make
 * the events of others, without it.
 */
final class OracleExecutor implements Executor {

  private final ScenarioRunner runner;
  private final LocalExecutor local;

  OracleExecutor(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat) {
    this(
        new ScenarioRunner(implementation, geometry, rules, bounds, heartbeat, RunWatcher.NONE),
        implementation,
        rules);
  }

  OracleExecutor(ScenarioRunner runner, Implementation implementation, List<Rule> rules) {
    this.runner = runner;
    this.local = new LocalExecutor(runner, implementation, rules);
  }

  /**
   * As {@link Executor#run}.
   *
   * @throws OracleDisagrees when the kit is wrong
   */
  @Override
  public ScenarioResult run(Scenario scenario) {
    OracleWatch watch = watch();
    return agreed(scenario, runner.runTelling(scenario, watch), watch);
  }

  private OracleWatch watch() {
    return new OracleWatch(runner.machine(), runner.monitor(), runner::currentStep);
  }

  private static ScenarioResult agreed(
      Scenario scenario, ScenarioResult result, OracleWatch watch) {
    Disagreement disagreement = watch.disagreement();
    if (disagreement != null) {
      throw new OracleDisagrees(scenario, disagreement);
    }
    return result;
  }

  @Override
  public Recording record(Scenario scenario, Path file) {
    return local.record(scenario, file);
  }

  /**
   * As {@link Executor#dryRun}.
   *
   * @throws OracleDisagrees when the kit is wrong
   */
  @Override
  public DryRun dryRun(Scenario scenario) {
    OracleWatch watch = watch();
    AnchorRecorder recorder = runner.recorder(scenario);
    ScenarioResult result = runner.run(scenario, recorder, watch);
    return new DryRun(agreed(scenario, result, watch), recorder.meetings());
  }

  @Override
  public ScenarioResult again(Scenario scenario, ScenarioResult first) {
    return local.again(scenario, first);
  }

  @Override
  public List<RuleCount> counts() {
    return local.counts();
  }

  @Override
  public boolean isSpoilt() {
    return local.isSpoilt();
  }

  @Override
  public int currentStep() {
    return local.currentStep();
  }

  @Override
  public void stop() {
    local.stop();
  }

  @Override
  public void close() {
    local.close();
  }
}
