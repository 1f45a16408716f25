package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.machine.ledger.Ledger;

/** Everything derived follows from the events, and nothing is left of an earlier scenario. */
class ReplayPropertyTest {

  private static final Set<Capability> STYLES =
      Set.of(
          Capability.ID_RETIREMENT, Capability.DEFERRED_FLUSH, Capability.DEFERRED_RELEASE);

  private final Machine machine = new Machine(Driver.GEOMETRY, Driver.SIZE);

  @Property(tries = 1000)
  void recordedEvents_giveAnEqualLedger(@ForAll("steps") List<DriverStep> steps) {
    RecordingSink recorder = new RecordingSink();
    new Driver(machine, recorder, STYLES).run(steps);

    Ledger replayed = new Ledger(Driver.GEOMETRY, Driver.SIZE, Machine.CPU_COUNT_MAX);
    replayed.reset(Driver.CPU_COUNT, STYLES);
    recorder.events.forEach(replayed::apply);

    assertThat(replayed.contentEquals(machine.ledger())).isTrue();
  }

  @Property(tries = 500)
  void resetMachine_behavesAsANewOne(
      @ForAll("steps") List<DriverStep> earlier, @ForAll("steps") List<DriverStep> steps) {
    new Driver(machine, EventSink.NONE, STYLES).run(earlier);
    Machine fresh = new Machine(Driver.GEOMETRY, Driver.SIZE);
    new Driver(fresh, EventSink.NONE, STYLES).run(steps);

    new Driver(machine, EventSink.NONE, STYLES).run(steps);

    assertThat(machine.eventHash()).isEqualTo(fresh.eventHash());
    assertThat(machine.memoryEquals(fresh)).isTrue();
    assertThat(machine.ledger().contentEquals(fresh.ledger())).isTrue();
  }

  @Property(tries = 200)
  void reset_leavesNothing(@ForAll("steps") List<DriverStep> steps) {
    new Driver(machine, EventSink.NONE, STYLES).run(steps);

    machine.reset(Driver.CPU_COUNT, EventSink.NONE, STYLES);

    Machine fresh = new Machine(Driver.GEOMETRY, Driver.SIZE);
    assertThat(machine.memoryEquals(fresh)).isTrue();
    assertThat(machine.ledger().contentEquals(fresh.ledger())).isTrue();
    assertThat(machine.eventHash()).isZero();
  }

  @Provide
  Arbitrary<List<DriverStep>> steps() {
    return DriverStep.lists(50);
  }
}
