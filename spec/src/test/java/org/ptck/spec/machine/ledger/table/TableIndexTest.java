package org.ptck.spec.machine.ledger.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.machine.ledger.translation.GhostLinks;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.Store;

/** Parents, of which sharing makes several, and paths that outlive their table. */
class TableIndexTest {

  private static final FrameMap FRAMES =
      new FrameMap(Geometries.TINY, new MachineSize(8, 512, 2));

  private TableIndex tables = fresh();

  @BeforeEach
  void begin() {
    tables = fresh();
  }

  @Test
  void parents_ofASharedTable() {
    tables.allocate(1, 0);
    tables.addParent(1, 100);
    tables.addParent(1, 200);
    tables.addParent(2, 300);
    tables.addParent(1, 400);

    tables.removeParent(1, 100);

    assertThat(parentsOf(tables, 1)).containsExactlyInAnyOrder(200L, 400L);
    assertThat(parentsOf(tables, 2)).containsExactly(300L);
  }

  @Test
  void removeParent_ignoresALinkThatWasNotCounted() {
    tables.addParent(1, 100);

    tables.removeParent(1, 999);

    assertThat(parentsOf(tables, 1)).containsExactly(100L);
  }

  @Property(tries = 500)
  void parents_behaveAsAListPerTable(
      @ForAll @Size(max = 40) List<@IntRange(min = -9, max = 9) Integer> links) {
    TableIndex index = fresh();
    List<List<Long>> naive = List.of(new ArrayList<>(), new ArrayList<>());
    for (int link : links) {
      int frame = 1 + Math.abs(link) % 2;
      long entry = Math.abs(link);
      if (link >= 0) {
        index.addParent(frame, entry);
        naive.get(frame - 1).add(entry);
      } else {
        index.removeParent(frame, entry);
        naive.get(frame - 1).remove(entry);
      }
      assertThat(parentsOf(index, 1)).containsExactlyInAnyOrderElementsOf(naive.get(0));
      assertThat(parentsOf(index, 2)).containsExactlyInAnyOrderElementsOf(naive.get(1));
    }
  }

  @Test
  void ghostLinks_areCountedPerTableUntilNoCpuHoldsThem() {
    GhostLinks ghosts = new GhostLinks(tables);
    for (int n = 0; n < 20; n++) {
      ghosts.add(0, n * 4096L, 4096, 1 + n % 2, 3, 7, UserAccess.WRITE);
    }
    assertThat(tables.ghosts(1)).isEqualTo(10);

    assertThat(ghosts.forget(0, 1)).isFalse();
    assertThat(ghosts.forget(0, 2)).isTrue();

    assertThat(tables.ghosts(1)).isEqualTo(9);
    assertThat(tables.ghosts(2)).isEqualTo(10);
    assertThat(ghosts.size()).isEqualTo(19);
    // The last path took the place of the one that went.
    assertThat(ghosts.base(0)).isEqualTo(19 * 4096L);
    assertThat(ghosts.child(0)).isEqualTo(2);
  }

  @Test
  void reusedTable_keepsThePathsThatLeadToIt() {
    tables.allocate(1, 0);
    tables.addParent(1, 100);
    tables.addGhosts(1, 1);
    tables.free(1);

    tables.allocate(1, 0);

    assertThat(parentsOf(tables, 1)).containsExactly(100L);
    assertThat(tables.ghosts(1)).isEqualTo(1);
    assertThat(tables.has(1, TableIndex.EVER_LINKED)).isFalse();
  }

  private static TableIndex fresh() {
    return new TableIndex(new Store(TableIndex.wordCount(FRAMES)), 0);
  }

  private static List<Long> parentsOf(TableIndex index, int frame) {
    List<Long> parents = new ArrayList<>();
    for (int n = 0; n < index.parentCount(frame); n++) {
      parents.add(index.parent(frame, n));
    }
    return parents;
  }
}
