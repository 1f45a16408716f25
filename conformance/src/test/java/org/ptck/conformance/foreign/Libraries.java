package org.ptck.conformance.foreign;

import java.util.List;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.rule.family.Catalogue;

/** Runs of managers in C that are loaded into this process. */
final class Libraries {

  private Libraries() {}

  /** What the library brings, on its one geometry. */
  static RunReport run(ForeignLibrary library, long seed, int scenarioCount) {
    Implementation implementation = implementation(library);
    return Campaign.run(
        new RunRequest(
            implementation,
            List.of(),
            ((ForeignManagerProvider) implementation.manager()).plugin().geometries().getFirst(),
            Catalogue.all(),
            seed,
            Extent.scenarios(scenarioCount),
            false,
            List.of(),
            Bounds.DEFAULT),
        Progress.NONE);
  }

  /** Its manager over plain entries, executed here. */
  static Implementation implementation(ForeignLibrary library) {
    ExecutorFactory executors =
        (implementation, geometry, rules, bounds, heartbeat) -> new LocalExecutor(
            implementation,
            library.machine(geometry),
            rules,
            bounds,
            heartbeat,
            RunWatcher.NONE);
    return new Implementation(
        library.manager().orElseThrow(), new PlainEntriesProvider(), executors);
  }
}
