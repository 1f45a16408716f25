package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Sharing;

/**
 * Maps zeroes instead of files, files privately, the first pages of the first file: everything
 * about one file changes together first.
 */
final class SimplerFiles implements Simplification {

  @Override
  public List<Scenario> candidates(Scenario scenario) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerFiles::anonymous));
    candidates.addAll(
        Rewrites.allThenEach(scenario, step -> change(step, SimplerFiles::privately)));
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerFiles::ofFirstFile));
    for (long less : lessOfIndexes(scenario)) {
      candidates.addAll(
          Rewrites.allThenEach(scenario, step -> change(step, map -> earlier(map, less))));
    }
    return candidates;
  }

  /** A change to the mapping of a file. */
  private interface Change {
    Operation.MapFile of(Operation.MapFile map);
  }

  private static Step change(Step step, Change change) {
    return step.operation() instanceof Operation.MapFile map
        ? step.doing(change.of(map))
        : step;
  }

  private static Step anonymous(Step step) {
    return step.operation() instanceof Operation.MapFile map
        ? step.doing(
            new Operation.Map(
                map.space(), map.address(), map.pageCount(), map.permission(), map.order()))
        : step;
  }

  private static Operation.MapFile privately(Operation.MapFile map) {
    return with(map, Sharing.PRIVATE, map.file(), map.fileIndex());
  }

  private static Step ofFirstFile(Step step) {
    return switch (step.operation()) {
      case Operation.MapFile map ->
          step.doing(with(map, map.sharing(), 0, map.fileIndex()));
      case Operation.Sync _ -> step.doing(new Operation.Sync(0));
      default -> step;
    };
  }

  private static Operation.MapFile earlier(Operation.MapFile map, long less) {
    return map.fileIndex() >= less
        ? with(map, map.sharing(), map.file(), map.fileIndex() - less)
        : map;
  }

  /** How much earlier pages of files could lie: all the way, or by less and less. */
  private static List<Long> lessOfIndexes(Scenario scenario) {
    long largest =
        scenario.steps()
            .stream()
            .mapToLong(
                step -> step.operation() instanceof Operation.MapFile map ? map.fileIndex() : 0)
            .max()
            .orElse(0);
    List<Long> amounts = new ArrayList<>();
    for (long less = largest; less > 0; less /= 2) {
      amounts.add(less);
    }
    return amounts;
  }

  private static Operation.MapFile with(
      Operation.MapFile map, Sharing sharing, int file, long fileIndex) {
    return new Operation.MapFile(
        map.space(),
        map.address(),
        map.pageCount(),
        map.permission(),
        map.order(),
        sharing,
        file,
        fileIndex);
  }
}
