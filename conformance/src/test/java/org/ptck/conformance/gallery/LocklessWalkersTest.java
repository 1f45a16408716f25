package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Where lockless walkers are declared, correct ways of freeing tables conform, and others do not.
 */
class LocklessWalkersTest {

  private static final int SCENARIO_COUNT = 1_500;
  private static final Set<Capability> WALKERS = Set.of(Capability.LOCKLESS_WALKERS);

  static Stream<WrongManager> ways() {
    return Stream.of(
        WrongManager.hardware("tables are freed after a grace period", "", WALKERS, Later::new),
        WrongManager.hardware("walkers are waited for", "", WALKERS, Waiting::new),
        WrongManager.hardware(
            "flushes interrupt walkers",
            "",
            Set.of(Capability.LOCKLESS_WALKERS, Capability.FLUSH_BY_INTERRUPT),
            UnaryOperator.identity()),
        WrongManager.hardware(
            "tables are freed at once", "TBL-4", WALKERS, UnaryOperator.identity()),
        WrongManager.hardware("an operation never leaves", "RUN-1", WALKERS, Staying::new));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void wayOfFreeing(WrongManager way) {
    RunReport report =
        Campaigns.run(way.implementation(), List.of(), Geometries.TINY, 1, SCENARIO_COUNT);

    assertThat(report.failures())
        .extracting(failure -> failure.finding().rule().id())
        .isEqualTo(way.rule().isEmpty() ? List.of() : List.of(way.rule()));
  }

  private static final class Later extends ForwardingHardware {

    Later(Hardware hardware) {
      super(hardware);
    }

    @Override
    public void tableFree(long table) {
      rcuReadLock();
      tableFreeRcu(table);
      rcuReadUnlock();
    }
  }

  private static final class Waiting extends ForwardingHardware {

    Waiting(Hardware hardware) {
      super(hardware);
    }

    @Override
    public void tableFree(long table) {
      rcuSynchronize();
      super.tableFree(table);
    }
  }

  private static final class Staying extends ForwardingHardware {

    Staying(Hardware hardware) {
      super(hardware);
    }

    @Override
    public void tableFree(long table) {
      rcuReadLock();
      tableFreeRcu(table);
    }
  }
}
