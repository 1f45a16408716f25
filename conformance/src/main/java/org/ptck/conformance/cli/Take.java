package org.ptck.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.Recording;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.explain.FailureStory;
import org.ptck.conformance.report.Told;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/**
 * A scenario that was run for its events.
 *
 * @param told what they tell of a violation; empty if there is none, or they do not tell of it
 */
record Take(Recording recording, Optional<Told> told) {

  /**
   * Runs the scenario. Where no file can be made for its events, nothing is told of them.
   *
   * @param kept the file for its events; null for one that is deleted again
   */
  static Take of(Scenario scenario, Implementation meant, @Nullable Path kept) {
    if (kept != null) {
      return into(scenario, meant, kept);
    }
    Path trace = temporary();
    if (trace == null) {
      ScenarioResult result =
          Replay.run(scenario, meant, Catalogue.all(), Bounds.DEFAULT);
      return new Take(new Recording(result, null), Optional.empty());
    }
    try {
      return into(scenario, meant, trace);
    } finally {
      delete(trace);
    }
  }

  /** A file of its own; null if there can be none. */
  static @Nullable Path temporary() {
    try {
      return Files.createTempFile("ptck-events", ".trace");
    } catch (IOException _) {
      return null;
    }
  }

  static void delete(Path trace) {
    try {
      Files.deleteIfExists(trace);
    } catch (IOException _) {
      // It lies where what is temporary is deleted by others.
    }
  }

  private static Take into(Scenario scenario, Implementation meant, Path trace) {
    List<Rule> rules = Catalogue.all();
    Recording recording = Replay.record(scenario, meant, rules, Bounds.DEFAULT, trace);
    Optional<Told> told =
        recording.problem() == null
            ? FailureStory.of(scenario, recording.result(), trace)
            : Optional.empty();
    return new Take(recording, told);
  }
}
