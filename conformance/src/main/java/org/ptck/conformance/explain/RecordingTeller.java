package org.ptck.conformance.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.Recording;
import org.ptck.conformance.execute.RunInterrupted;
import org.ptck.conformance.report.SavedRun;
import org.ptck.conformance.report.Teller;
import org.ptck.conformance.report.Told;
import org.ptck.spec.rule.Finding;

/**
 * Runs the scenario of a failure once more for its events, and tells them. Nothing that happens
 * meanwhile changes what the run found: where there is no trace, nothing is told.
 */
public final class RecordingTeller implements Teller {

  /** What is said of implementations that do not come back, so that a trace ends too soon. */
  private static final Set<String> LOST = Set.of("hung", "the process");

  private final Function<RunReport, @Nullable RunRequest> requests;

  /** Of runs, what was asked for and what came of it, in one order. */
  public static Teller of(List<RunRequest> requests, List<RunReport> reports) {
    IdentityHashMap<RunReport, RunRequest> asked = new IdentityHashMap<>();
    for (int run = 0; run < reports.size(); run++) {
      asked.put(reports.get(run), requests.get(run));
    }
    return new RecordingTeller(asked::get);
  }

  /** Of a report, {@code requests} answers what was asked for; null if that is not known. */
  public RecordingTeller(Function<RunReport, @Nullable RunRequest> requests) {
    this.requests = requests;
  }

  @Override
  public Optional<Told> tell(SavedRun run, Failure failure) {
    RunRequest request = requests.apply(run.report());
    Finding finding = failure.finding();
    boolean isLost = finding.details().stream().anyMatch(each -> LOST.contains(each.key()));
    if (request == null || isLost || failure.scenario().steps().isEmpty()) {
      return Optional.empty();
    }
    try {
      Path trace = Files.createTempFile("ptck-explain", ".trace");
      try {
        return tell(failure, Campaign.record(request, failure, trace), trace);
      } finally {
        Files.deleteIfExists(trace);
      }
    } catch (IOException | ExecutorLost | RunInterrupted _) {
      return Optional.empty();
    }
  }

  private static Optional<Told> tell(Failure failure, Recording recording, Path trace) {
    ScenarioResult result = recording.result();
    boolean isTheSame =
        recording.problem() == null && result.violates(failure.finding().rule().id());
    return isTheSame
        ? FailureStory.of(failure.scenario(), result, trace)
        : Optional.empty();
  }
}
