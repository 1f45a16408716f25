package org.ptck.conformance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import picocli.CommandLine.Option;

/** The options that say what is searched, and by how many. */
final class SearchOptions {

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Option(
      names = "--geometry",
      paramLabel = "NAME",
      arity = "1..*",
      description = "The geometries to run on. Default: all that are supported.")
  List<String> geometries = new ArrayList<>();

  @Option(
      names = "--scenarios",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = {
          "Scenarios for each implementation and geometry. Default of run: 40000, sweep 1000,",
          "oracle 40; gate goes by time."
      })
  @Nullable Long scenarioCount;

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

  /** The seed given, or the usual one. */
  long seedOrDefault() {
    return seed == null ? ScenarioDefaults.SEED : seed;
  }

  /** The directory of the regressions, whether or not it exists. */
  Path regressionsOrDefault() {
    return regressions == null ? ScenarioFiles.REGRESSIONS : regressions;
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
