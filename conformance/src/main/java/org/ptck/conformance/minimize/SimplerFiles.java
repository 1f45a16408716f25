package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Sharing;

/**
 * Maps zeroes instead of files, files privately, the first pages of the first file: everything
 * about one file changes together first.
 */
final class SimplerFiles implements Simplification {

  @Override
  public List<Scenario> candidates(Scenario scenario, Geometry geometry) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerFiles::anonymous));
    candidates.addAll(
        Rewrites.allThenEach(
            scenario, step -> Spans.with(step, Operand.SHARING, Sharing.PRIVATE.ordinal())));
    candidates.addAll(
        Rewrites.allThenEach(scenario, step -> Spans.with(step, Operand.FILE, 0)));
    for (long less : lessOfIndexes(scenario)) {
      candidates.addAll(
          Rewrites.allThenEach(scenario, step -> earlier(step, less)));
    }
    return candidates;
  }

  private static Step anonymous(Step step) {
    return step.operation() instanceof Operation.MapFile map
        ? step.doing(
            new Operation.Map(
                map.space(), map.address(), map.pageCount(), map.permission(), map.order()))
        : step;
  }

  private static Step earlier(Step step, long less) {
    long fileIndex = step.operation().fileIndex();
    return fileIndex >= less ? Spans.with(step, Operand.FILE_INDEX, fileIndex - less) : step;
  }

  /** How much earlier pages of files could lie: all the way, or by less and less. */
  private static List<Long> lessOfIndexes(Scenario scenario) {
    long largest =
        scenario.steps()
            .stream()
            .mapToLong(
                step -> step.operation().fileIndex())
            .max()
            .orElse(0);
    List<Long> amounts = new ArrayList<>();
    for (long less = largest; less > 0; less /= 2) {
      amounts.add(less);
    }
    return amounts;
  }
}
