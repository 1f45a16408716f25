package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ptck.oracle.Oracle;
import org.ptck.oracle.Sweep;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Moment;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/** What is kept up to date event by event equals what is found by reading all of memory. */
class OraclePropertyTest {

  private static final Set<Capability> ALL_FACTS =
      Set.of(
          Capability.REFERENCES,
          Capability.MAPCOUNTS,
          Capability.EXCLUSIVE_MARKS,
          Capability.DIRTY_TRACKING,
          Capability.WRITE_NOTIFY,
          Capability.RESIDENT_COUNTERS,
          Capability.REVERSE_MAP,
          Capability.FILE_SHARED,
          Capability.PIN,
          Capability.LOCKS,
          Capability.ID_RETIREMENT,
          Capability.DEFERRED_FLUSH,
          Capability.DEFERRED_RELEASE);

  /** All moments but the end of the scenario, which never comes here. */
  private static final Set<Moment> MOMENTS =
      EnumSet.complementOf(EnumSet.of(Moment.SCENARIO_END));

  private final Machine machine = new Machine(Driver.GEOMETRY, Driver.SIZE);
  private final Machine narrow = new Machine(Driver.NARROW, Driver.SIZE);

  @Property(tries = 3000)
  void ledger_equalsWhatMemorySays(@ForAll("steps") List<DriverStep> steps) {
    new Driver(machine, EventSink.NONE, ALL_FACTS).run(steps);

    assertThat(new Oracle(machine).differences()).isEmpty();
  }

  @Property(tries = 2000)
  void ledgerOfANarrowUserRange_equalsWhatMemorySays(@ForAll("steps") List<DriverStep> steps) {
    new Driver(narrow, EventSink.NONE, ALL_FACTS).run(steps);

    assertThat(new Oracle(narrow).differences()).isEmpty();
  }

  @Property(tries = 6000)
  void monitor_agreesWithALookAtEverything(
      @ForAll("stateRules") Rule rule, @ForAll("steps") List<DriverStep> steps) {
    List<Rule> rules = List.of(rule);
    Monitor monitor = new Monitor(Driver.GEOMETRY, rules, ALL_FACTS, machine.view());
    new Driver(machine, monitor, ALL_FACTS).orderly().run(steps);

    Oracle oracle = new Oracle(machine);
    List<Finding> swept = Sweep.violations(rules, oracle.view(), oracle.things(), MOMENTS);
    if (!machine.isStopped()) {
      assertThat(swept).as("what the monitor missed").isEmpty();
    } else if (monitor.finding().event() != null) {
      assertThat(swept).as("what the monitor saw and is not there").isNotEmpty();
    }
  }

  @Provide
  Arbitrary<List<DriverStep>> steps() {
    return DriverStep.lists(60);
  }

  /** The rules that say something of what is, without what they say of what happens. */
  @Provide
  Arbitrary<Rule> stateRules() {
    List<Rule> rules =
        Catalogue.all()
            .stream()
            .filter(rule -> ALL_FACTS.containsAll(rule.needs()))
            .map(rule -> rule.withChecks(stateChecks(rule)))
            .filter(rule -> !rule.checks().isEmpty())
            .toList();
    return Arbitraries.of(rules);
  }

  private static List<Check> stateChecks(Rule rule) {
    return rule.checks().stream().filter(check -> check instanceof Check.State).toList();
  }
}
