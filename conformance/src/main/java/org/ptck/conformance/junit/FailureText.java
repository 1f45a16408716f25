package org.ptck.conformance.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.report.FindingText;
import org.ptck.conformance.report.MarkedScenario;
import org.ptck.conformance.report.ReproFiles;
import org.ptck.conformance.report.Told;
import org.ptck.conformance.report.WholeFile;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Event;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Finding;

/** The message of a violated rule: facts first, then the scenario, then what to do with it. */
final class FailureText {

  private FailureText() {}

  /** The message; the scenario is written to a file as well. */
  static String of(
      Failure failure, PageTableContract contract, RunReport report, Optional<Told> told) {
    return String.join(
        "\n",
        failure.finding().rule() + " is violated: " + failure.finding().rule().statement(),
        aligned(facts(failure, report, told)),
        MarkedScenario.print(
            failure.scenario(), failure.step(), failure.finding().rule().id()),
        FindingText.moment(told) + commands(failure, contract));
  }

  private static List<Detail> facts(
      Failure failure, RunReport report, Optional<Told> told) {
    Finding finding = failure.finding();
    List<Detail> facts = new ArrayList<>();
    facts.add(
        Detail.of(
            "implementation",
            "%s/%s on %s".formatted(report.manager(), report.entries(), report.geometry())));
    Event event = finding.event();
    if (event != null) {
      facts.add(
          Detail.of("seen at", "%s on %s".formatted(event.kind(), Actors.name(event.actor()))));
    }
    facts.addAll(told.map(Told::details).orElse(finding.details()));
    facts.add(Detail.of("look at", finding.rule().advice()));
    facts.add(
        Detail.of(
            "scenario",
            "%d steps, found with %d; %s"
                .formatted(
                    failure.scenario().steps().size(),
                    failure.stepCountBefore(),
                    failure.isMinimal() ? "none can be deleted" : "may not be minimal")));
    return facts;
  }

  private static String aligned(List<Detail> facts) {
    int width = facts.stream().mapToInt(fact -> fact.key().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Detail fact : facts) {
      text.append("  ").append(fact.key()).append(" ".repeat(width - fact.key().length()));
      text.append("  ").append(fact.value()).append('\n');
    }
    return text.toString();
  }

  /** The commands that go with the file; without one, what is lost and why. */
  private static String commands(Failure failure, PageTableContract contract) {
    Path kept = contract.regressionDirectory();
    try {
      Path file = ReproFiles.write(contract.reproDirectory(), failure);
      return "To run it again: ./ptck replay %s --plugin-path JAR\n".formatted(file)
          + "To keep it:      mkdir -p %s && cp %s %s".formatted(kept, file, kept);
    } catch (IOException e) {
      return "Not saved, since %s could not be written to (%s): paste the scenario into a file."
          .formatted(contract.reproDirectory(), WholeFile.reason(e));
    }
  }
}
