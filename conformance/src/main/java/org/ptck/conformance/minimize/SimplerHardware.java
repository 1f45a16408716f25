package org.ptck.conformance.minimize;

import static java.util.Comparator.naturalOrder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;

/**
 * Lets no allocation fail and nothing happen in the middle of a step, leaves marks where hardware
 * walked, does everything on one CPU, or on as few as will do, and names no more CPUs than it uses.
 */
final class SimplerHardware implements Simplification {

  private static final int WALKED = Step.MARKS_WHERE_WALKED;

  @Override
  public List<Scenario> candidates(Scenario scenario, Geometry geometry) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.add(withFewestCpus(Rewrites.all(scenario, step -> onFirstCpu(sound(step)))));
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerHardware::sound));
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerHardware::undisturbed));
    candidates.addAll(
        Rewrites.allThenEach(scenario, step -> step.failing(AllocationFailure.none())));
    candidates.addAll(Rewrites.allThenEach(scenario, step -> marked(step, WALKED)));
    candidates.addAll(Rewrites.allThenEach(scenario, step -> marked(step, 0)));
    candidates.add(withFewestCpus(Rewrites.all(scenario, SimplerHardware::onFirstCpu)));
    candidates.add(renumbered(scenario));
    candidates.add(withFewestCpus(scenario));
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerHardware::onFirstCpu));
    return candidates;
  }

  private static Step sound(Step step) {
    return step.failing(AllocationFailure.none())
        .marking(WALKED)
        .meanwhile(null);
  }

  private static Step undisturbed(Step step) {
    return step.meanwhile(null);
  }

  /** The step with simpler marks: in the entry given, if it leaves them further on. */
  private static Step marked(Step step, int entry) {
    Meanwhile meanwhile = step.meanwhile();
    Meanwhile simpler =
        meanwhile != null && meanwhile.marks() > entry ? meanwhile.marking(entry) : meanwhile;
    return (step.marks() > entry ? step.marking(entry) : step).meanwhile(simpler);
  }

  private static Step onFirstCpu(Step step) {
    return step.on(0);
  }

  /** The CPUs that are used get the lowest numbers, in their old order. */
  private static Scenario renumbered(Scenario scenario) {
    List<Integer> used =
        scenario.steps().stream().flatMap(SimplerHardware::cpus).distinct().sorted().toList();
    return withFewestCpus(
        Rewrites.all(
            scenario,
            step -> renumbered(step, used),
            each -> each.on(used.indexOf(each.cpu()), used.indexOf(each.next()))));
  }

  private static Step renumbered(Step step, List<Integer> used) {
    Meanwhile meanwhile = step.meanwhile();
    Meanwhile other =
        meanwhile == null ? null : meanwhile.on(used.indexOf(meanwhile.cpu()));
    return step.meanwhile(null).on(used.indexOf(step.cpu())).meanwhile(other);
  }

  private static Stream<Integer> cpus(Step step) {
    return step.meanwhile() == null
        ? Stream.of(step.cpu())
        : Stream.of(step.cpu(), step.meanwhile().cpu());
  }

  private static Scenario withFewestCpus(Scenario scenario) {
    int cpuLast =
        scenario.steps().stream().flatMap(SimplerHardware::cpus).max(naturalOrder()).orElse(0);
    return scenario.withHeader(scenario.header().withCpuCount(cpuLast + 1));
  }
}
