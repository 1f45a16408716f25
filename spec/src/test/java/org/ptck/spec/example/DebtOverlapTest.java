package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.Translations;

/**
 * Debts that one actor hands on and another honours, or does not, while operations of both run: who
 * is blamed, and that nobody is who did what he had to.
 */
class DebtOverlapTest {

  private static final int QUEUE = Reclaim.QUEUE;
  private static final int THREAD = Reclaim.THREAD;

  @Test
  void debtOfAThread_isHonouredByAnother_whoNeverTookIt() {
    assertThat(
        Reclaim.findingOf(
            side -> {
              Reclaim reclaim = new Reclaim(side);
              long thread = reclaim.begin();
              reclaim.take(0);
              long unmap = side.begin(0);
              reclaim.defer();
              reclaim.end(thread);
              unmap(side, () -> reclaim.flush(0));
              side.end(0, unmap);
            }))
        .isEqualTo("none");
  }

  @Test
  void debtThatWaits_isTheFaultOfWhoReliesOnIt() {
    assertThat(
        Reclaim.findingOf(
            side -> {
              Reclaim reclaim = new Reclaim(side);
              long thread = reclaim.begin();
              reclaim.take(0);
              long unmap = side.begin(0);
              reclaim.defer();
              reclaim.end(thread);
              unmap(side, () -> {});
              side.end(0, unmap);
            }))
        .isEqualTo("TLB-1 in operation 4");
  }

  @Test
  void debtOfAnOperationThatRuns_isNotYetDue_whenAnotherEnds() {
    assertThat(
        Reclaim.findingOf(
            side -> {
              Reclaim reclaim = new Reclaim(side);
              long thread = reclaim.begin();
              reclaim.take(0);
              side.end(2, side.begin(2));
              reclaim.flush(1);
              reclaim.end(thread);
            }))
        .isEqualTo("none");
  }

  /** Its flush is to come, and reaches the CPU: a switch of spaces waits for nobody. */
  @Test
  void spaceIsLoadedAgain_beforeTheFlushOfAnOperationThatRuns() {
    assertThat(loadBeside(true)).isEqualTo("none");
    assertThat(loadBeside(false)).isEqualTo("TLB-1 in operation 3");
  }

  private static String loadBeside(boolean flushed) {
    return Reclaim.findingOf(
        side -> {
          Reclaim reclaim = new Reclaim(side);
          long thread = reclaim.begin();
          reclaim.take(0);
          long load = side.begin(0);
          side.hardware.load(0, 0, 0);
          side.end(0, load);
          if (flushed) {
            reclaim.flush(1);
          }
          reclaim.end(thread);
        });
  }

  /** Nobody else will: the operation that left the CPU out has ended. */
  @Test
  void spaceIsLoadedAgain_afterTheOperationThatLeftTheCpuOut() {
    assertThat(
        Reclaim.findingOf(
            side -> {
              Reclaim reclaim = new Reclaim(side);
              side.on(0);
              side.hardware.unload(0);
              long thread = reclaim.begin();
              reclaim.take(0);
              reclaim.end(thread);
              long other = reclaim.begin();
              side.begin(0);
              side.hardware.load(0, 0, 0);
              reclaim.end(other);
            }))
        .isEqualTo("TLB-6 in operation 5");
  }

  /** What makes it due is an operation that runs, and flushes before it returns. */
  @Test
  void debtThatBecomesDue_isNotTheFaultOfWhoEndsInTheMiddle() {
    assertThat(shareBeside(true)).isEqualTo("none");
    assertThat(shareBeside(false)).isEqualTo("TLB-1 in operation 5");
  }

  private static String shareBeside(boolean flushed) {
    return Reclaim.findingOf(
        side -> {
          Reclaim reclaim = new Reclaim(side);
          Overlap.Tree child = side.spawn(1, 1);
          long protect = reclaim.begin();
          side.hardware.lock(Bench.TABLE, reclaim.tree.leaf());
          side.hardware.mapcountSubtract(reclaim.page, 1);
          side.hardware.entryExchange(reclaim.tree.entry(1), 0);
          side.hardware.entryExchange(reclaim.tree.entry(0), 0);
          side.hardware.invalidateAll(Translations.ALL_CPUS);
          side.hardware.entryWrite(reclaim.tree.entry(0), Overlap.writable(reclaim.page));
          side.hardware.entryWrite(reclaim.tree.entry(0), Overlap.readOnly(reclaim.page));
          side.hardware.unlock(Bench.TABLE, reclaim.tree.leaf());
          side.hardware.referencesSubtract(reclaim.page, 1);
          reclaim.defer();
          reclaim.end(protect);
          long fork = side.begin(0);
          side.hardware.referencesAdd(reclaim.page, 1);
          side.hardware.lock(Bench.TABLE, child.leaf());
          side.hardware.mapcountAdd(reclaim.page, 1);
          side.hardware.entryWrite(child.entry(0), Overlap.readOnly(reclaim.page));
          side.hardware.unlock(Bench.TABLE, child.leaf());
          side.end(2, side.begin(2));
          if (flushed) {
            reclaim.flush(0);
          }
          side.end(0, fork);
        });
  }

  /** So it is for a CPU that takes up the space before that. */
  @Test
  void spaceIsLoadedAgain_beforeWhoMadeTheFlushDueHasDoneIt() {
    assertThat(loadWhileDue(true)).isEqualTo("none");
    assertThat(loadWhileDue(false)).isEqualTo("TLB-1 in operation 4");
  }

  private static String loadWhileDue(boolean flushed) {
    return Reclaim.findingOf(
        side -> {
          Reclaim reclaim = new Reclaim(side);
          long thread = reclaim.begin();
          reclaim.take(0);
          reclaim.defer();
          reclaim.end(thread);
          long unmap = side.begin(2);
          side.machine.modelFacts().mapping(0, 0, 1, MappingState.NONE);
          long load = side.begin(0);
          side.hardware.load(0, 0, 0);
          side.end(0, load);
          if (flushed) {
            reclaim.flush(2);
          }
          side.end(2, unmap);
        });
  }

  /** A CPU that is lazy runs no user code, but walks. */
  @Test
  void pathToATableThatMoved_isOwedToALazyCpuAsWell() {
    assertThat(unlinkBesideALazyCpu(true)).isEqualTo("none");
    assertThat(unlinkBesideALazyCpu(false)).isEqualTo("TLB-1 in operation 3");
  }

  private static String unlinkBesideALazyCpu(boolean flushed) {
    return Reclaim.findingOf(
        side -> {
          Reclaim reclaim = new Reclaim(side);
          side.on(0);
          side.hardware.lazy(0);
          side.machine.modelFacts().mapping(0, 0x8000, 8, Overlap.READ_WRITE);
          long link = reclaim.tree.middle();
          long unlink = side.begin(1);
          side.hardware.lock(Bench.TABLE, link);
          long word = side.hardware.entryExchange(link, 0);
          if (flushed) {
            side.hardware.invalidateAll(Translations.ALL_CPUS);
          }
          side.hardware.entryWrite(link + 8, word);
          side.hardware.unlock(Bench.TABLE, link);
          side.end(1, unlink);
        });
  }

  @Test
  void debtThatIsNotHandedOn_isTheThreadsOwn() {
    assertThat(
        Reclaim.findingOf(
            side -> {
              Reclaim reclaim = new Reclaim(side);
              long thread = reclaim.begin();
              reclaim.take(0);
              side.end(2, side.begin(2));
              reclaim.end(thread);
            }))
        .isEqualTo("TLB-1 in operation 3");
  }

  @Test
  void debtThatIsTakenOver_isOwedByTheTaker_notByWhoHandedItOn() {
    assertThat(takeOver(true)).isEqualTo("none");
    assertThat(takeOver(false)).isEqualTo("TLB-1 in operation 4");
  }

  private static String takeOver(boolean flushed) {
    return Reclaim.findingOf(
        side -> {
          Reclaim reclaim = new Reclaim(side);
          long thread = reclaim.begin();
          reclaim.take(0);
          long taker = side.begin(2);
          reclaim.defer();
          side.on(2);
          side.hardware.debtsTake(QUEUE);
          reclaim.end(thread);
          if (flushed) {
            reclaim.flush(2);
          }
          side.end(2, taker);
        });
  }

  @Test
  void debtThatIsHandedOnAfterTheQueueWasTaken_waits() {
    assertThat(
        Reclaim.findingOf(
            side -> {
              Reclaim reclaim = new Reclaim(side);
              long thread = reclaim.begin();
              reclaim.take(0);
              long taker = side.begin(2);
              side.hardware.debtsTake(QUEUE);
              reclaim.defer();
              side.end(2, taker);
              reclaim.end(thread);
            }))
        .isEqualTo("none");
  }

  @Test
  void debtThatIsTakenAndHandedOn_waitsAgain() {
    assertThat(
        Reclaim.findingOf(
            side -> {
              Reclaim reclaim = new Reclaim(side);
              long thread = reclaim.begin();
              reclaim.take(0);
              reclaim.defer();
              reclaim.end(thread);
              long taker = side.begin(2);
              side.hardware.debtsTake(QUEUE);
              side.hardware.flushesDefer(QUEUE + 1);
              side.end(2, taker);
            }))
        .isEqualTo("none");
  }

  @Test
  void page_isNotFreedBeforeAnothersFlushThatWaits() {
    assertThat(freeByAnother(true)).isEqualTo("none");
    assertThat(freeByAnother(false)).isEqualTo("TLB-2 in operation 4");
  }

  private static String freeByAnother(boolean flushedFirst) {
    return Reclaim.findingOf(
        side -> {
          Reclaim reclaim = new Reclaim(side);
          long thread = reclaim.begin();
          reclaim.take(0);
          reclaim.defer();
          long unmap = side.begin(0);
          side.hardware.lock(Bench.TABLE, reclaim.tree.leaf());
          side.hardware.entryExchange(reclaim.tree.entry(1), 0);
          side.hardware.mapcountSubtract(reclaim.page, 1);
          side.hardware.unlock(Bench.TABLE, reclaim.tree.leaf());
          if (flushedFirst) {
            reclaim.flush(0);
          }
          side.hardware.referencesSubtract(reclaim.page, 1);
          side.hardware.folioFree(reclaim.page);
          reclaim.flush(0);
          reclaim.end(thread);
          side.end(0, unmap);
        });
  }

  @Test
  void referenceThatWaits_isReleasedByWhoDrains_once() {
    assertThat(drain(1)).isEqualTo("none");
    // Twice: at once below the mapcount.
    assertThat(drain(2)).isEqualTo("REF-1 in operation 4");
    assertThat(drain(0)).isEqualTo("REF-3 in operation 4");
  }

  private static String drain(int released) {
    return Reclaim.findingOf(
        side -> {
          Reclaim reclaim = new Reclaim(side);
          long adds = side.begin(2);
          side.hardware.referencesAdd(reclaim.page, 1);
          long drains = side.begin(3);
          side.on(2);
          side.hardware.referencesDefer(QUEUE, reclaim.page, 1);
          side.on(3);
          side.hardware.debtsTake(QUEUE);
          side.end(2, adds);
          side.on(3);
          if (released > 0) {
            side.hardware.referencesSubtract(reclaim.page, released);
          }
          side.end(3, drains);
        });
  }

  /** The first page is taken from the space, whose entry somebody has cleared already. */
  private static void unmap(Overlap side, Runnable body) {
    side.on(0);
    side.machine.modelFacts().claim(0, 0, 1, Overlap.READ_WRITE | MappingState.LEAVING);
    body.run();
    side.on(0);
    side.machine.modelFacts().mapping(0, 0, 1, MappingState.NONE);
  }
}
