package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.check.CheckedRule;
import org.ptck.conformance.check.TraceCheck;
import org.ptck.conformance.check.TraceReport;
import org.ptck.conformance.choice.GeneratorProfile;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.Recording;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.trace.TraceException;
import org.ptck.conformance.trace.TraceReader;
import org.ptck.contpte.ContpteProvider;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/**
 * A trace is judged as the run was that it was recorded from: same rule, event and details.
 *
 * <p>{@code -Dptck.trace.scenarios=1000} looks at more.
 */
class TraceVerdictTest {

  private static final int SCENARIO_COUNT = Integer.getInteger("ptck.trace.scenarios", 12);

  @TempDir private Path directory;

  static Stream<String> bugs() {
    return Shortest.BY_BUG.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void aBugOfTheGallery_isFoundAgain(String bug) throws IOException, TraceException {
    Implementation implementation =
        Campaigns.implementation(Gallery.named(bug).orElseThrow());

    Finding finding = judge(implementation, scenario(bug)).finding();

    if (finding == null) {
      // What shows in answers or calls only; the table below holds which those are.
      assertThat(NOT_IN_EVENTS).contains(bug);
    } else {
      assertThat(finding.rule().id()).isEqualTo(Shortest.BY_BUG.get(bug).rule());
      assertThat(NOT_IN_EVENTS).doesNotContain(bug);
    }
  }

  /**
   * Bugs whose shortest scenario breaks a rule about calls of the entry operations, or about what
   * the kernel copies.
   */
  private static final List<String> NOT_IN_EVENTS = List.of("B61", "X08", "X13", "X26", "X27");

  static Stream<Arguments> implementations() {
    Stream<Variant> variants =
        Gallery.all().stream().filter(each -> !each.id().startsWith("all-"));
    Stream<Arguments> all =
        Stream.concat(
            Stream.of(
                Arguments.of("plain", Gallery.build(List.of(), new PlainEntriesProvider())),
                Arguments.of("contpte", Gallery.build(List.of(), new ContpteProvider())),
                Arguments.of(
                    "memory",
                    PlainMemory.of(Gallery.build(List.of(), new PlainEntriesProvider())))),
            variants.map(each -> Arguments.of(each.id(), Campaigns.implementation(each))));
    return all;
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void generatedScenarios_areJudgedAsTheyWereRun(String name, Implementation implementation)
      throws IOException, TraceException {
    for (Geometry geometry : List.of(Geometries.TINY, Geometries.X86_PAE)) {
      if (implementation.supports(geometry)) {
        ScenarioGenerator generator =
            new ScenarioGenerator(
                geometry,
                implementation.capabilities(geometry),
                GeneratorProfile.STANDARD,
                Header.of(geometry.name()).withCpuCount(3));
        int count = geometry == Geometries.TINY ? SCENARIO_COUNT : SCENARIO_COUNT / 6;
        try (Executor executor = executor(implementation, geometry)) {
          for (int n = 0; n < count; n++) {
            judge(executor, generator.generate(SeededChoices.of(7, geometry.name(), n)));
          }
        }
      }
    }
  }

  /** Runs, records and judges; holds that both say the same. */
  private TraceReport judge(Implementation implementation, Scenario scenario)
      throws IOException, TraceException {
    Geometry geometry = Geometries.named(scenario.header().geometry()).orElseThrow();
    try (Executor executor = executor(implementation, geometry)) {
      return judge(executor, scenario);
    }
  }

  private static Executor executor(Implementation implementation, Geometry geometry) {
    return implementation.executors()
        .open(implementation, geometry, Catalogue.all(), Bounds.DEFAULT, new Heartbeat());
  }

  private TraceReport judge(Executor executor, Scenario scenario)
      throws IOException, TraceException {
    Path file = directory.resolve("trace");
    Map<String, RuleCount> before = counts(executor);
    Recording recording = executor.record(scenario, file);
    assertThat(recording.problem()).isNull();
    TraceReport report = check(file);
    assertThat(report.header().scenario()).isEqualTo(ScenarioPrinter.print(scenario));
    assertSame(scenario, recording.result(), before, counts(executor), report);
    return report;
  }

  private static Map<String, RuleCount> counts(Executor executor) {
    return executor.counts()
        .stream()
        .collect(Collectors.toMap(RuleCount::rule, Function.identity()));
  }

  private static TraceReport check(Path file) throws IOException, TraceException {
    try (TraceReader reader =
        TraceReader.open(new BufferedInputStream(Files.newInputStream(file)))) {
      return TraceCheck.check(reader);
    }
  }

  private static void assertSame(
      Scenario scenario,
      ScenarioResult result,
      Map<String, RuleCount> before,
      Map<String, RuleCount> after,
      TraceReport report) {
    String text = ScenarioPrinter.print(scenario);
    assertThat(report.damage()).as(text).isNull();
    Finding expected = result.finding();
    if (expected == null || !isInEvents(expected)) {
      assertThat(report.finding()).as(text).isNull();
    } else {
      assertThat(report.finding()).as(text).isEqualTo(expected);
      assertThat(report.findingNumber()).isEqualTo(report.eventCount());
    }
    boolean isBreach = expected != null && isBreach(expected);
    assertThat(report.eventCount()).isEqualTo(result.eventCount() + (isBreach ? 1 : 0));
    for (CheckedRule rule : report.rules()) {
      String id = rule.report().id();
      if (!after.containsKey(id)) {
        assertThat(rule.report().verdict())
            .as(id)
            .isIn(RuleVerdict.NOT_COVERED, RuleVerdict.FAIL);
      } else if (isAllEvents(id)) {
        assertThat(rule.report().exercisedCount())
            .as("%s in%n%s", id, text)
            .isEqualTo(after.get(id).exercised() - before.get(id).exercised());
        assertThat(rule.report().objectionCount())
            .isEqualTo(after.get(id).objections() - before.get(id).objections());
      }
    }
  }

  private static boolean isInEvents(Finding finding) {
    return finding.event() != null || isBreach(finding);
  }

  private static boolean isBreach(Finding finding) {
    return finding.event() == null
        && finding.details().stream().anyMatch(detail -> detail.key().equals("breach"));
  }

  private static boolean isAllEvents(String id) {
    Rule rule = Catalogue.rule(id).orElseThrow();
    return rule.checks()
        .stream()
        .allMatch(check -> check instanceof Check.State || check instanceof Check.Transition);
  }

  @Test
  void everyRuleIsLookedAtOrSaysWhyNot() throws IOException, TraceException {
    TraceReport report =
        judge(Gallery.build(List.of(), new PlainEntriesProvider()), scenario("B76"));

    assertThat(report.rules())
        .filteredOn(rule -> rule.report().verdict() == RuleVerdict.NOT_COVERED)
        .allSatisfy(rule -> assertThat(rule.note()).isNotEmpty());
    assertThat(report.rules()).hasSameSizeAs(Catalogue.all());
  }

  private static Scenario scenario(String bug) throws IOException {
    try (@Nullable InputStream file = Gallery.class.getResourceAsStream(bug + ".ptck")) {
      assertThat(file).isNotNull();
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return ScenarioParser.parse(bug, text).get();
    }
  }
}
