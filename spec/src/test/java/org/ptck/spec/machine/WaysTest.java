package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which tables hardware comes to, and as what. */
class WaysTest {

  private final Scene scene = new Scene();

  @Test
  void tables_areComeToFromTheRootOfASpace() {
    assertThat(scene.view.isWalkable(scene.root)).isTrue();
    assertThat(scene.view.isWalkable(scene.middle)).isTrue();
    assertThat(scene.view.isWalkable(scene.leaf)).isTrue();
    assertThat(scene.view.isCachedPath(scene.leaf)).isFalse();
    assertThat(scene.view.isWalkable(scene.hardware.tableAllocate(0))).isFalse();
  }

  @Test
  void rootThatIsLoaded_isAWayAlsoWhenTheSpaceHasDroppedIt() {
    scene.hardware.rootDrop(Scene.SPACE);
    scene.hardware.unload(0);
    assertThat(scene.view.isWalkable(scene.leaf)).isTrue();

    scene.hardware.unload(1);
    assertThat(scene.view.isWalkable(scene.leaf)).isFalse();
  }

  @Test
  void linkThatIsCleared_isAWayWhileItIsCachedAndTheSpaceIsLoaded() {
    scene.hardware.entryWrite(scene.root, 0);
    assertThat(scene.view.isWalkable(scene.middle)).isTrue();
    assertThat(scene.view.isWalkable(scene.leaf)).isTrue();
    assertThat(scene.view.isCachedPath(scene.middle)).isTrue();
    assertThat(scene.view.isCachedPath(scene.leaf)).isTrue();

    scene.hardware.unload(0);
    scene.hardware.unload(1);
    assertThat(scene.view.isWalkable(scene.leaf)).isFalse();
    assertThat(scene.view.isCachedPath(scene.leaf)).isFalse();
  }

  /** A walk takes it for a table of the level that it has come to. */
  @Test
  void tableThatIsComeToAtAnotherLevel_leadsNowhere() {
    long other = scene.hardware.tableAllocate(1);
    long below = scene.hardware.tableAllocate(0);
    scene.hardware.entryWrite(other, Scene.ARM.tableWord(1, below));
    scene.hardware.entryWrite(scene.middle + 8, Scene.ARM.tableWord(1, other));

    assertThat(scene.view.isWalkable(other)).isTrue();
    assertThat(scene.view.isWalkable(below)).isFalse();
  }
}
