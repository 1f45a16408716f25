package org.ptck.conformance.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.rule.family.Catalogue;

/** Scenarios as arbitraries: what is made, and what a failing one shrinks to. */
final class ScenariosTest {

  private static final Implementation REFERENCE =
      new Implementation(new ReferenceProvider(), new PlainEntriesProvider());

  @Provide
  Arbitrary<Scenario> tiny() {
    return Scenarios.on(Geometries.TINY).of(REFERENCE).asArbitrary();
  }

  @Provide
  Arbitrary<Scenario> arm64() {
    return Scenarios.on(Geometries.ARM64_4K).of(REFERENCE).failingPercent(50).asArbitrary();
  }

  @Provide
  Arbitrary<Scenario> shortOnes() {
    return Scenarios.on(Geometries.TINY)
        .capabilities(Capability.PROTECT)
        .stepsAtMost(10)
        .asArbitrary();
  }

  @Property(tries = 300)
  void the_reference_conforms_on_tiny(@ForAll("tiny") Scenario scenario) {
    conforms(scenario);
  }

  @Property(tries = 300)
  void the_reference_conforms_on_arm64_when_allocations_fail(@ForAll("arm64") Scenario scenario) {
    conforms(scenario);
  }

  @Property(tries = 300)
  void what_was_asked_for_is_what_is_made(@ForAll("shortOnes") Scenario scenario) {
    assertThat(scenario.steps()).hasSizeLessThanOrEqualTo(10 + 6);
    assertThat(scenario.steps())
        .noneMatch(step -> step.operation() instanceof Operation.Fork)
        .noneMatch(step -> step.operation() instanceof Operation.Load);
  }

  @Property(tries = 100)
  void every_reduction_is_nearer_to_nothing(@ForAll("tiny") Scenario scenario) {
    ShrinkableScenario whole = new ShrinkableScenario(scenario);

    assertThat(whole.shrink())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.distance()).isLessThan(whole.distance()));
  }

  @Example
  void a_failing_scenario_shrinks_to_the_known_minimum() {
    EngineTestKit.engine("jqwik")
        .configurationParameter("jqwik.database", "")
        // Not on standard output, where it would look like a failure of this build.
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .selectors(selectClass(NoChildWritesCase.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.failed(1));

    assertThat(NoChildWritesCase.smallest.steps().stream().map(Step::operation))
        .satisfiesExactly(
            operation -> assertThat(operation).isInstanceOf(Operation.Fork.class),
            operation -> assertThat(operation).isInstanceOf(Operation.Write.class));
    assertThat(NoChildWritesCase.smallest.header().cpuCount()).isEqualTo(1);
  }

  private static void conforms(Scenario scenario) {
    assertThat(Replay.run(scenario, REFERENCE, Catalogue.all(), Bounds.DEFAULT).finding())
        .isNull();
  }

  /**
   * Fails on any scenario in which a child is written to after its fork: two steps at the least.
   */
  static final class NoChildWritesCase {

    /** The last scenario that jqwik tried and that failed is the one it settles on. */
    static Scenario smallest;

    @Provide
    Arbitrary<Scenario> tiny() {
      return Scenarios.on(Geometries.TINY).asArbitrary();
    }

    @Property
    void nobody_writes_to_a_child(@ForAll("tiny") Scenario scenario) {
      if (writesToChild(scenario.steps())) {
        smallest = scenario;
        throw new AssertionError("a child is written to");
      }
    }

    private static boolean writesToChild(List<Step> steps) {
      for (int i = 0; i < steps.size(); i++) {
        if (steps.get(i).operation() instanceof Operation.Fork(_, int child)
            && steps.stream()
                .skip(i)
                .anyMatch(step -> step.operation() instanceof Operation.Write write
                    && write.space() == child)) {
          return true;
        }
      }
      return false;
    }
  }
}
