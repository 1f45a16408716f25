package org.ptck.conformance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.gate.Block;
import org.ptck.conformance.gate.KnownFailures;
import org.ptck.conformance.gate.Replayed;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Runs the scenarios of a list of known failures, each on the implementation that it names.
 *
 * @param directory where the list lies
 * @param variants those of the command line, in place of the ones in the files; where there are
 *   none, bugs in the files are left out, since nobody has asked for them
 */
record KnownReplays(Path directory, Selector selector, List<Variant> variants) {

  /** What they come to, in the order of the list; less than that when it is over. */
  List<Replayed> run(KnownFailures list, BooleanSupplier isOver) {
    List<Replayed> replayed = new ArrayList<>();
    for (Block.Repro entry : list.repros()) {
      if (!isOver.getAsBoolean()) {
        replayed.add(new Replayed(entry, outcome(entry)));
      }
    }
    return replayed;
  }

  private Replayed.Outcome outcome(Block.Repro entry) {
    Scenario scenario;
    Implementation meant;
    try {
      Scenario read = ScenarioFiles.read(directory.resolve(entry.file())).scenario();
      List<Variant> others = variants(entry.file(), read.header());
      scenario = read.withHeader(named(read.header(), others));
      Header header = scenario.header();
      meant = selector.one(entry.file(), header.manager(), header.entries(), others);
    } catch (CommandFailure e) {
      return new Replayed.Useless(e.text());
    }
    String geometry = scenario.header().geometry();
    if (Geometries.named(geometry).filter(meant::supports).isEmpty()) {
      return new Replayed.Useless("%s does not support %s".formatted(meant.name(), geometry));
    }
    return outcome(
        scenario,
        Replay.run(scenario, meant, Catalogue.all(), Bounds.DEFAULT));
  }

  private static Replayed.Outcome outcome(Scenario scenario, ScenarioResult result) {
    Finding finding = result.finding();
    if (finding != null) {
      Failure failure =
          new Failure(finding, scenario, result.step(), scenario.steps().size(), 1, true);
      return new Replayed.Violates(scenario.header().manager(), failure);
    }
    return result.isStale()
        ? new Replayed.Useless("an event that a 'when' line names no longer occurs")
        : new Replayed.Passes();
  }

  private List<Variant> variants(String file, Header header) {
    return variants.isEmpty()
        ? ImplementationOptions.resolve(file, header.variants())
            .stream()
            .filter(variant -> variant.kind() != Variant.Kind.BUG)
            .toList()
        : variants;
  }

  private static Header named(Header header, List<Variant> variants) {
    return header.withVariants(variants.stream().map(Variant::id).toList());
  }
}
