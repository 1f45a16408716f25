package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Leaves of user code that are marked global are legal where every switch invalidates everything.
 */
class GlobalLeavesTest {

  private static final long SCENARIO_COUNT = 400;

  static List<Geometry> geometries() {
    return List.of(Geometries.TINY, Geometries.RISCV_SV39);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void everySwitchInvalidatesEverything_isLegal(Geometry geometry) {
    RunReport report = run(geometry, GlobalLeaves::new);

    assertThat(report.failures()).isEmpty();
    assertThat(report.scenarioCount()).isEqualTo(SCENARIO_COUNT);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void tlb7_idsKeepSpacesApartThatGlobalLeavesMix(Geometry geometry) {
    assertThat(blamed(geometry, NoSwitch::new)).isEqualTo("TLB-7");
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void tlb1_idIsInvalidatedWhereLeavesAreGlobal(Geometry geometry) {
    assertThat(blamed(geometry, ById::new)).isIn("TLB-1", "TLB-2");
  }

  private static String blamed(
      Geometry geometry, BiFunction<Architecture, Hardware, Hardware> change) {
    RunReport report = run(geometry, change);
    assertThat(report.failures()).isNotEmpty();
    return report.failures().getFirst().finding().rule().id();
  }

  private static RunReport run(
      Geometry geometry, BiFunction<Architecture, Hardware, Hardware> change) {
    return Campaigns.run(
        WrongManager.hardware(
            "global leaves", "", hardware -> change.apply(geometry.architecture(), hardware))
            .implementation(),
        List.of(),
        geometry,
        1,
        SCENARIO_COUNT);
  }

  /** Spaces are switched as if ids were enough. */
  private static final class NoSwitch extends GlobalLeaves {
    private final Hardware hardware;

    NoSwitch(Architecture architecture, Hardware hardware) {
      super(architecture, hardware);
      this.hardware = hardware;
    }

    @Override
    public void load(int cpu, int space, int id) {
      hardware.load(cpu, space, id);
    }
  }

  /** What goes is invalidated by the id of its space. */
  private static final class ById extends GlobalLeaves {
    private final Hardware hardware;

    ById(Architecture architecture, Hardware hardware) {
      super(architecture, hardware);
      this.hardware = hardware;
    }

    @Override
    public void invalidateRange(long cpuMask, int id, long address, long pageCount, int depth) {
      hardware.invalidateId(cpuMask, id);
    }

    @Override
    public void invalidateId(long cpuMask, int id) {
      hardware.invalidateId(cpuMask, id);
    }
  }
}
