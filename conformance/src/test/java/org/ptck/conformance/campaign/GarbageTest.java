package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.testing.Guest;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** A manager that calls the machine at random is found out, whichever rules are looked at. */
class GarbageTest {

  private static final List<Method> CALLS =
      Arrays.stream(Hardware.class.getMethods())
          .sorted(Comparator.comparing(Method::getName))
          .toList();

  static Stream<Geometry> geometries() {
    return Geometries.all().stream();
  }

  static Stream<Rule> rules() {
    return Catalogue.all().stream();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void randomCalls_areAFinding(Geometry geometry) {
    for (int seed = 1; seed <= 20; seed++) {
      RunReport report = run(geometry, Catalogue.all(), seed, 100, false);

      assertThat(report.verdict()).as("seed %d", seed).isEqualTo(RuleVerdict.FAIL);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void randomCalls_neverEndTheRun_whereOneRuleAloneIsLookedAt(Rule rule) {
    for (int seed = 1; seed <= 5; seed++) {
      RunReport report = run(Geometries.TINY, List.of(rule), seed, 100, true);

      // It ends early only when its one rule has failed.
      assertThat(report.scenarioCount())
          .isGreaterThanOrEqualTo(report.failures().isEmpty() ? 100 : 1);
    }
  }

  private static RunReport run(
      Geometry geometry, List<Rule> rules, int seed, int scenarioCount, boolean keepGoing) {
    Implementation implementation =
        Requests.made((host, hardware) -> new Garbage(host, hardware, seed));
    return Requests.run(
        Requests.of(implementation, geometry, rules, scenarioCount, keepGoing));
  }

  /** Makes random calls before it lets the reference do its work. */
  private static final class Garbage extends Guest {
    private static final int CALL_COUNT = 6;

    private final Hardware hardware;
    private final Random random;
    private final List<Long> seen =
        new ArrayList<>(List.of(0L, 1L, 2L, 3L, 0x1000L, 0x1008L, 1536L, -1L, Long.MAX_VALUE));

    Garbage(MemoryManager host, Hardware hardware, int seed) {
      super(host);
      this.hardware = hardware;
      this.random = new Random(seed);
    }

    @Override
    public Outcome execute(int cpu, Operation operation) {
      for (int i = 0; i < CALL_COUNT; i++) {
        call(CALLS.get(random.nextInt(CALLS.size())));
      }
      return super.execute(cpu, operation);
    }

    private void call(Method method) {
      Object[] arguments = new Object[method.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        long number = seen.get(random.nextInt(seen.size()));
        arguments[i] =
            method.getParameterTypes()[i] == int.class ? (Object) (int) number : (Object) number;
      }
      try {
        if (method.invoke(hardware, arguments) instanceof Number result) {
          seen.add(result.longValue());
          seen.add(result.longValue() | 3);
        }
      } catch (InvocationTargetException breach) {
        // Swallowed: it goes on as if nothing had happened.
        seen.add(random.nextLong());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
