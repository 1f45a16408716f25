package org.ptck.conformance.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Extent;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;
import picocli.CommandLine.Option;

/** The options that say how much is run, on what, and what is looked at. */
final class RunOptions {

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Option(
      names = "--geometry",
      paramLabel = "NAME",
      arity = "1..*",
      description = "The geometries to run on. Default: all that are supported.")
  List<String> geometries = new ArrayList<>();

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
      names = "--scenarios",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Scenarios for each implementation and geometry. Default: 40000, sweep 1000, oracle 40.")
  @Nullable Long scenarioCount;

  @Option(
      names = "--time",
      paramLabel = "T",
      converter = Converters.Time.class,
      description = "Time for each implementation and geometry instead: 500ms, 30s, 5m, 1h.")
  @Nullable Duration time;

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = Converters.Seed.class,
      description = "The seed of the scenarios. Default: 1.")
  @Nullable Long seed;

  @Option(
      names = "--regressions",
      paramLabel = "DIR",
      description = "Scenarios to run first. Default: regressions, if it exists.")
  @Nullable Path regressions;

  @Option(
      names = "--keep-going",
      description = "Go on after a violation and show one failure for each cause, as far as told apart.")
  boolean keepGoing;

  @Option(
      names = "--workers",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = {
          "Scenarios run at a time; reports do not depend on it. Default: one for each processor;",
          "with --plugin-path one for each run, as classes may keep something in static fields."
      })
  @Nullable Long workerCount;
  // spotless:on

  /** The geometries named, or all. */
  List<Geometry> resolveGeometries() {
    return geometries.isEmpty()
        ? Geometries.all()
        : geometries.stream()
            .distinct()
            .map(n -> Names.find("--geometry", "geometry", n, Geometries.all(), Geometry::name))
            .toList();
  }

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

  /** How much each of so many runs does. */
  Extent extent(int runCount) {
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

  /** The seed given, or the usual one. */
  long seedOrDefault() {
    return seed == null ? ScenarioDefaults.SEED : seed;
  }

  /**
   * How many scenarios may be run at a time.
   *
   * @param isShared whether what is run keeps nothing that two threads would share
   */
  Workers workers(boolean isShared) {
    int processorCount = Runtime.getRuntime().availableProcessors();
    if (workerCount != null && workerCount < 1) {
      throw CommandFailure.usage("--workers %d: it takes at least one".formatted(workerCount));
    }
    if (workerCount != null) {
      return Workers.together(Math.clamp(workerCount, 1, Workers.COUNT_MAX));
    }
    return isShared ? Workers.together(processorCount) : Workers.oneForEachRun(processorCount);
  }
}
