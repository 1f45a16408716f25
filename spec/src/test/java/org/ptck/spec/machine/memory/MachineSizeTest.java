package org.ptck.spec.machine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;

/** How much memory machines have for scenarios. */
class MachineSizeTest {

  static Stream<Geometry> geometries() {
    return Geometries.all().stream();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void memoryOfTables_andOfFramesThatMayBeTables_isAtMost16MiBEach(Geometry geometry) {
    MachineSize size = MachineSize.scenario(geometry);

    assertThat(new FrameMap(geometry, size).tableMemoryBytes()).isLessThanOrEqualTo(2 * (16 << 20));
    assertThat(size.tableCount()).isBetween(256, 1024);
  }

  /** An entry of any level can lead to any frame, and back. */
  @ParameterizedTest
  @MethodSource("geometries")
  void everyFrame_hasAnAddressThatEntriesCanHold(Geometry geometry) {
    FrameMap frames = new FrameMap(geometry, MachineSize.scenario(geometry));
    int last = frames.dataFirst() + frames.pageCount() - 1;

    for (int frame : new int[] {1, frames.tableCount()}) {
      long link = geometry.architecture().tableWord(geometry.rootLevel(), frames.address(frame));

      assertThat(frames.frame(geometry.architecture().physicalAddress(link))).isEqualTo(frame);
    }
    for (int page : new int[] {frames.dataFirst(), last}) {
      long leaf = geometry.architecture().leafWord(0, frames.pageAddress(page));

      assertThat(geometry.architecture().physicalAddress(leaf) >>> geometry.pageShift())
          .isEqualTo(page);
    }
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void ids_areEnoughForAllSpacesUnlessTheGeometrySaysSo(Geometry geometry) {
    MachineSize size = MachineSize.scenario(geometry);

    assertThat(size.idCount(1) <= Operation.SPACE_MAX).isEqualTo(geometry.isShortOfIds());
  }

  @Test
  void ids_areMoreThanCpus() {
    MachineSize size = MachineSize.scenario(Geometries.TINY_FEW_IDS);

    assertThat(size.idCount(1)).isEqualTo(4);
    assertThat(size.idCount(2)).isEqualTo(4);
    assertThat(size.idCount(8)).isEqualTo(10);
  }

  @Test
  void largeTables_areFewer() {
    assertThat(MachineSize.scenario(Geometries.TINY).tableCount()).isEqualTo(1024);
    assertThat(MachineSize.scenario(Geometries.ARM64_16K).tableCount()).isEqualTo(1024);
    assertThat(MachineSize.scenario(Geometries.ARM64_64K).tableCount()).isEqualTo(256);
  }
}
