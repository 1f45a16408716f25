package org.ptck.conformance.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Finding;

/** One failure: what, where, how to see it again and what to look at, always in this order. */
final class FailureText {

  private final List<PluginOption> plugins;
  private final Path regressions;
  private final Teller teller;

  FailureText(List<PluginOption> plugins, Path regressions, Teller teller) {
    this.plugins = plugins;
    this.regressions = regressions;
    this.teller = teller;
  }

  String print(Alike finding) {
    return print(finding.shown().run(), finding.shown().failure(), finding.elsewhere());
  }

  private String print(SavedRun run, SavedFailure saved, String elsewhere) {
    Failure failure = saved.failure();
    Finding finding = failure.finding();
    Scenario scenario = failure.scenario();
    String text =
        MarkedScenario.print(scenario, failure.step(), finding.rule().id());
    Optional<Told> told = teller.tell(run, failure);
    return FindingText.rule("FAIL ", finding.rule())
        + "  in      " + run.name(scenario.header().variants()) + "\n"
        + elsewhere + "\n"
        + FindingText.details(finding, told) + "\n"
        + Layout.indented(4, text) + "\n"
        + FindingText.moment(told)
        + "  " + shrinking(failure) + "\n"
        + seen(failure)
        + commands(saved.file())
        + Layout.wrapped("  look at: ", finding.rule().advice());
  }

  private static String shrinking(Failure failure) {
    String minimal =
        failure.isMinimal()
            ? "no single step can be deleted"
            : "perhaps not minimal, the minimizer stopped early";
    return "%d of %d steps are left after %d executions; %s"
        .formatted(
            failure.scenario().steps().size(),
            failure.stepCountBefore(),
            failure.executionCount(),
            minimal);
  }

  private static String seen(Failure failure) {
    return failure.seenCount() == 1
        ? ""
        : "  %s scenarios failed in the same way\n".formatted(Layout.compact(failure.seenCount()));
  }

  private String commands(@Nullable Path file) {
    if (file == null) {
      return "  not saved: paste the scenario into a file to replay it\n";
    }
    String keep =
        "mkdir -p %s && cp %s %s/".formatted(quoted(regressions), quoted(file),
            quoted(regressions));
    return "  replay:  " + replay(file) + "\n  keep:    " + keep + "\n";
  }

  /** The command that runs the scenario of a file again. */
  String replay(Path file) {
    StringBuilder replay = new StringBuilder("./ptck replay " + quoted(file));
    for (PluginOption plugin : plugins) {
      replay.append(' ').append(plugin.name()).append(' ').append(quoted(plugin.path()));
    }
    return replay.toString();
  }

  /** The path as one word of a shell. */
  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./@%+=:,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
