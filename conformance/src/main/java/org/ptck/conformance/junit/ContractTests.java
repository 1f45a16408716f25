package org.ptck.conformance.junit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.family.Catalogue;

/** The tests of a contract. */
final class ContractTests {

  private ContractTests() {}

  static Stream<DynamicNode> of(PageTableContract contract) {
    List<Geometry> geometries = contract.geometries();
    if (geometries.isEmpty()) {
      throw Verdicts.failed("%s runs on none of the geometries", contract.manager().name());
    }
    Regressions regressions = Regressions.read(contract.regressionDirectory());
    return Stream.concat(
        geometries.stream().map(geometry -> container(contract, geometry, regressions)),
        regressions.skipped(geometries));
  }

  private static DynamicNode container(
      PageTableContract contract, Geometry geometry, Regressions regressions) {
    // The campaign runs when JUnit enters the container, not when it asks for the containers.
    return dynamicContainer(
        geometry.name(), Stream.of(geometry).flatMap(each -> tests(contract, each, regressions)));
  }

  private static Stream<DynamicNode> tests(
      PageTableContract contract, Geometry geometry, Regressions regressions) {
    RunRequest request = request(contract, geometry, regressions.on(geometry));
    RunReport report = Campaign.run(request, Progress.NONE);
    Verdicts verdicts = new Verdicts(contract, request, report);
    Stream<DynamicNode> rules =
        Catalogue.all()
            .stream()
            .map(
                rule -> dynamicTest(
                    rule.id() + " " + rule.statement(), () -> verdicts.check(rule)));
    return Stream.concat(regressions.tests(geometry, report), rules);
  }

  private static RunRequest request(
      PageTableContract contract, Geometry geometry, List<Scenario> regressions) {
    return new RunRequest(
        new Implementation(contract.manager(), contract.entries()),
        List.of(),
        geometry,
        contract.rules(),
        contract.seed(),
        Extent.scenarios(contract.scenarioCount()),
        true,
        regressions,
        Bounds.DEFAULT);
  }
}
