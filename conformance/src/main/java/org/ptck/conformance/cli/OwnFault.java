package org.ptck.conformance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.ptck.conformance.oracle.Disagreement;
import org.ptck.conformance.oracle.OracleDisagrees;
import org.ptck.conformance.report.ReproFiles;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;

/** What is told where the slow oracle disagrees: a bug of the kit, and how it is seen again. */
final class OwnFault {

  private OwnFault() {}

  /**
   * What to tell, if that is why a run has failed; the scenario is then written into the directory.
   */
  static Optional<RuntimeException> of(Throwable failed, long seed, Path directory) {
    Throwable at = failed;
    while (at != null && !(at instanceof OracleDisagrees)) {
      at = at.getCause();
    }
    return at instanceof OracleDisagrees disagrees
        ? Optional.of(failure(disagrees, seed, directory))
        : Optional.empty();
  }

  private static CommandFailure failure(OracleDisagrees disagrees, long seed, Path directory) {
    Scenario scenario = disagrees.scenario();
    Disagreement what = disagrees.disagreement();
    CommandFailure failure =
        CommandFailure.noVerdict(
            """
                internal error: the slow oracle disagrees; this is a bug of the kit, and not of %s/%s
                  on %s, seed %d, at step %d, after event %d (%s): %s
                  %s
                %s"""
                .formatted(
                    scenario.header().manager(),
                    scenario.header().entries(),
                    scenario.header().geometry(),
                    seed,
                    what.step() + 1,
                    what.event(),
                    what.kind(),
                    what.sentence(),
                    again(scenario, directory),
                    ScenarioPrinter.print(scenario).stripTrailing().indent(4).stripTrailing()));
    failure.addSuppressed(disagrees);
    return failure;
  }

  private static String again(Scenario scenario, Path directory) {
    try {
      Path file = ReproFiles.write(directory.resolve("oracle"), scenario);
      return "see it again: ./ptck run --profile oracle --geometry %s --scenarios 1 --regressions %s"
          .formatted(scenario.header().geometry(), file.getParent());
    } catch (IOException e) {
      return "the scenario could not be written to %s (%s)".formatted(directory, e.getMessage());
    }
  }
}
