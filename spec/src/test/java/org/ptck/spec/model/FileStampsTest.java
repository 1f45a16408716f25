package org.ptck.spec.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.fact.hardware.FileMemory;

/** What a load observes behind a page to which nothing was stored: the page of the file there. */
class FileStampsTest {

  private static final long PAGE = Geometries.TINY.pageBytes();

  private final Semantics semantics = new Semantics(Geometries.TINY);
  private SystemState state = SystemState.EMPTY;

  /** Pages 5 to 8 of space 0 are pages 3 to 6 of file 1, privately; those of space 1, shared. */
  FileStampsTest() {
    for (int space = 0; space < 2; space++) {
      step(new Operation.Spawn(space));
      step(
          new Operation.MapFile(
              space, 5 * PAGE, 4, Permission.READ_WRITE, 0,
              space == 0 ? Sharing.PRIVATE : Sharing.SHARED, 1, 3));
    }
  }

  @Test
  void eachPage_showsItsOwnPageOfTheFile() {
    for (long page = 5; page < 9; page++) {
      assertThat(state.stampAt(0, page)).isEqualTo(FileMemory.initialStamp(1, page - 2));
    }
    assertThat(state.stampAt(0, 9)).isZero();
  }

  @Test
  void aPartOfAMapping_showsTheSamePagesAsTheWhole() {
    step(new Operation.Unmap(0, 5 * PAGE, 2));

    assertThat(state.stampAt(0, 5)).isZero();
    assertThat(state.stampAt(0, 7)).isEqualTo(FileMemory.initialStamp(1, 5));
    assertThat(state.stampAt(0, 8)).isEqualTo(FileMemory.initialStamp(1, 6));
  }

  @Test
  void whatOneStores_theOtherSees_andOnlyThere() {
    step(new Operation.Write(1, 6 * PAGE, 44));

    assertThat(state.stampAt(0, 6)).isEqualTo(44);
    assertThat(state.stampAt(1, 6)).isEqualTo(44);
    assertThat(state.stampAt(0, 7)).isEqualTo(FileMemory.initialStamp(1, 5));
    assertThat(state.files().stampAt(0, 4)).isEqualTo(FileMemory.initialStamp(0, 4));
  }

  @Test
  void whatWasStoredPrivately_hidesTheFile() {
    step(new Operation.Write(0, 6 * PAGE, 45));
    step(new Operation.Write(1, 6 * PAGE, 44));

    assertThat(state.stampAt(0, 6)).isEqualTo(45);
  }

  private void step(Operation operation) {
    state = semantics.step(state, operation).get().state();
  }
}
