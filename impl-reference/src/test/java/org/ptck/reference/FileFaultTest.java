package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.fact.hardware.ResidentCounters;

/** Faults in mappings of files: the page cache, write-notify, and copies that stay private. */
class FileFaultTest {

  private final ManagerBench bench = new ManagerBench();

  @Test
  void firstLoad_readsAnAlignedFolio_andMapsWhatOfItLiesInTheMapping() {
    bench.mapFile(1, 4, 2, Sharing.SHARED, 1, 6);

    assertThat(bench.read(3)).isEqualTo(FileMemory.initialStamp(1, 8));

    // Pages 8 to 11 of the file are cached, 8 and 9 lie in the mapping.
    long folio = bench.view.folioOf(bench.mapped(0, 3));
    assertThat(bench.view.folioOrder(folio)).isEqualTo(2);
    assertThat(bench.view.references(folio)).isEqualTo(4 + 2);
    assertThat(bench.mapped(0, 3)).isEqualTo(folio);
    assertThat(bench.mapped(0, 4)).isEqualTo(folio + 1);
    assertThat(bench.mapped(0, 2)).isZero();
    assertThat(bench.view.resident(0, ResidentCounters.FILE)).isEqualTo(2);
    bench.endWith(0);
  }

  @Test
  void readIn_takesSmallerFoliosAroundWhatIsCachedAlready() {
    bench.mapFile(0, 8, 0, Sharing.SHARED, 0, 0);
    bench.read(3);
    bench.mapFile(8, 8, 3, Sharing.SHARED, 0, 0);

    bench.read(8 + 6);

    assertThat(bench.view.folioOrder(bench.view.folioOf(bench.mapped(0, 14)))).isEqualTo(2);
    assertThat(bench.read(8 + 3)).isEqualTo(FileMemory.initialStamp(0, 3));
    assertThat(bench.mapped(0, 11)).isEqualTo(bench.mapped(0, 3));
    bench.endWith(0);
  }

  @Test
  void outOfMemoryForALargeFolio_readsASmallOne() {
    bench.mapFile(0, 4, 2, Sharing.SHARED, 0, 0);
    bench.read(0);
    bench.unmap(0, 4);
    bench.mapFile(0, 4, 2, Sharing.SHARED, 1, 0);

    // Two tables come first: the leaf table and the one above it.
    assertThat(bench.failing(3).access(2, Access.READ, 0)).isEqualTo(Outcome.done());
    assertThat(bench.view.folioOrder(bench.view.folioOf(bench.mapped(0, 2)))).isZero();
    bench.endWith(0);
  }

  @Test
  void storesToASharedPage_areNotified_andSeenThroughEveryMapping() {
    bench.mapFile(0, 2, 1, Sharing.SHARED, 0, 0);
    bench.mapFile(8, 2, 1, Sharing.PRIVATE, 0, 0);
    bench.read(0);
    assertThat(bench.isWritable(0, 0)).isFalse();

    bench.write(0, 7);

    assertThat(bench.isWritable(0, 0)).isTrue();
    assertThat(bench.isDirty(0, 0)).isTrue();
    assertThat(bench.isWritable(0, 1)).isFalse();
    assertThat(bench.read(8)).isEqualTo(7);
    bench.endWith(0);
  }

  @Test
  void storesToAPrivatePage_goToACopy() {
    bench.mapFile(0, 2, 1, Sharing.PRIVATE, 0, 0);
    bench.mapFile(8, 2, 1, Sharing.SHARED, 0, 0);
    bench.read(0);

    bench.write(0, 7);
    bench.write(1, 8);

    assertThat(bench.read(0)).isEqualTo(7);
    assertThat(bench.read(8)).isEqualTo(FileMemory.initialStamp(0, 0));
    assertThat(bench.view.isExclusive(bench.mapped(0, 0))).isTrue();
    assertThat(bench.view.resident(0, ResidentCounters.ANONYMOUS)).isEqualTo(2);
    assertThat(bench.view.resident(0, ResidentCounters.FILE)).isEqualTo(2);
    bench.endWith(0);
  }

  @Test
  void firstTouchThatStoresToAPrivatePage_mapsTheCopyAtOnce() {
    bench.mapFile(0, 2, 1, Sharing.PRIVATE, 0, 0);

    bench.write(1, 7);

    assertThat(bench.view.resident(0, ResidentCounters.FILE)).isZero();
    bench.endWith(0);
  }

  @Test
  void unmap_carriesDirtyStateToTheFolio_andTheCacheKeepsThePage() {
    bench.mapFile(0, 1, 0, Sharing.SHARED, 0, 0);
    bench.write(0, 7);
    int folio = bench.mapped(0, 0);

    bench.unmap(0, 1);

    assertThat(bench.view.isFolioDirty(folio)).isTrue();
    assertThat(bench.view.references(folio)).isEqualTo(1);
    bench.mapFile(4, 1, 0, Sharing.SHARED, 0, 0);
    assertThat(bench.read(4)).isEqualTo(7);
    bench.endWith(0);
  }

  /** Write-back could come in between, and miss stores of CPUs that were not flushed. */
  @Test
  void unmapOfStoredPages_isFlushedTableByTable() {
    bench.mapFile(6, 4, 0, Sharing.SHARED, 0, 0);
    bench.write(6, 7);
    bench.write(9, 8);
    bench.map(0, 1, Permission.READ_WRITE, 0);
    bench.map(15, 1, Permission.READ_WRITE, 0);
    int before = bench.count(EventKind.INVALIDATE);

    bench.unmap(6, 4);

    assertThat(bench.count(EventKind.INVALIDATE) - before).isEqualTo(2);
    bench.endWith(0);
  }

  @Test
  void unmapOfTheMiddle_leavesBothEndsInTheReverseMap() {
    bench.mapFile(0, 6, 0, Sharing.SHARED, 2, 10);
    bench.unmap(2, 2);

    assertThat(isLinked(10, 0)).isTrue();
    assertThat(isLinked(12, 2)).isFalse();
    assertThat(isLinked(15, 5)).isTrue();
    assertThat(bench.read(5)).isEqualTo(FileMemory.initialStamp(2, 15));
    bench.endWith(0);
  }

  @Test
  void fork_leavesPagesOfFilesToFaults_andSharesPrivateCopies() {
    bench.mapFile(0, 2, 0, Sharing.SHARED, 0, 0);
    bench.mapFile(4, 2, 0, Sharing.PRIVATE, 0, 0);
    bench.write(0, 7);
    bench.read(4);
    bench.write(5, 8);
    int readWrite = MappingState.of(Permission.READ_WRITE);
    bench.tell(1, 0, 2, readWrite | MappingState.SHARED);
    bench.tell(1, 4, 2, readWrite);

    bench.done(new Operation.Fork(0, 1));

    assertThat(bench.mapped(1, 0)).isZero();
    assertThat(bench.mapped(1, 4)).isZero();
    assertThat(bench.mapped(1, 5)).isEqualTo(bench.mapped(0, 5));
    assertThat(bench.isWritable(0, 0)).isTrue();
    bench.done(new Operation.Load(1));
    assertThat(bench.read(0)).isEqualTo(7);
    assertThat(bench.read(5)).isEqualTo(8);
    bench.endWith(0, 1);
  }

  private boolean isLinked(int fileIndex, int page) {
    return bench.view.isReverseMapped(2, fileIndex, 0, ManagerBench.address(page));
  }
}
