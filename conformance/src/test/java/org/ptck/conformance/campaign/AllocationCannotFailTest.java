package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.testing.Requests;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.rule.Gap;
import org.ptck.spec.rule.family.Catalogue;

/** An implementation that has no answer to an allocation that fails is never asked for one. */
class AllocationCannotFailTest {

  private static final Implementation CANNOT_FAIL =
      new Implementation(
          new Requests.Provider() {
            @Override
            public Set<Capability> capabilities(Geometry geometry) {
              Set<Capability> declared = EnumSet.copyOf(super.capabilities(geometry));
              declared.add(Capability.ALLOCATION_CANNOT_FAIL);
              return declared;
            }
          },
          new PlainEntriesProvider());

  @Test
  void noScenarioOfItsRuns_letsAnAllocationFail() {
    ScenarioSource source = new ScenarioSource(Requests.of(CANNOT_FAIL, 1_000));

    for (Drawn drawn = source.next(); drawn != null; drawn = source.next()) {
      source.sweep(drawn.scenario(), List.of(3, 3));
      assertThat(drawn.kind()).isEqualTo(Drawn.Kind.GENERATED);
      assertThat(drawn.scenario().steps())
          .allMatch(step -> step.failing() instanceof AllocationFailure.None);
    }
    assertThat(source.count()).isEqualTo(1_000);
  }

  @Test
  void whereAScenarioSaysSo_noneFails() {
    assertThat(run(Requests.REFERENCE).refused()).hasSize(1);
    assertThat(run(CANNOT_FAIL).refused()).isEmpty();
  }

  @Test
  void sem7_isNotCovered() {
    Gap gap =
        Gap.of(
            Catalogue.rule("SEM-7").orElseThrow(),
            CANNOT_FAIL.capabilities(Geometries.TINY),
            FactGroup.ALL);

    assertThat(gap.sentence()).isEqualTo("needs ALLOCATION_FAILURES, which is not declared");
  }

  private static ScenarioResult run(Implementation implementation) {
    Scenario scenario =
        ScenarioParser.parse(
            "here",
            """
                ptck-scenario 1
                geometry tiny
                manager reference
                entries plain
                cpus 1
                spawn A
                map A 0x0 1 anon rw
                write A 0x0 failing alloc 1+
                """).get();
    return new LocalExecutor(
        implementation, Geometries.TINY, Catalogue.all(), Bounds.DEFAULT, new Heartbeat())
        .run(scenario);
  }
}
