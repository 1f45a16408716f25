package org.ptck.conformance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.campaign.Drawings;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.testing.Guest;
import org.ptck.conformance.testing.Requests;
import org.ptck.oracle.Oracle;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.family.Catalogue;

/** One scenario after the other. */
class ScenarioRunnerTest {

  static Stream<Geometry> geometries() {
    return Geometries.all().stream();
  }

  static Stream<Arguments> stylesOnGeometries() {
    List<String> styles = new ArrayList<>(List.of("plain"));
    Gallery.all()
        .stream()
        .filter(variant -> variant.kind() == Variant.Kind.LEGAL)
        .forEach(variant -> styles.add(variant.id()));
    return styles.stream()
        .flatMap(
            style -> Stream.of(Geometries.TINY, Geometries.ARM64_4K, Geometries.X86_32)
                .map(at -> Arguments.of(style, at)));
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void scenario_isAFunctionOfSeedAndIndex(Geometry geometry) {
    List<String> once = texts(geometry, 200);

    assertThat(texts(geometry, 200)).isEqualTo(once);
    assertThat(texts(geometry, 50)).isEqualTo(once.subList(0, 50));
    assertThat(once).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void events_areTheSameOnAUsedMachine(Geometry geometry) {
    ScenarioRunner used = runner(Requests.REFERENCE, geometry);
    List<Scenario> scenarios = Drawings.of(Requests.REFERENCE, geometry, 60);
    scenarios.forEach(used::run);

    for (Scenario scenario : scenarios.subList(0, 20)) {
      ScenarioResult fresh = runner(Requests.REFERENCE, geometry).run(scenario);
      assertThat(used.run(scenario)).isEqualTo(fresh);
    }
  }

  @Test
  void accepted_areTheOperationsThatTheModelCarriesOut() {
    ScenarioRunner runner = runner(Requests.REFERENCE, Geometries.TINY);

    ScenarioResult result =
        runner.run(
            scenario("spawn A", "spawn A", "map A 0x0 1 anon rw", "write A 0x0", "read A 0x1000"));

    assertThat(result.finding()).isNull();
    assertThat(result.acceptedCount()).isEqualTo(3);
    assertThat(result.operationCount()).isEqualTo(5);
  }

  /** A library may keep an array of 26 spaces, and trust the numbers that it is given. */
  @Test
  void whoKnowsFewSpaces_isAskedAboutNoOther() {
    List<Operation> asked = new ArrayList<>();
    Implementation few =
        Requests.made(
            (host, _) -> new Guest(host) {
              @Override
              public Outcome execute(int cpu, Operation operation) {
                asked.add(operation);
                return super.execute(cpu, operation);
              }
            });
    Scenario scenario =
        scenario("spawn Z", "spawn A1", "fork Z B1", "pin 0 A1 0x0 read", "write A3 0x0",
            "exit A1");

    assertThat(runner(few, Geometries.TINY).run(scenario).finding()).isNull();
    assertThat(asked).containsExactly(new Operation.Spawn(25), new Operation.Exit(25));

    ScenarioResult many = runner(Requests.REFERENCE, Geometries.TINY).run(scenario);
    assertThat(many.finding()).isNull();
    assertThat(many.acceptedCount()).isEqualTo(4);
  }

  /** Each step of each scenario, with each of its allocations failing, alone and with the rest. */
  @ParameterizedTest
  @MethodSource("stylesOnGeometries")
  void everyAllocationOfEveryStepMayFail(String style, Geometry geometry) {
    Implementation implementation =
        Gallery.build(Gallery.named(style).stream().toList(), new PlainEntriesProvider());
    ScenarioRunner runner = runner(implementation, geometry);
    int count = style.equals("plain") ? 100 : 15;
    int swept = 0;
    for (Scenario scenario : Drawings.of(implementation, geometry, count)) {
      for (int step = 0; step < scenario.steps().size(); step++) {
        swept += sweep(runner, scenario, step);
      }
    }
    assertThat(swept).isGreaterThan(100);
  }

  /** Lets one allocation of the step fail after the other; returns how many there are. */
  private static int sweep(ScenarioRunner runner, Scenario scenario, int step) {
    int ordinal = 1;
    while (changesAnything(runner, scenario, step, new AllocationFailure.Only(ordinal))) {
      changesAnything(runner, scenario, step, new AllocationFailure.From(ordinal));
      ordinal++;
    }
    return ordinal - 1;
  }

  /** Whether the failure makes a difference: an allocation that never happens cannot fail. */
  private static boolean changesAnything(
      ScenarioRunner runner, Scenario scenario, int step, AllocationFailure failing) {
    List<Step> steps = new ArrayList<>(scenario.steps().subList(0, step + 1));
    steps.set(step, steps.get(step).failing(AllocationFailure.none()));
    long hash = runner.run(scenario.withSteps(steps)).eventHash();
    steps.set(step, steps.get(step).failing(failing));
    Scenario changed = scenario.withSteps(steps);
    ScenarioResult result = runner.run(changed);
    assertThat(result.finding()).as(() -> ScenarioPrinter.print(changed)).isNull();
    return result.eventHash() != hash;
  }

  /** The ledger knows what memory says, whenever the implementation is asked something. */
  @ParameterizedTest
  @MethodSource("geometries")
  void slowOracle_agreesAtEveryRequest(Geometry geometry) {
    AtomicReference<Machine> machine = new AtomicReference<>();
    AtomicLong looks = new AtomicLong();
    Implementation watched =
        Requests.made(
            (host, _) -> new Guest(host) {
              @Override
              public Outcome execute(int cpu, Operation operation) {
                looks.incrementAndGet();
                assertThat(new Oracle(machine.get()).differences()).isEmpty();
                return super.execute(cpu, operation);
              }
            });
    ScenarioRunner runner = runner(watched, geometry);
    machine.set(runner.machine());

    for (Scenario scenario : Drawings.of(watched, geometry,
        geometry == Geometries.TINY ? 100 : 3)) {
      assertThat(runner.run(scenario).finding()).isNull();
    }
    assertThat(looks).hasValueGreaterThan(20);
  }

  private static ScenarioRunner runner(Implementation implementation, Geometry geometry) {
    return new ScenarioRunner(
        implementation, geometry, Catalogue.all(), Bounds.DEFAULT, new Heartbeat(),
        RunWatcher.NONE);
  }

  private static List<String> texts(Geometry geometry, int count) {
    return Drawings.of(Requests.REFERENCE, geometry, count)
        .stream()
        .map(ScenarioPrinter::print)
        .toList();
  }

  private static Scenario scenario(String... steps) {
    String header = "ptck-scenario 1\ngeometry tiny\nmanager reference\nentries plain\ncpus 1\n";
    return ScenarioParser.parse("test", header + String.join("\n", steps) + "\n").get();
  }
}
