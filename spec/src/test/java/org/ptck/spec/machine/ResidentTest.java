package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.fact.hardware.ResidentCounters.ANONYMOUS;
import static org.ptck.spec.fact.hardware.ResidentCounters.FILE;

import org.junit.jupiter.api.Test;

/** What the resident-set counters should be, while tables move about. */
class ResidentTest {

  private final Scene scene = new Scene();

  @Test
  void pages_countByWhatTheyAre() {
    int anonymous = scene.hardware.folioAllocate(0);
    int cached = scene.hardware.folioAllocate(0);
    int reserved = scene.hardware.folioAllocate(0);
    scene.hardware.cacheAdd(0, 0, cached);
    scene.hardware.folioReserve(reserved);
    scene.hardware.entryWrite(scene.entry(0), scene.clean(anonymous));
    scene.hardware.entryWrite(scene.entry(1), scene.clean(cached));
    scene.hardware.entryWrite(scene.entry(2), scene.clean(reserved));
    expect(1, 1);

    scene.hardware.cacheRemove(cached);
    expect(2, 0);
    scene.hardware.folioReserve(anonymous);
    expect(1, 0);
  }

  @Test
  void tableThatMoves_takesItsPagesWithIt() {
    int folio = scene.hardware.folioAllocate(0);
    scene.hardware.entryWrite(scene.entry(0), scene.clean(folio));

    scene.hardware.entryWrite(scene.middle, 0);
    expect(0, 0);
    scene.hardware.entryWrite(scene.entry(1), scene.clean(folio));
    expect(0, 0);

    scene.hardware.entryWrite(scene.middle + 24, Scene.ARM.tableWord(1, scene.leaf));
    expect(2, 0);
    scene.hardware.entryWrite(scene.entry(0), 0);
    expect(1, 0);
  }

  @Test
  void sharedTable_countsOnceForEachPlace() {
    int folio = scene.hardware.folioAllocate(0);
    long otherRoot = scene.tree(1);
    long otherMiddle = Scene.ARM.physicalAddress(scene.view.entryWord(otherRoot));
    scene.hardware.entryWrite(scene.entry(0), scene.clean(folio));
    scene.hardware.entryWrite(otherMiddle + 8, Scene.ARM.tableWord(1, scene.leaf));
    scene.hardware.entryWrite(otherMiddle + 16, Scene.ARM.tableWord(1, scene.leaf));
    expect(1, 0);
    assertThat(scene.view.residentMapped(1, ANONYMOUS)).isEqualTo(2);

    scene.hardware.entryWrite(scene.entry(3), scene.clean(folio));
    assertThat(scene.view.residentMapped(1, ANONYMOUS)).isEqualTo(4);

    scene.hardware.entryWrite(otherMiddle + 8, 0);
    assertThat(scene.view.residentMapped(1, ANONYMOUS)).isEqualTo(2);
    expect(2, 0);
  }

  @Test
  void spaceWithoutARoot_mapsNothing() {
    int folio = scene.hardware.folioAllocate(0);
    scene.hardware.entryWrite(scene.entry(0), scene.clean(folio));

    scene.hardware.rootDrop(Scene.SPACE);
    expect(0, 0);
    scene.hardware.rootSet(2, scene.root);

    assertThat(scene.view.residentMapped(2, ANONYMOUS)).isEqualTo(1);
    assertThat(scene.oracle().differences()).isEmpty();
  }

  @Test
  void largeLeaf_countsEachOfItsPages() {
    int folio = scene.hardware.folioAllocate(3);
    long word = Scene.ARM.makeYoung(Scene.ARM.leafWord(1, folio * Scene.PAGE));

    scene.hardware.entryWrite(scene.middle + 8, word);

    expect(8, 0);
  }

  private void expect(long anonymous, long file) {
    assertThat(scene.view.residentMapped(Scene.SPACE, ANONYMOUS)).isEqualTo(anonymous);
    assertThat(scene.view.residentMapped(Scene.SPACE, FILE)).isEqualTo(file);
    assertThat(scene.oracle().differences()).isEmpty();
  }
}
