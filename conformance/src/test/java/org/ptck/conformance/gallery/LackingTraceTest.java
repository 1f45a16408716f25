package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.report.TraceText;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.trace.TraceException;
import org.ptck.conformance.trace.TraceHeader;
import org.ptck.conformance.trace.TraceReader;
import org.ptck.conformance.trace.TraceWriter;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.machine.fold.FoldedMachine;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/**
 * A trace that does not tell of locks, walkers, counters or reverse links: rules that read them are
 * not covered, and all others are judged as with them.
 */
class LackingTraceTest {

  private static final int SCENARIO_COUNT = 40;

  @TempDir private Path directory;

  static Stream<FactGroup> groups() {
    return FoldedMachine.DISPENSABLE.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("groups")
  void whatIsLegal_staysSo(FactGroup lacking) throws IOException, TraceException {
    Geometry geometry = Geometries.TINY;
    Implementation implementation = Gallery.build(List.of(), new PlainEntriesProvider());
    ScenarioGenerator generator =
        new ScenarioGenerator(
            geometry,
            implementation.capabilities(geometry),
            GeneratorProfile.STANDARD,
            Header.of(geometry.name()).withCpuCount(3));
    for (int n = 0; n < SCENARIO_COUNT; n++) {
      Scenario scenario = generator.generate(SeededChoices.of(11, geometry.name(), n));
      byte[] trace = record(implementation, scenario);
      TraceReport whole = check(trace);
      TraceReport report = check(without(trace, Set.of(lacking)));

      assertThat(report.damage()).isNull();
      assertThat(report.finding()).isNull();
      assertJudged(whole, report, lacking);
    }
  }

  private static void assertJudged(TraceReport whole, TraceReport report, FactGroup lacking) {
    Map<String, CheckedRule> before =
        whole.rules()
            .stream()
            .collect(Collectors.toMap(rule -> rule.report().id(), Function.identity()));
    for (CheckedRule rule : report.rules()) {
      Rule asked = Catalogue.rule(rule.report().id()).orElseThrow();
      CheckedRule then = before.get(asked.id());
      if (!asked.reads().contains(lacking)) {
        assertThat(rule.report().verdict()).as(asked.id()).isEqualTo(then.report().verdict());
        assertThat(rule.note()).isEqualTo(then.note());
      } else if (then.report().gap().isNone()) {
        assertThat(rule.report().verdict()).as(asked.id()).isEqualTo(RuleVerdict.NOT_COVERED);
        assertThat(rule.note()).isEqualTo("reads " + lacking + ", of which nothing is told");
      }
    }
  }

  static Stream<String> bugs() {
    return Shortest.BY_BUG.keySet().stream().sorted();
  }

  /** What waited for the release of a lock waits for the end of the operation. */
  @ParameterizedTest
  @MethodSource("bugs")
  void aBugOfTheGallery_isBlamedOnTheSameRule(String bug) throws IOException, TraceException {
    byte[] trace = record(bug);
    Finding expected = check(trace).finding();
    for (FactGroup lacking : FoldedMachine.DISPENSABLE) {
      // It ends where the violation was seen, in the middle of an operation, at the end of which
      // other rules might have something to say.
      Event end = expected == null || expected.event() == null ? null : endOf(expected);
      List<String> rule = expected == null ? List.of() : List.of(expected.rule().id());
      TraceReport report = check(rewritten(trace, Set.of(lacking), Set.of(lacking), rule, end));

      assertThat(report.damage()).isNull();
      Finding found = report.finding();
      if (expected == null || expected.rule().reads().contains(lacking)) {
        assertThat(found == null || found.rule().equals(expected.rule())).isTrue();
      } else {
        assertThat(found).as("without %s", lacking).isNotNull();
        assertThat(found.rule()).isEqualTo(expected.rule());
        assertThat(found.details()).isEqualTo(expected.details());
      }
    }
  }

  private static Event endOf(Finding finding) {
    return new Event(
        EventKind.OPERATION_END, finding.event().actor(), finding.operation(), 0, 0, 0);
  }

  @Test
  void anEventOfWhatIsLacking_cannotFollow() throws IOException, TraceException {
    byte[] trace = record("B76");

    TraceReport report =
        check(rewritten(trace, Set.of(FactGroup.LOCKS), Set.of(), List.of(), null));

    assertThat(report.damage()).isNotNull();
    assertThat(report.damage().expected())
        .isEqualTo("no event about LOCKS, which the trace is said to lack");
  }

  @Test
  void thereIsAWordForWhatIsLacking() throws IOException, TraceException {
    byte[] trace = record("B76");

    String text = TraceText.print(check(without(trace, Set.of(FactGroup.LOCKS))));

    assertThat(text)
        .contains("not told: LOCKS; what waits for the release of a lock")
        .contains("NOT_COVERED: LCK-2, LCK-3")
        .contains("reads LOCKS, of which nothing is told");
  }

  // ---- traces

  private byte[] record(String bug) throws IOException {
    return record(Campaigns.implementation(Gallery.named(bug).orElseThrow()), shortest(bug));
  }

  private byte[] record(Implementation implementation, Scenario scenario) throws IOException {
    Geometry geometry = Geometries.named(scenario.header().geometry()).orElseThrow();
    Path file = directory.resolve("trace");
    try (Executor executor =
        implementation.executors()
            .open(implementation, geometry, Catalogue.all(), Bounds.DEFAULT, new Heartbeat())) {
      assertThat(executor.record(scenario, file).problem()).isNull();
    }
    return Files.readAllBytes(file);
  }

  private static TraceReport check(byte[] trace) throws IOException, TraceException {
    try (TraceReader reader = TraceReader.open(new ByteArrayInputStream(trace))) {
      return TraceCheck.check(reader);
    }
  }

  /** The trace as somebody would have written it who cannot tell of the groups. */
  private static byte[] without(byte[] trace, Set<FactGroup> lacking)
      throws IOException, TraceException {
    return rewritten(trace, lacking, lacking, List.of(), null);
  }

  /** For other rules unless there are none, without some events, with one more if there is one. */
  private static byte[] rewritten(
      byte[] trace,
      Set<FactGroup> said,
      Set<FactGroup> leftOut,
      List<String> rules,
      @Nullable Event last)
      throws IOException, TraceException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TraceReader reader = TraceReader.open(new ByteArrayInputStream(trace));
        TraceWriter writer = new TraceWriter(bytes, lacking(reader.header(), said, rules))) {
      while (reader.next()) {
        if (reader.breach() != null) {
          writer.breach(reader.breach(), reader.actor(), reader.subject(), reader.sentence());
        } else {
          FactGroup group = FoldedMachine.toldBy(reader.kind());
          if (group == null || !leftOut.contains(group)) {
            writer.event(
                reader.kind(), reader.actor(), reader.subject(), reader.before(), reader.after(),
                reader.detail());
          }
        }
      }
      if (last != null) {
        writer.event(last.kind(), last.actor(), last.subject(), 0, 0, 0);
      }
    }
    return bytes.toByteArray();
  }

  private static TraceHeader lacking(
      TraceHeader header, Set<FactGroup> groups, List<String> rules) {
    return new TraceHeader(
        header.kit(), header.geometry(), header.size(), header.base(), header.cpuCount(),
        header.manager(), header.entries(), header.capabilities(), header.guards(), groups,
        rules.isEmpty() ? header.rules() : rules, header.scenario());
  }

  private static Scenario shortest(String bug) throws IOException {
    try (InputStream file = Gallery.class.getResourceAsStream(bug + ".ptck")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return ScenarioParser.parse(bug, text).get();
    }
  }
}
