package org.ptck.spec.machine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;

/** The allocator of folios: aligned, disjoint, and last freed is last reused. */
class FolioCellsTest {

  private static final FrameMap FRAMES =
      new FrameMap(Geometries.TINY, new MachineSize(8, 512, 2));

  private final FolioCells folios = fresh();

  @Property(tries = 500)
  void folios_areAlignedAndDisjoint(
      @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> choices) {
    FolioCells cells = fresh();
    BitSet used = new BitSet();
    List<Integer> live = new ArrayList<>();
    for (int choice : choices) {
      if (choice > 5 && !live.isEmpty()) {
        int folio = live.remove(choice % live.size());
        used.clear(folio, folio + (1 << cells.order(folio)));
        cells.free(folio);
      } else {
        int order = choice % 6;
        int folio = cells.allocate(order);
        if (folio != 0) {
          int end = folio + (1 << order);
          assertThat(folio % (1 << order)).isZero();
          assertThat(FRAMES.isData(folio) && FRAMES.isData(end - 1L)).isTrue();
          assertThat(used.get(folio, end).isEmpty()).isTrue();
          used.set(folio, end);
          live.add(folio);
        }
      }
      assertThat(cells.allocatedCount()).isEqualTo(live.size());
    }
  }

  @Test
  void freedFolios_comeBackInTheOrderInWhichTheyWent() {
    List<Integer> all = new ArrayList<>();
    for (int folio = folios.allocate(0); folio != 0; folio = folios.allocate(0)) {
      all.add(folio);
    }
    assertThat(all).hasSize(512);

    folios.free(all.get(7));
    folios.free(all.get(3));

    assertThat(folios.allocate(0)).isEqualTo(all.get(7));
    assertThat(folios.allocate(0)).isEqualTo(all.get(3));
    assertThat(folios.allocate(0)).isZero();
  }

  @Test
  void newFolio_hasOneReferenceAndNoUsefulData() {
    int folio = folios.allocate(2);

    assertThat(folios.references(folio)).isEqualTo(1);
    assertThat(folios.folioMapcount(folio)).isZero();
    assertThat(folios.stamp(folio + 3)).isEqualTo(FolioCells.GARBAGE);
    assertThat(folios.folioOf(folio + 3)).isEqualTo(folio);
    assertThat(folios.isExclusive(folio)).isFalse();
  }

  @Test
  void reusedFolio_hasNoMappingLeft() {
    int folio = 0;
    for (int n = 0; n < 512; n++) {
      folio = folios.allocate(0);
    }
    folios.addMapcount(folio, folio, 1, 1);
    folios.setExclusive(folio, true);
    folios.free(folio);

    assertThat(folios.allocate(0)).isEqualTo(folio);
    assertThat(folios.mapcount(folio)).isZero();
    assertThat(folios.folioMapcount(folio)).isZero();
    assertThat(folios.isExclusive(folio)).isFalse();
  }

  @Test
  void folioMapcount_isTheSumOverItsPages() {
    int folio = folios.allocate(2);

    folios.addMapcount(folio, folio, 4, 1);
    folios.addMapcount(folio, folio + 1, 2, 1);
    folios.addMapcount(folio, folio + 2, 1, -1);

    assertThat(folios.folioMapcount(folio)).isEqualTo(5);
    assertThat(folios.mapcount(folio + 1)).isEqualTo(2);
  }

  private static FolioCells fresh() {
    return new FolioCells(FRAMES, new Store(FolioCells.wordCount(FRAMES)), 0);
  }
}
