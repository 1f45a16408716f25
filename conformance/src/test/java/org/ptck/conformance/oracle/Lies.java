package org.ptck.conformance.oracle;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.drive.ScenarioRunner;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.testing.Guest;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** A kit whose ledger is told of what has not happened, and one whose rules change their mind. */
public final class Lies {

  public static final Scenario SCENARIO =
      ScenarioParser
          .parse(
              "lies",
              """
                  ptck-scenario 1
                  geometry tiny
                  manager guest
                  entries plain
                  cpus 2
                  spawn A
                  map A 0x0 2 anon rw
                  write A 0x0
                  """)
          .get();

  private Lies() {}

  /** What a run beside the oracle throws when the ledger knows of a table that nobody allocated. */
  public static OracleDisagrees thrown() {
    return thrown(OracleExecutor::run);
  }

  /** The same of another way to run a scenario. */
  static OracleDisagrees thrown(BiConsumer<OracleExecutor, Scenario> way) {
    AtomicReference<Machine> machine = new AtomicReference<>();
    Implementation lying =
        Requests.made(
            (host, _) -> new Guest(host) {
              @Override
              public Outcome execute(int cpu, Operation operation) {
                if (operation instanceof Operation.Map) {
                  invent(machine.get());
                }
                return super.execute(cpu, operation);
              }
            });
    try (OracleExecutor executor = executor(lying, machine, Catalogue.all())) {
      way.accept(executor, SCENARIO);
      throw new AssertionError("the oracle has seen nothing");
    } catch (OracleDisagrees disagrees) {
      return disagrees;
    }
  }

  private static void invent(Machine machine) {
    long last = machine.frames().address(machine.frames().tableCount());
    machine.ledger().apply(EventKind.TABLE_ALLOCATE, 0, last, 0, 0, 0);
  }

  static OracleExecutor executor(
      Implementation implementation, AtomicReference<Machine> machine, List<Rule> rules) {
    ScenarioRunner runner =
        new ScenarioRunner(
            implementation, Geometries.TINY, rules, Bounds.DEFAULT, new Heartbeat(),
            RunWatcher.NONE);
    machine.set(runner.machine());
    return new OracleExecutor(runner, implementation, rules);
  }
}
