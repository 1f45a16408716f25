package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;

/**
 * Lets no allocation fail, does everything on one CPU, or on as few as will do, and names no more
 * CPUs than it uses.
 */
final class SimplerHardware implements Simplification {

  @Override
  public List<Scenario> candidates(Scenario scenario) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.add(withFewestCpus(Rewrites.all(scenario, step -> onFirstCpu(sound(step)))));
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerHardware::sound));
    candidates.add(withFewestCpus(Rewrites.all(scenario, SimplerHardware::onFirstCpu)));
    candidates.add(renumbered(scenario));
    candidates.add(withFewestCpus(scenario));
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerHardware::onFirstCpu));
    return candidates;
  }

  private static Step sound(Step step) {
    return step.failing(AllocationFailure.none());
  }

  private static Step onFirstCpu(Step step) {
    return new Step(0, step.operation(), step.failing());
  }

  /** The CPUs that are used get the lowest numbers, in their old order. */
  private static Scenario renumbered(Scenario scenario) {
    List<Integer> used = scenario.steps().stream().map(Step::cpu).distinct().sorted().toList();
    return withFewestCpus(
        Rewrites.all(
            scenario,
            step -> new Step(used.indexOf(step.cpu()), step.operation(), step.failing())));
  }

  private static Scenario withFewestCpus(Scenario scenario) {
    int cpuLast = scenario.steps().stream().mapToInt(Step::cpu).max().orElse(0);
    return scenario.withHeader(scenario.header().withCpuCount(cpuLast + 1));
  }
}
