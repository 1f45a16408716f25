package org.ptck.conformance.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/** Which pages show something stored: each once, and no others. */
class StoredPagesTest {

  private static final int PAGE = (int) Geometries.TINY.pageBytes();

  private final Semantics semantics = new Semantics(Geometries.TINY);
  private final StoredPages pages = new StoredPages();
  private SystemState state = SystemState.EMPTY;

  /** Space 0 stores to pages 1 and 3 of file 0, through pages 11 and 13 of its own. */
  StoredPagesTest() {
    step(new Operation.Spawn(0));
    step(new Operation.Spawn(1));
    step(file(0, 10, 4, Sharing.SHARED, 0, 0));
    store(0, 11, 100);
    store(0, 13, 101);
  }

  @Test
  void whatIsStoredToAFile_showsWhereverItIsMapped() {
    step(file(1, 20, 3, Sharing.SHARED, 0, 1));

    assertThat(stored(0)).containsExactlyInAnyOrder(11L, 13L);
    assertThat(stored(1)).containsExactlyInAnyOrder(20L, 22L);
  }

  @Test
  void whatWasStoredPrivately_coversThePageOfTheFile_andIsThereOnce() {
    step(file(1, 20, 3, Sharing.PRIVATE, 0, 1));
    store(1, 20, 102);

    assertThat(stored(1)).containsExactlyInAnyOrder(20L, 22L);
  }

  @Test
  void pagesOfOtherFiles_andPagesOutsideOfTheMapping_showNothing() {
    step(file(1, 20, 1, Sharing.SHARED, 0, 2));
    step(file(1, 30, 4, Sharing.SHARED, 1, 0));

    assertThat(stored(1)).isEmpty();
  }

  @Test
  void anonymousPages_showWhatTheirSpaceStored() {
    step(new Operation.Map(1, 20L * PAGE, 2, Permission.READ_WRITE, 0));
    assertThat(stored(1)).isEmpty();

    store(1, 21, 103);

    assertThat(stored(1)).containsExactly(21L);
  }

  private List<Long> stored(int space) {
    List<Long> stored = new ArrayList<>();
    pages.begin(state, space);
    for (long page = pages.next(); page != StoredPages.NONE; page = pages.next()) {
      stored.add(page);
    }
    return stored;
  }

  private void store(int space, long page, long stamp) {
    step(new Operation.Write(space, page * PAGE, stamp));
  }

  private static Operation file(
      int space, long page, long pageCount, Sharing sharing, int file, long fileIndex) {
    return new Operation.MapFile(
        space, page * PAGE, pageCount, Permission.READ_WRITE, 0, sharing, file, fileIndex);
  }

  private void step(Operation operation) {
    state = semantics.step(state, operation).get().state();
  }
}
