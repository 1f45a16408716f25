package org.ptck.conformance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.choice.GeneratorProfile;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.testing.Requests;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.Rule;

/** Where the kit loads spaces, no two CPUs have one of them, if that is what was declared. */
class OneCpuPerSpaceTest {

  private static final int SCENARIO_COUNT = 400;
  private static final List<Rule> NO_RULES = List.of();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noTwoCpusHaveASpaceLoaded(boolean declared) {
    Implementation implementation =
        new Implementation(new KitLoaded(declared), new PlainEntriesProvider());
    Set<Capability> capabilities = implementation.capabilities(Geometries.TINY);
    ScenarioRunner runner =
        new ScenarioRunner(
            implementation,
            Geometries.TINY,
            NO_RULES,
            Bounds.DEFAULT,
            new Heartbeat(),
            RunWatcher.NONE);
    Looking looking = new Looking(runner.machine());
    ScenarioGenerator generator =
        new ScenarioGenerator(Geometries.TINY, capabilities, GeneratorProfile.STANDARD);
    for (int index = 0; index < SCENARIO_COUNT; index++) {
      Scenario scenario = generator.generate(SeededChoices.of(1, "tiny", index));
      // Nobody asks what was flushed: that is another matter.
      assertThat(runner.run(scenario, looking).finding()).as("%s", scenario).isNull();
    }

    assertThat(looking.switches).isGreaterThan(SCENARIO_COUNT);
    assertThat(looking.shared == 0).as("shared %d times", looking.shared).isEqualTo(declared);
  }

  /** The reference, whose spaces the kit loads. */
  private static final class KitLoaded extends Requests.Provider {
    private final boolean onOneCpu;

    KitLoaded(boolean onOneCpu) {
      this.onOneCpu = onOneCpu;
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      Set<Capability> declared = EnumSet.copyOf(super.capabilities(geometry));
      declared.remove(Capability.LOAD);
      if (onOneCpu) {
        declared.add(Capability.ONE_CPU_PER_SPACE);
      }
      return declared;
    }
  }

  /** Looks before each event whether two CPUs have one space. */
  private static final class Looking implements EventSink {
    private final Machine machine;
    private int switches;
    private int shared;

    Looking(Machine machine) {
      this.machine = machine;
    }

    @Override
    public void before(EventKind kind, int actor, long subject) {
      switches += kind == EventKind.LOAD ? 1 : 0;
      long seen = 0;
      for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
        int space = machine.loadedSpace(cpu);
        if (space >= 0) {
          shared += (int) ((seen >>> space) & 1);
          seen |= 1L << space;
        }
      }
    }
  }
}
