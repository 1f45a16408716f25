package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;

/** A CPU goes on walking the root that it has loaded, whatever the root of the space is now. */
class MovedRootTest {

  private static final Geometry GEOMETRY = Driver.GEOMETRY;
  private static final Arm64 ARM = Arm64.GRANULE_4K;

  private final Scene scene = new Scene();
  private final int page = scene.hardware.folioAllocate(0);

  @Test
  void cpu_walksTheRootThatItHasLoaded() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    scene.hardware.rootSet(Scene.SPACE, scene.hardware.tableAllocate(2));

    assertThat(scene.machine.access(0, Access.WRITE, 7)).isEqualTo(7);
    scene.hardware.load(0, Scene.SPACE, 0);
    scene.hardware.invalidateId(-1, 0);
    assertThat(scene.machine.access(0, Access.READ, 0)).isEqualTo(Machine.FAULT);

    assertThat(scene.machine.interpose(1, 0, Access.READ, 0, -1)).isEqualTo(7);
    assertThat(scene.oracle().differences()).isEmpty();
  }

  @Test
  void residentPages_areThoseOfTheNewRoot() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    long root = scene.hardware.tableAllocate(2);

    scene.hardware.rootSet(Scene.SPACE, root);
    assertThat(scene.view.residentMapped(Scene.SPACE, 0)).isZero();
    scene.hardware.rootSet(Scene.SPACE, scene.root);
    assertThat(scene.view.residentMapped(Scene.SPACE, 0)).isEqualTo(1);

    assertThat(scene.view.isWalkable(root)).isFalse();
    assertThat(scene.oracle().differences()).isEmpty();
  }

  @Test
  void sameLinks_leaveNothingToInvalidate() {
    long root = scene.hardware.tableAllocate(2);
    scene.hardware.entryWrite(root, scene.view.entryWord(scene.root));

    scene.hardware.rootSet(Scene.SPACE, root);
    scene.hardware.load(0, Scene.SPACE, 0);
    scene.hardware.load(1, Scene.SPACE, 0);

    assertThat(scene.view.narrowedBy(0)).isZero();
    assertThat(scene.view.isWalkable(scene.root)).isFalse();
    assertThat(scene.view.isCachedPath(scene.middle)).isFalse();
  }

  /** Of the addresses that a CPU walks from an old root, the ledger knows each. */
  @Property(tries = 3000)
  void placesUnderALoadedRoot_areKnown(@ForAll("steps") List<DriverStep> steps) {
    Machine machine = new Machine(GEOMETRY, Driver.SIZE);
    Loaded loaded = new Loaded();

    new Driver(machine, loaded, Set.of()).run(steps);

    for (int cpu = 0; cpu < Driver.CPU_COUNT; cpu++) {
      int space = loaded.space[cpu];
      if (space >= 0
          && loaded.birthLoaded[cpu] == loaded.birth[space]
          && loaded.rooted[space]
          && !loaded.spoiled[cpu]) {
        assertPlaced(machine, space, loaded.root[cpu], GEOMETRY.rootLevel(), 0);
      }
    }
  }

  private void assertPlaced(Machine machine, int space, long table, int level, long base) {
    int frame = machine.frames().frame(table);
    if (!machine.truth().isTableAllocated(frame) || machine.truth().tableLevel(frame) != level) {
      return;
    }
    for (int index = 0; index < GEOMETRY.entryCount(level); index++) {
      long entry = table + 8L * index;
      long address = base + ((long) index << GEOMETRY.spanShift(level));
      long word = machine.truth().word(entry);
      if (address > GEOMETRY.addressLast()) {
        return;
      }
      if (ARM.isTable(level, word)) {
        assertPlaced(machine, space, ARM.physicalAddress(word), level - 1, address);
      } else if (ARM.isLeaf(level, word)) {
        boolean[] seen = new boolean[1];
        machine.view()
            .atEveryPosition(
                entry,
                (where, at) -> {
                  seen[0] |= where == space && at == address;
                  return true;
                });
        assertThat(seen[0]).as("space %d address 0x%x", space, address).isTrue();
      }
    }
  }

  @Provide
  Arbitrary<List<DriverStep>> steps() {
    return DriverStep.lists(60);
  }

  /** What each CPU has loaded, and since which birth of its space. */
  private static final class Loaded implements EventSink {

    private final int[] space = new int[Driver.CPU_COUNT];
    private final long[] root = new long[Driver.CPU_COUNT];
    private final int[] birthLoaded = new int[Driver.CPU_COUNT];
    private final long[] rootOf = new long[64];
    private final int[] birth = new int[64];
    private final boolean[] rooted = new boolean[64];
    private final boolean[] spoiled = new boolean[Driver.CPU_COUNT];

    Loaded() {
      Arrays.fill(space, -1);
    }

    /** The table has become another thing under the CPU, which TBL-1 minds. */
    private void spoil(long table, int spaceLeftOut) {
      for (int each = 0; each < space.length; each++) {
        spoiled[each] |= root[each] == table && space[each] != spaceLeftOut;
      }
    }

    @Override
    public boolean after(
        EventKind kind, int actor, long subject, long before, long after, long detail) {
      int n = (int) subject;
      switch (kind) {
        case ROOT_SET -> {
          birth[n] += before == 0 ? 1 : 0;
          rooted[n] = true;
          rootOf[n] = after;
          spoil(after, n);
        }
        case TABLE_FREE -> spoil(subject, -1);
        case ROOT_DROP -> rooted[n] = false;
        case LOAD -> {
          space[n] = (int) after;
          root[n] = rootOf[(int) after];
          birthLoaded[n] = birth[(int) after];
          spoiled[n] = false;
        }
        case UNLOAD -> space[n] = -1;
        default -> {}
      }
      return true;
    }
  }
}
