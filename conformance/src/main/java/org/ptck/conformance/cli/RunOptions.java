package org.ptck.conformance.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Extent;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;
import picocli.CommandLine.Option;

/** The options that say how long each run lasts, and what is looked at. */
final class RunOptions {

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Option(
      names = "--rule",
      paramLabel = "ID",
      arity = "1..*",
      description = "The rules to look at; ./ptck rules lists them. Default: all.")
  List<String> rules = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = {
          "How much is run. standard: so many scenarios (default); soak: a billion events in all;",
          "sweep: every allocation of every step fails in turn; oracle: the kit itself is checked,",
          "by reading all of memory again and again."
      })
  @Nullable String profileName;

  @Option(
      names = "--time",
      paramLabel = "T",
      converter = Converters.Time.class,
      description = "Time for each implementation and geometry instead: 500ms, 30s, 5m, 1h.")
  @Nullable Duration time;

  @Option(
      names = "--keep-going",
      description = "Go on after a violation and show one failure for each cause, as far as told apart.")
  boolean keepGoing;
  // spotless:on

  /** The rules named, in the order of the catalogue, or all. */
  List<Rule> resolveRules() {
    rules.forEach(RunOptions::rejectAwaited);
    rules.forEach(id -> Names.find("--rule", "rule", id, Catalogue.all(), Rule::id));
    return rules.isEmpty()
        ? Catalogue.all()
        : Catalogue.all().stream().filter(rule -> rules.contains(rule.id())).toList();
  }

  private static void rejectAwaited(String id) {
    Catalogue.awaited()
        .stream()
        .filter(rule -> rule.id().equals(id))
        .forEach(
            rule -> {
              throw CommandFailure.usage(
                  "--rule: %s is looked at by no run yet: it awaits %s; ./ptck rules lists those"
                      .formatted(id, rule.awaits())
                      + " that are");
            });
  }

  /** The profile named, or the usual one. */
  Profile profile() {
    return profileName == null
        ? Profile.STANDARD
        : Names.find(
            "--profile", "profile", profileName, List.of(Profile.values()), Profile::word);
  }

  /** How much each of so many runs does; some options are those of the search. */
  Extent extent(@Nullable Long scenarioCount, int runCount) {
    Profile profile = profile();
    boolean sweeps = profile == Profile.SWEEP;
    if (scenarioCount != null && time != null) {
      throw CommandFailure.usage("--scenarios and --time exclude each other; give one");
    }
    if (profile == Profile.SOAK && (scenarioCount != null || time != null)) {
      throw CommandFailure.usage(
          "--profile soak says how much is run; leave --scenarios and --time out");
    }
    if (scenarioCount != null) {
      return sweeps ? Extent.sweep(scenarioCount) : Extent.scenarios(scenarioCount);
    }
    if (time != null) {
      return new Extent(Long.MAX_VALUE, Long.MAX_VALUE, time.toNanos(), sweeps);
    }
    return profile.extent(runCount);
  }
}
