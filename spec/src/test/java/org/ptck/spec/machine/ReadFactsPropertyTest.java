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
import org.ptck.spec.example.ReadFacts;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/** No check reads facts of a group that it does not declare, whatever happens. */
class ReadFactsPropertyTest {

  private static final Set<Capability> ALL = EnumSet.allOf(Capability.class);

  private final Machine machine = new Machine(Driver.GEOMETRY, Driver.SIZE);

  @Property(tries = 3000)
  void whatIsReadIsDeclared(
      @ForAll("rules") Rule rule, @ForAll("steps") List<DriverStep> steps) {
    ReadFacts read = new ReadFacts();
    Monitor monitor =
        new Monitor(Driver.GEOMETRY, List.of(read.watched(rule)), ALL, machine.view());
    new Driver(machine, monitor, ALL).run(steps);

    for (Check check : rule.checks()) {
      assertThat(FactGroup.missing(read.of(check), check.reads()))
          .as("what %s reads and does not declare", rule)
          .isEmpty();
    }
  }

  @Provide
  Arbitrary<Rule> rules() {
    return Arbitraries.of(
        Catalogue.all()
            .stream()
            .filter(rule -> rule.checks().stream().anyMatch(check -> !check.reads().isEmpty()))
            .toList());
  }

  @Provide
  Arbitrary<List<DriverStep>> steps() {
    return DriverStep.lists(60);
  }
}
