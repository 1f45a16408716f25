package org.ptck.conformance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.report.RefusedText;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what the scenario of a file is run on, if not on what the file names. */
final class Subject {

  /**
   * A scenario and what it is run on.
   *
   * @param scenario with the header of what it is run on
   */
  record Meant(ScenarioFile file, Scenario scenario, Implementation implementation) {

    /** The geometry, with the user range of the implementation. */
    Geometry geometry() {
      return implementation.ranged(
          Geometries.named(scenario.header().geometry()).orElseThrow());
    }

    /** Which steps were refused and why, a line or more for each. */
    String refused(ScenarioResult result) {
      return result.refused().isEmpty()
          ? ""
          : RefusedText.lines(scenario, result.refused(), file.stepLines(), geometry());
    }

    /**
     * Nothing happens if every event occurred that lines of the file name, or a rule was violated.
     *
     * @throws CommandFailure otherwise
     */
    void checkFresh(ScenarioResult result) {
      if (!result.isViolation() && result.isStale()) {
        Step step = scenario.steps().get(result.staleStep());
        Meanwhile meanwhile = step.meanwhile();
        String line = meanwhile == null ? "" : ScenarioPrinter.print(meanwhile).strip();
        throw CommandFailure.noVerdict(
            "%s: stale: the event does not occur any more in '%s': %s"
                .formatted(file.path(), ScenarioPrinter.print(step), line));
      }
    }
  }

  @Mixin private final ImplementationOptions implementation = new ImplementationOptions();

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  // One jar at a time, or it would swallow the file.
  @Option(
      names = PluginSource.PLUGIN_PATH,
      paramLabel = "JAR",
      description = "A jar with an implementation. May be repeated.")
  private List<Path> jars = new ArrayList<>();

  @Option(
      names = PluginSource.NATIVE,
      paramLabel = "LIB",
      description = "A shared library with an implementation in C (ptck.h) instead.")
  private @Nullable Path library;
  // spotless:on

  /** Has something done with the scenario of the file, while plug-ins are loaded. */
  int with(Path file, ToIntFunction<Meant> use) {
    ScenarioFile read = ScenarioFiles.read(file);
    Plugins bundled = PluginLoader.bundled();
    try (Plugins plugins = new PluginSource(jars, library).load(bundled)) {
      return use.applyAsInt(meant(read, new Selector(bundled, plugins)));
    }
  }

  private Meant meant(ScenarioFile read, Selector selector) {
    Scenario recorded = read.scenario();
    List<Variant> variants = variants(read);
    Scenario scenario = recorded.withHeader(header(recorded.header(), variants));
    Header header = scenario.header();
    Implementation meant =
        selector.one(source(read), header.manager(), header.entries(), variants);
    checkSupport(meant, header);
    return new Meant(read, scenario, meant);
  }

  private List<Variant> variants(ScenarioFile read) {
    List<Variant> given = implementation.resolveVariants();
    boolean isFromFile = given.isEmpty() && implementation.manager == null;
    return isFromFile
        ? ImplementationOptions.resolve(
            read.path().toString(), read.scenario().header().variants())
        : given;
  }

  private Header header(Header recorded, List<Variant> variants) {
    String manager = implementation.manager;
    String entries = implementation.entries;
    return recorded
        .withImplementation(
            manager == null ? recorded.manager() : manager,
            entries == null ? recorded.entries() : entries)
        .withVariants(variants.stream().map(Variant::id).toList());
  }

  private String source(ScenarioFile read) {
    return implementation.isGiven() ? "replay" : read.path().toString();
  }

  private static void checkSupport(Implementation meant, Header header) {
    boolean isSupported =
        Geometries.named(header.geometry()).filter(meant::supports).isPresent();
    if (!isSupported) {
      throw CommandFailure.noVerdict(
          "nothing to run: %s does not support %s".formatted(meant.name(), header.geometry()));
    }
  }
}
