package org.ptck.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.gate.KnownFailures;
import org.ptck.conformance.gate.KnownFailuresReader;
import org.ptck.conformance.report.Baseline;
import org.ptck.conformance.report.WholeFile;
import picocli.CommandLine.Option;

/** The options that say how long a gate has, and what it holds runs against. */
final class GateOptions {

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Time in all: smoke 10s, merge 2m (default), nightly 1h.")
  private @Nullable String profileName;

  @Option(
      names = "--time",
      paramLabel = "T",
      converter = Converters.Time.class,
      description = "Time in all instead, shared by the runs: 500ms, 30s, 5m, 1h.")
  private @Nullable Duration time;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description = "The list of known failures; docs/gate.md says what it looks like.")
  @Nullable Path known;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "A --json report of an older state: only what became worse counts.")
  private @Nullable Path against;

  @Option(
      names = "--today",
      paramLabel = "DAY",
      converter = Converters.Day.class,
      description = "The day on which entries of the list expire or do not. Default: the current one.")
  private @Nullable LocalDate today;

  @Option(
      names = "--accept",
      description = {
          "Repair the list of --known: what passes or says nothing is taken out, what is new is put",
          "in, for a person to say who, until when and why."
      })
  boolean accepts;
  // spotless:on

  /** Refuses what does not go together. */
  void check(@Nullable Long scenarioCount) {
    if (accepts && known == null) {
      throw CommandFailure.usage("--accept repairs a list; name it with --known FILE");
    }
    if (time != null && profileName != null) {
      throw CommandFailure.usage("--profile and --time exclude each other; give one");
    }
    if (scenarioCount != null && (time != null || profileName != null)) {
      throw CommandFailure
          .usage("--scenarios and --time or --profile exclude each other; give one");
    }
  }

  /** How long everything may take. */
  Duration total() {
    if (time != null) {
      return time;
    }
    return profileName == null
        ? GateProfile.MERGE.time()
        : Names.find(
            "--profile", "profile", profileName, List.of(GateProfile.values()), GateProfile::word)
            .time();
  }

  /** The day on which entries expire or do not: the one thing here that a clock decides. */
  LocalDate day() {
    return today == null ? LocalDate.now(ZoneId.systemDefault()) : today;
  }

  /** What is known to fail; nothing where no list is named, or one that is still to be made. */
  KnownList list() {
    Path file = known;
    if (file == null) {
      return KnownList.NONE;
    }
    if (accepts && !Files.exists(file)) {
      return new KnownList(KnownFailures.NONE, file);
    }
    return KnownFailuresReader.read(file.toString(), text("--known", file), accepts)
        .map(read -> new KnownList(read, file))
        .getOrElseThrow(CommandFailure::usage);
  }

  /** The older report; null if none is named. */
  @Nullable Baseline base() {
    Path file = against;
    if (file == null) {
      return null;
    }
    try {
      return Baseline.read(text("--against", file));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--against %s: %s".formatted(file, e.getMessage()));
    }
  }

  private static String text(String option, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      String hint =
          option.equals("--known") && !Files.exists(file) ? "; --accept makes one" : "";
      throw CommandFailure
          .usage("%s %s: %s%s".formatted(option, file, WholeFile.reason(e), hint));
    }
  }
}
