package org.ptck.spec.example;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/** What an entry of the root may claim to map is more than anybody can look at page by page. */
class LargeLeafTest {

  private static final Geometry GEOMETRY = Geometries.RISCV_SV57;

  @Test
  void leafOf256TiB_isLookedAtAsFarAsThereIsMemory() {
    assertTimeoutPreemptively(Duration.ofSeconds(20), LargeLeafTest::storeAndClear);
  }

  private static void storeAndClear() {
    Machine machine = new Machine(GEOMETRY, new MachineSize(64, 1024, 8));
    Monitor monitor =
        new Monitor(
            GEOMETRY, List.of(Catalogue.rule("TLB-1").orElseThrow()), Overlap.FACTS,
            machine.view());
    machine.reset(1, monitor, Overlap.FACTS);
    monitor.reset(machine.view());
    machine.enter(0);
    machine.beginOperation(1, Overlap.EVENT_COUNT_MAX, 0, false, false);
    Hardware hardware = machine.hardware();
    Architecture architecture = GEOMETRY.architecture();
    int level = GEOMETRY.rootLevel();
    long root = hardware.tableAllocate(level);
    hardware.rootSet(0, root);
    hardware.load(0, 0, 1);
    hardware.entryWrite(root, architecture.makeYoung(architecture.leafWord(level, 0)));
    hardware.entryWrite(root, 0);
    hardware.invalidateAll(1);
    machine.endOperation(1);
  }
}
