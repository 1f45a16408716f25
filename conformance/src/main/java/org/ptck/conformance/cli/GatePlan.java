package org.ptck.conformance.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.report.KeptScenarios;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Which runs a gate makes: those of the command line, and before them runs of regressions alone
 * that are about something else which can be run here, such as another geometry or a legal style.
 */
record GatePlan(Regressions regressions, Selector selector) {

  /** All runs, given those of the command line. */
  List<RunRequest> with(List<RunRequest> planned) {
    Map<Header, List<Scenario>> others = new LinkedHashMap<>();
    List<String> skipped =
        regressions.kept(planned, selector)
            .skipped()
            .stream()
            .map(KeptScenarios.Skipped::file)
            .toList();
    for (ScenarioFile file : regressions.files()) {
      if (skipped.contains(file.path().toString())) {
        Scenario scenario = file.scenario();
        others.computeIfAbsent(
            scenario.header().withCpuCount(1), _ -> new ArrayList<>())
            .add(scenario);
      }
    }
    List<RunRequest> all = new ArrayList<>();
    RunRequest first = planned.getFirst();
    others.forEach((header, scenarios) -> request(first, header, scenarios).ifPresent(all::add));
    all.addAll(planned);
    return all;
  }

  private Optional<RunRequest> request(
      RunRequest like, Header header, List<Scenario> scenarios) {
    Geometry geometry = Geometries.named(header.geometry()).orElse(null);
    Implementation meant;
    try {
      List<Variant> variants =
          ImplementationOptions.resolve(ScenarioFiles.REGRESSIONS.toString(), header.variants());
      if (variants.stream().anyMatch(variant -> variant.kind() == Variant.Kind.BUG)) {
        return Optional.empty();
      }
      meant =
          selector.one(
              ScenarioFiles.REGRESSIONS.toString(), header.manager(), header.entries(), variants);
    } catch (CommandFailure _) {
      // Nobody provides it: told by whoever tells what was skipped.
      return Optional.empty();
    }
    if (geometry == null || !meant.supports(geometry)) {
      return Optional.empty();
    }
    return Optional.of(
        new RunRequest(
            meant,
            header.variants(),
            geometry,
            Catalogue.all(),
            like.seed(),
            Extent.scenarios(0),
            true,
            scenarios,
            Bounds.DEFAULT));
  }
}
