package org.ptck.conformance.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.campaign.Styles;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.report.KeptScenarios;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Spelling;

/** Which kept scenarios belong to which run, and what the header of the others names instead. */
record Regressions(List<ScenarioFile> files) {

  /**
   * The scenarios that are about just what the header names, whatever the number of CPUs; those in
   * styles of it as well.
   */
  List<Scenario> matching(Header header, Styles styles) {
    return files.stream()
        .map(ScenarioFile::scenario)
        .filter(scenario -> isAbout(scenario.header(), header, styles))
        .toList();
  }

  private static boolean isAbout(Header header, Header run, Styles styles) {
    Header expected =
        styles.know(header.variants()) ? run.withVariants(header.variants()) : run;
    return header.withCpuCount(run.cpuCount()).equals(expected);
  }

  /**
   * What is said of them when the runs have ended.
   *
   * @param known the names of managers and entry operations that somebody provides
   */
  KeptScenarios kept(List<RunRequest> requests, Selector known) {
    List<Header> headers = requests.stream().map(Regressions::header).toList();
    Map<Scenario, String> names = new LinkedHashMap<>();
    List<KeptScenarios.Skipped> skipped = new ArrayList<>();
    for (ScenarioFile file : files) {
      String name = file.path().toString();
      Header header = file.scenario().header();
      names.putIfAbsent(file.scenario(), name);
      if (requests.stream()
          .noneMatch(request -> isAbout(header, header(request), request.styles()))) {
        skipped.add(new KeptScenarios.Skipped(name, missing(header, headers, known)));
      }
    }
    return new KeptScenarios(names, skipped);
  }

  /** What a run is about, as the header of a scenario names it. */
  static Header header(RunRequest request) {
    return Header.of(request.geometry().name())
        .withImplementation(
            request.implementation().manager().name(),
            request.implementation().entries().name())
        .withVariants(request.variants());
  }

  /** The first thing that the header names and no run has. */
  private static String missing(Header header, List<Header> runs, Selector known) {
    List<Header> left = left(runs, run -> run.manager().equals(header.manager()));
    if (left.isEmpty()) {
      return named("manager", header.manager(), known.managerNames());
    }
    left = left(left, run -> run.entries().equals(header.entries()));
    if (left.isEmpty()) {
      return named("entries", header.entries(), known.entriesNames());
    }
    left = left(left, run -> run.variants().equals(header.variants()));
    if (left.isEmpty()) {
      List<String> variants = Gallery.all().stream().map(Variant::id).toList();
      return header.variants()
          .stream()
          .map(variant -> named("variant", variant, variants))
          .reduce((one, other) -> one + ", " + other)
          .orElse("no variant");
    }
    return "geometry " + header.geometry();
  }

  private static List<Header> left(List<Header> runs, Predicate<Header> condition) {
    return runs.stream().filter(condition).toList();
  }

  private static String named(String kind, String name, List<String> known) {
    if (known.contains(name)) {
      return kind + " " + name;
    }
    String hint =
        Spelling.closest(name, known)
            .map(close -> " (did you mean '" + close + "'?)")
            .orElse("");
    return "%s %s, which nobody provides here%s".formatted(kind, name, hint);
  }
}
