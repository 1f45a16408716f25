package org.ptck.conformance.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.testing.Guest;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.MemoryManagerProvider;
import org.ptck.spec.rule.family.Catalogue;

/** What an operation spoils is found when it ends, wherever in its range or space that is. */
class ReadBackTest {

  private static final int PAGE_COUNT = 100;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
          "fork A B                | SEM-1",
          "protect A 0x0 100 ro    | SEM-1",
          "move A 0x0 100 0x800000 | SEM-1",
          // Refused, and not even about the page.
          "map A 0x0 1 anon rw     | SEM-5",
          "sync 0                  | SEM-4",
          "lazy                    | SEM-4",
      })
  void aPageFarInside_isSpoiltByTheStep(String step, String rule) {
    for (int page : new int[] {0, 63, 64, 70, 99}) {
      Scenario scenario = scenario(step);

      ScenarioResult result =
          Replay.run(
              scenario,
              new Implementation(new SpoilingProvider(page), new PlainEntriesProvider()),
              Catalogue.all(),
              Bounds.DEFAULT);

      assertThat(result.finding()).as("page %d", page).isNotNull();
      assertThat(result.finding().rule().id()).as("page %d", page).isEqualTo(rule);
      assertThat(result.step()).as("page %d", page).isEqualTo(scenario.steps().size() - 1);
    }
  }

  private static Scenario scenario(String step) {
    StringBuilder text = new StringBuilder();
    text.append("ptck-scenario 1\ngeometry arm64-4k\nmanager spoiling\nentries plain\ncpus 1\n");
    text.append("spawn A\nmap A 0x0 ").append(PAGE_COUNT).append(" anon rw\n");
    for (int page = 0; page < PAGE_COUNT; page++) {
      text.append("write A 0x%x\n".formatted(page << 12));
    }
    return ScenarioParser.parse("test", text.append(step).append('\n').toString()).get();
  }

  /** The reference, which zeroes a page of the first space when a request after the stores ends. */
  private record SpoilingProvider(int page) implements MemoryManagerProvider {

    @Override
    public String name() {
      return "spoiling";
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      return new ReferenceProvider().capabilities(geometry);
    }

    @Override
    public Guards guards(Geometry geometry) {
      return new ReferenceProvider().guards(geometry);
    }

    @Override
    public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
      List<Integer> folios = new ArrayList<>();
      Hardware noting =
          (Hardware) Proxy.newProxyInstance(
              Hardware.class.getClassLoader(),
              new Class<?>[] {Hardware.class},
              (_, method, arguments) -> {
                try {
                  Object answer = method.invoke(hardware, arguments);
                  if (method.getName().equals("folioAllocate")) {
                    folios.add((Integer) answer);
                  }
                  return answer;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
      return new Guest(new ReferenceProvider().create(geometry, noting, entries)) {
        @Override
        public Outcome execute(int cpu, Operation operation) {
          Outcome outcome = super.execute(cpu, operation);
          if (folios.size() == PAGE_COUNT) {
            hardware.pageZero(folios.get(page));
          }
          return outcome;
        }
      };
    }
  }
}
