package org.ptck.conformance.execute;

import java.nio.file.Path;
import java.util.List;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.drive.ScenarioRunner;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.schedule.AnchorRecorder;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.watch.Monitor;

/** Runs scenarios in this process, on the thread that asks. */
public final class LocalExecutor implements Executor {

  private final ScenarioRunner runner;
  private final Implementation implementation;
  private final List<Rule> rules;

  /** An executor that nobody watches. */
  public LocalExecutor(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat) {
    this(implementation, geometry, rules, bounds, heartbeat, RunWatcher.NONE);
  }

  /**
   * An executor.
   *
   * @param rules the rules to look at, in the order in which they are blamed
   * @param heartbeat beaten at every operation
   * @param watcher told where the run is
   */
  public LocalExecutor(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat,
      RunWatcher watcher) {
    this.implementation = implementation;
    this.rules = rules;
    this.runner =
        new ScenarioRunner(implementation, geometry, rules, bounds, heartbeat, watcher);
  }

  /**
   * An executor on a runner that somebody else uses as well, on the same thread.
   *
   * @param rules those that the runner looks at
   */
  public LocalExecutor(ScenarioRunner runner, Implementation implementation, List<Rule> rules) {
    this.implementation = implementation;
    this.rules = rules;
    this.runner = runner;
  }

  /** An executor on a machine that nobody else uses, such as one whose memory is mapped. */
  public LocalExecutor(
      Implementation implementation,
      Machine machine,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat,
      RunWatcher watcher) {
    this.implementation = implementation;
    this.rules = rules;
    this.runner =
        new ScenarioRunner(implementation, machine, rules, bounds, heartbeat, watcher);
  }

  /**
   * An executor of another implementation on the machine of this one, on which nothing is run any
   * more: a machine is large, and every scenario finds it as new.
   */
  LocalExecutor successor(
      Implementation implementation, List<Rule> rules, Bounds bounds, Heartbeat heartbeat) {
    return new LocalExecutor(
        implementation, runner.machine(), rules, bounds, heartbeat, RunWatcher.NONE);
  }

  @Override
  public ScenarioResult run(Scenario scenario) {
    return runner.run(scenario);
  }

  @Override
  public Recording record(Scenario scenario, Path file) {
    return Recording.of(runner, scenario, implementation, rules, file);
  }

  @Override
  public DryRun dryRun(Scenario scenario) {
    AnchorRecorder recorder = runner.recorder(scenario);
    ScenarioResult result = runner.run(scenario, recorder);
    return new DryRun(result, recorder.meetings());
  }

  @Override
  public ScenarioResult again(Scenario scenario, ScenarioResult first) {
    ScenarioResult second = runner.run(scenario);
    if (!second.isViolation()
        && runner.monitor().observe(Repeatability.conduct(first, second))) {
      return first;
    }
    Finding finding = runner.monitor().finding();
    return first.withFinding(finding);
  }

  @Override
  public List<RuleCount> counts() {
    Monitor monitor = runner.monitor();
    return monitor.rules()
        .stream()
        .map(
            rule -> new RuleCount(rule.id(), monitor.exercised(rule), monitor.objections(rule)))
        .toList();
  }

  @Override
  public boolean isSpoilt() {
    return runner.isSpoilt();
  }

  @Override
  public int currentStep() {
    return runner.currentStep();
  }

  @Override
  public void stop() {
    runner.machine().stop();
  }

  /** Does nothing: all it holds is memory. */
  @Override
  public void close() {}
}
