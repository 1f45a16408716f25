package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.fact.hardware.FileMemory;

/** Write-back: what was stored becomes durable, and later stores are told of again. */
class SyncFileTest {

  private static final Operation SYNC = new Operation.Sync(0);

  private final ManagerBench bench = new ManagerBench();

  @Test
  void storesByProgramsAreDurable_andEntriesCleanAndWriteProtected() {
    bench.mapFile(0, 4, 2, Sharing.SHARED, 0, 0);
    bench.mapFile(8, 4, 2, Sharing.SHARED, 0, 0);
    bench.write(1, 7);
    bench.write(8, 8);

    bench.done(SYNC);

    assertThat(bench.view.storedStamp(0, 1)).isEqualTo(7);
    assertThat(bench.view.storedStamp(0, 0)).isEqualTo(8);
    assertThat(bench.isWritable(0, 1)).isFalse();
    assertThat(bench.isDirty(0, 1)).isFalse();
    assertThat(bench.isWritable(0, 8)).isFalse();
    assertThat(bench.view.isFolioDirty(bench.view.folioOf(bench.mapped(0, 1)))).isFalse();
    bench.endWith(0);
  }

  @Test
  void storeAfterwards_isDurableAfterTheNextWriteBack() {
    bench.mapFile(0, 1, 0, Sharing.SHARED, 0, 0);
    bench.write(0, 7);
    bench.done(SYNC);
    bench.write(0, 8);
    assertThat(bench.view.storedStamp(0, 0)).isEqualTo(7);

    bench.done(SYNC);

    assertThat(bench.view.storedStamp(0, 0)).isEqualTo(8);
    bench.endWith(0);
  }

  @Test
  void pageThatNobodyMapsAnyMore_isWrittenBack() {
    bench.mapFile(0, 1, 0, Sharing.SHARED, 0, 0);
    bench.write(0, 7);
    bench.unmap(0, 1);

    bench.done(SYNC);

    assertThat(bench.view.storedStamp(0, 0)).isEqualTo(7);
    bench.endWith(0);
  }

  @Test
  void cleanFolios_areNotStored_andNothingIsFlushed() {
    bench.mapFile(0, 4, 0, Sharing.SHARED, 0, 0);
    bench.read(0);
    bench.mapFile(8, 4, 0, Sharing.PRIVATE, 0, 0);
    bench.write(8, 7);
    int stores = bench.count(EventKind.STORE_BEGIN);
    int flushes = bench.count(EventKind.INVALIDATE);

    bench.done(SYNC);

    assertThat(bench.count(EventKind.STORE_BEGIN)).isEqualTo(stores);
    assertThat(bench.count(EventKind.INVALIDATE)).isEqualTo(flushes);
    assertThat(bench.view.storedStamp(0, 0)).isEqualTo(FileMemory.initialStamp(0, 0));
    assertThat(bench.read(8)).isEqualTo(7);
    bench.endWith(0);
  }

  @Test
  void whatADeviceWrote_isDurable_whileThePinIsOpenAndAfterIt() {
    bench.mapFile(0, 1, 0, Sharing.SHARED, 0, 0);
    assertThat(bench.pin(3, 0, Access.WRITE)).isEqualTo(Outcome.done());
    bench.done(SYNC);
    bench.deviceWrite(3, 7);
    bench.done(SYNC);
    assertThat(bench.view.storedStamp(0, 0)).isEqualTo(7);

    bench.deviceWrite(3, 8);
    bench.done(new Operation.Unpin(3));
    bench.done(SYNC);

    assertThat(bench.view.storedStamp(0, 0)).isEqualTo(8);
    bench.endWith(0);
  }
}
