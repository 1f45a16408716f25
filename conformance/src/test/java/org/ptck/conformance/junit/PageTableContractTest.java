package org.ptck.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.plugin.MemoryManagerProvider;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** Runs contracts as JUnit would and looks at what JUnit is told. */
final class PageTableContractTest {

  private static final int RULE_COUNT = Catalogue.all().size();

  /** Rules about contiguous blocks, which the plain layer beneath makes none of. */
  private static final long BLOCK_RULE_COUNT = ruleCount(Capability.CONTIGUOUS);

  /** The reference walks no tables for anybody else. */
  private static final long WALK_RULE_COUNT = ruleCount(Capability.TRANSLATE);

  private static final long GEOMETRY_COUNT = Geometries.all().size();

  /** Geometries whose hardware never changes an entry. */
  private static final long UNMARKED_COUNT =
      geometryCount(geometry -> !geometry.architecture().hardwareMarks().includeAccessed());

  /** Geometries whose hardware never says dirty. */
  private static final long CLEAN_COUNT =
      geometryCount(geometry -> !geometry.architecture().hardwareMarks().includeDirty());

  /** Geometries whose architecture lets valid entries be replaced in place. */
  private static final long REPLACED_IN_PLACE_COUNT =
      geometryCount(geometry -> !geometry.architecture().asksBreakBeforeMake());

  /** Geometries whose entries cannot forbid execution. */
  private static final long EXECUTABLE_COUNT =
      geometryCount(geometry -> !geometry.architecture().canForbidExecution());

  @TempDir static Path directory;

  @Test
  void a_correct_manager_passes_every_rule_on_every_geometry() {
    Events tests = run(CorrectCase.class);

    long aborted =
        GEOMETRY_COUNT * (BLOCK_RULE_COUNT + WALK_RULE_COUNT)
            + UNMARKED_COUNT * ruleCount(Capability.HARDWARE_MARKS)
            + CLEAN_COUNT * ruleCount(Capability.HARDWARE_DIRTY)
            + REPLACED_IN_PLACE_COUNT * ruleCount(Capability.BREAK_BEFORE_MAKE)
            + EXECUTABLE_COUNT * ruleCount(Capability.EXECUTE_PERMISSION);
    tests.assertStatistics(
        stats -> stats
            .succeeded(GEOMETRY_COUNT * RULE_COUNT - aborted)
            .failed(0)
            .aborted(aborted));
    assertThat(names(tests))
        .contains("REF-1 A folio's refcount is never below its mapcount.");
  }

  private static long geometryCount(Predicate<Geometry> is) {
    return Geometries.all().stream().filter(is).count();
  }

  private static long ruleCount(Capability needed) {
    return Catalogue.all().stream().filter(rule -> rule.needs().contains(needed)).count();
  }

  @Test
  void a_violated_rule_fails_with_facts_then_scenario_then_commands() throws IOException {
    Throwable thrown = outcome(run(UnflushedCase.class), "TLB-1");
    String repro = directory.resolve("repros/TLB-1-unflushed-plain-tiny-").toString();

    assertThat(thrown).isInstanceOf(AssertionError.class);
    assertThat(thrown.getStackTrace()).isEmpty();
    assertThat(thrown.getMessage())
        .startsWith("TLB-1 is violated: When an operation returns")
        .containsSubsequence(
            "implementation", "unflushed/plain on tiny",
            "usable on CPUs ",
            "look at", "Flush before returning",
            "ptck-scenario 1\n", "violates TLB-1\n",
            "./ptck replay " + repro, " --plugin-path JAR",
            "cp " + repro);
    try (Stream<Path> repros = Files.list(directory.resolve("repros"))) {
      for (Path each : repros.toList()) {
        assertThat(ScenarioParser.parse("repro", Files.readString(each)).isRight()).isTrue();
      }
    }
  }

  @Test
  void a_rule_that_needs_a_missing_capability_is_aborted_and_says_which() {
    Events tests = run(UncountedCase.class);

    assertThat(outcome(tests, "REF-2"))
        .hasMessage("REF-2 is not covered: uncounted/plain does not declare [MAPCOUNTS]");
    tests
        .assertStatistics(stats -> stats.aborted(3 + BLOCK_RULE_COUNT + WALK_RULE_COUNT).failed(0));
  }

  @Test
  void a_rule_that_was_never_looked_at_fails() {
    assertThat(outcome(run(OneScenarioCase.class), "SEM-7"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("SEM-7 was never looked at: its premise held in none of 1 ");
  }

  @Test
  void a_rule_that_was_not_asked_for_is_aborted_unless_it_is_of_the_run_family() {
    Events tests = run(OneRuleCase.class);

    tests.assertStatistics(stats -> stats.succeeded(4).failed(0).aborted(RULE_COUNT - 4));
    assertThat(outcome(tests, "REF-1")).hasMessage("REF-1 is not among rules()");
  }

  @Test
  void a_run_of_nothing_fails() {
    Events tests = run(NothingCase.class);

    tests.assertStatistics(stats -> stats.succeeded(0).failed(RULE_COUNT));
  }

  @Test
  void a_kept_scenario_runs_before_all_others() throws IOException {
    Path kept = Files.createDirectories(directory.resolve("kept"));
    Files.writeString(
        kept.resolve("one.ptck"),
        """
            ptck-scenario 1
            geometry tiny
            manager unflushed
            entries plain
            cpus 2
            spawn A
            map A 0x0 1 anon rw
            cpu1 write A 0x0
            unmap A 0x0 1
            """);

    Events tests = run(KeptScenarioCase.class);
    assertThat(outcome(tests, "TLB-2").getMessage()).startsWith("TLB-2 is violated");
    assertThat(outcome(tests, "regression one.ptck"))
        .hasMessage("TLB-2 is violated; the test of TLB-2 shows where");
  }

  @Test
  void a_kept_scenario_that_is_not_run_or_refused_says_so() throws IOException {
    Path kept = Files.createDirectories(directory.resolve("other"));
    String text =
        """
            ptck-scenario 1
            geometry tiny
            manager referense
            entries plain
            cpus 1
            spawn A
            map A 0x123 1 anon rw
            """;
    Files.writeString(kept.resolve("a.ptck"), text);
    Files.writeString(kept.resolve("b.ptck"), text.replace("tiny", "x86-64-4"));

    Events tests = run(OtherScenarioCase.class);

    assertThat(names(tests))
        .contains("regression a.ptck, which names referense/plain, 1 of 2 steps refused");
    assertThat(outcome(tests, "regression b.ptck"))
        .hasMessage(
            kept.resolve("b.ptck")
                + " is not run: it names geometry x86-64-4, which is none of geometries()");
  }

  @Test
  void a_kept_scenario_that_cannot_be_read_fails_with_its_place() throws IOException {
    Path spoiled = Files.createDirectories(directory.resolve("spoiled"));
    Files.writeString(spoiled.resolve("one.ptck"), "ptck-scenario one\n");

    Events containers = execute(SpoiledScenarioCase.class, true);

    assertThat(containers.failed().list().toString()).contains("one.ptck:1:15: ");
  }

  /**
   * Surefire before 2.22, where a class is public: its public methods named {@code test...} without
   * parameters are run, inherited ones too, and no others.
   */
  @Test
  void a_runner_that_knows_no_JUnit_5_fails_and_says_so() {
    List<Method> run =
        Arrays.stream(CorrectCase.class.getMethods())
            .filter(method -> method.getName().startsWith("test"))
            .filter(method -> method.getParameterCount() == 0)
            .filter(method -> method.getReturnType() == void.class)
            .toList();

    assertThat(run).hasSize(1);
    assertThatThrownBy(() -> run.getFirst().invoke(new CorrectCase()))
        .cause()
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no rule was looked at")
        .hasMessageContaining("Pin maven-surefire-plugin");
  }

  // ---- running

  private static Events run(Class<?> contract) {
    return execute(contract, false);
  }

  private static Events execute(Class<?> contract, boolean containers) {
    var results =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(contract)).execute();
    return containers ? results.containerEvents() : results.testEvents();
  }

  private static List<String> names(Events tests) {
    return tests.finished()
        .stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  /** What came of the first test whose name begins so. */
  private static Throwable outcome(Events tests, String ruleId) {
    return tests.finished()
        .stream()
        .filter(event -> event.getTestDescriptor().getDisplayName().startsWith(ruleId))
        .map(PageTableContractTest::thrown)
        .findFirst()
        .orElseThrow();
  }

  private static Throwable thrown(Event finished) {
    return finished.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  // ---- contracts, as users write them

  static class CorrectCase implements PageTableContract {
    @Override
    public MemoryManagerProvider manager() {
      return new ReferenceProvider();
    }

    @Override
    public long scenarioCount() {
      return 1_000;
    }
  }

  static class UnflushedCase extends OnTiny {
    @Override
    public MemoryManagerProvider manager() {
      return new UnflushedProvider();
    }

    @Override
    public Path reproDirectory() {
      return directory.resolve("repros");
    }
  }

  static class UncountedCase extends OnTiny {
    @Override
    public MemoryManagerProvider manager() {
      return new UncountedProvider();
    }
  }

  static class OneScenarioCase extends OnTiny {
    @Override
    public long scenarioCount() {
      return 1;
    }
  }

  static class OneRuleCase extends OnTiny {
    @Override
    public List<Rule> rules() {
      return List.of(Catalogue.rule("RUN-1").orElseThrow());
    }
  }

  static class NothingCase extends OnTiny {
    @Override
    public long scenarioCount() {
      return 0;
    }
  }

  static class KeptScenarioCase extends UnflushedCase {
    @Override
    public long scenarioCount() {
      return 0;
    }

    @Override
    public Path regressionDirectory() {
      return directory.resolve("kept");
    }
  }

  static class OtherScenarioCase extends OnTiny {
    @Override
    public Path regressionDirectory() {
      return directory.resolve("other");
    }
  }

  static class SpoiledScenarioCase extends OnTiny {
    @Override
    public Path regressionDirectory() {
      return directory.resolve("spoiled");
    }
  }

  abstract static class OnTiny extends CorrectCase {
    @Override
    public List<Geometry> geometries() {
      return List.of(Geometries.TINY);
    }
  }

  /** Says that it keeps no mapcounts. */
  private static final class UncountedProvider extends DelegatingProvider {
    UncountedProvider() {
      super("uncounted", hardware -> hardware);
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      Set<Capability> others = EnumSet.copyOf(super.capabilities(geometry));
      others.remove(Capability.MAPCOUNTS);
      return others;
    }
  }
}
