package org.ptck.conformance.child;

import java.util.List;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/** Runs of a few scenarios in children. */
final class Children {

  /** Hangs are found out soon. */
  static final Bounds IMPATIENT = new Bounds(16, 8, 1_500);

  private Children() {}

  static RunRequest request(
      Implementation implementation, long scenarioCountMax, boolean keepGoing) {
    return new RunRequest(
        implementation,
        List.of(),
        Geometries.TINY,
        Catalogue.all(),
        7,
        Extent.scenarios(scenarioCountMax),
        keepGoing,
        List.of(),
        IMPATIENT);
  }

  static RunReport run(
      Implementation implementation, long scenarioCountMax, boolean keepGoing) {
    return Campaign.run(
        request(implementation, scenarioCountMax, keepGoing), Progress.NONE);
  }

  /** The only manager of the host over plain entry operations. */
  static Implementation onlyManager(ChildExecutors executors) {
    return executors.implementation(
        executors.managers().getFirst(), new PlainEntriesProvider());
  }

  static String detail(Finding finding, String key) {
    return finding.details()
        .stream()
        .filter(detail -> detail.key().equals(key))
        .map(Detail::value)
        .findFirst()
        .orElse("");
  }
}
