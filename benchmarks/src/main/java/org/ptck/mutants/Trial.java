package org.ptck.mutants;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.mutants.MutantResult.Fate;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Runs one mutant as a user would run his own manager: all rules, generated scenarios, one seed.
 */
final class Trial {

  private static final String HUNG_RULE = "RUN-2";

  private final long scenarioCount;
  private final long seed;
  private boolean hung;

  /** Trials of that many scenarios a geometry. */
  Trial(long scenarioCount, long seed) {
    this.scenarioCount = scenarioCount;
    this.seed = seed;
  }

  /** What came of a mutant that compiled: the geometry that killed it first, in scenarios. */
  MutantResult run(Mutation mutation, Map<String, byte[]> classes) {
    Mutant mutant = Mutant.of(classes, mutation.setting());
    RunReport first = null;
    boolean isUndecided = false;
    for (String name : mutation.setting().geometries()) {
      Geometry geometry = Geometries.named(name).orElseThrow();
      RunReport report = Campaign.run(request(mutant, geometry, mutation), Progress.NONE);
      isUndecided |= report.cutShort() != null;
      hung |= report.failures().stream().anyMatch(Trial::isHang);
      if (!report.failures().isEmpty()
          && (first == null || report.scenarioCount() < first.scenarioCount())) {
        first = report;
      }
    }
    return result(mutation, first, isUndecided);
  }

  /** Whether a mutant hung on any geometry: its threads go on until the process ends. */
  boolean hasHung() {
    return hung;
  }

  private static boolean isHang(Failure failure) {
    return failure.finding().rule().id().equals(HUNG_RULE);
  }

  private RunRequest request(Mutant mutant, Geometry geometry, Mutation mutation) {
    return new RunRequest(
        mutant.implementation(),
        mutation.setting().variants(),
        geometry,
        Catalogue.all(),
        seed,
        Extent.scenarios(scenarioCount),
        false,
        List.of(),
        Bounds.DEFAULT,
        mutant.styles());
  }

  private static MutantResult result(
      Mutation mutation, @Nullable RunReport red, boolean isUndecided) {
    if (red == null) {
      return MutantResult.of(mutation, isUndecided ? Fate.UNDECIDED : Fate.SURVIVED);
    }
    Failure failure = red.failures().getFirst();
    return new MutantResult(
        mutation,
        Fate.KILLED,
        failure.finding().rule().id(),
        red.geometry(),
        red.scenarioCount(),
        failure.scenario().steps().size(),
        ScenarioPrinter.print(failure.scenario()));
  }
}
