package org.ptck.conformance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.testing.Requests;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.rule.family.Catalogue;

/** Memory that shrinks at its end alone is unmapped from there. */
class UnmapFromTheEndTest {

  private final List<Operation> asked = new ArrayList<>();

  @Test
  void whatIsMappedInTwoWays_isUnmappedFromTheEnd_beforeTheSpaceGoes() {
    run("spawn A", "map A 0x0 2 anon rw", "map A 0x2000 1 anon ro", "exit A");

    assertThat(asked)
        .extracting(Operation::kind, Operation::address)
        .map(tuple -> tuple.toList().toString())
        .containsExactly(
            "[SPAWN, -1]", "[MAP, 0]", "[MAP, 8192]", "[UNMAP, 8192]", "[UNMAP, 0]", "[EXIT, -1]");
  }

  private void run(String... steps) {
    Implementation implementation =
        new Implementation(new OneEnd(), new PlainEntriesProvider());
    Scenario scenario =
        ScenarioParser.parse(
            "here",
            "ptck-scenario 1\ngeometry tiny\nmanager guest\nentries plain\ncpus 1\n"
                + String.join("\n", steps) + "\n")
            .get();
    ScenarioResult result =
        new ScenarioRunner(
            implementation, Geometries.TINY, Catalogue.all(), Bounds.DEFAULT, new Heartbeat(),
            RunWatcher.NONE)
            .run(scenario);
    assertThat(result.finding()).isNull();
  }

  /** The reference, which is asked for less. */
  private final class OneEnd extends Requests.Provider {
    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      Set<Capability> declared = EnumSet.copyOf(super.capabilities(geometry));
      declared.add(Capability.BRK_ONLY);
      declared.add(Capability.UNMAP_BEFORE_DESTROY);
      return declared;
    }

    @Override
    public MemoryManager create(
        Geometry geometry, Hardware hardware, EntryOperations entries) {
      MemoryManager reference = super.create(geometry, hardware, entries);
      return new MemoryManager() {
        @Override
        public Outcome execute(int cpu, Operation operation) {
          asked.add(operation);
          return reference.execute(cpu, operation);
        }

        @Override
        public Outcome fault(int cpu, int space, long address, Access access) {
          return reference.fault(cpu, space, address, access);
        }
      };
    }
  }
}
