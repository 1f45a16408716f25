package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.ResidentCounters;

/**
 * Correct operations side by side, correctly locked: no rule may take what one of them is in the
 * middle of for what another has left behind. Beside each the nearest violation, which must not go
 * unseen for that.
 */
class OverlapTest {

  private static final int TABLE = Bench.TABLE;
  private static final int MMAP = Bench.MMAP;
  private static final int RESIDENT = ResidentCounters.ANONYMOUS;

  // ---- REF-2: quiescence

  /** On CPU 0: the entry is stored and not counted yet, its table's lock held. */
  private static long mapHalf(Overlap side, Overlap.Tree tree, int entry, int page) {
    long number = side.begin(0);
    side.hardware.lock(TABLE, tree.leaf());
    side.hardware.entryWrite(tree.entry(entry), Overlap.readOnly(page));
    return number;
  }

  /** On CPU 1, under the lock of the table, and without an end. */
  private static long map(Overlap side, Overlap.Tree tree, int entry, int page) {
    long number = side.begin(1);
    side.hardware.referencesAdd(page, 1);
    side.hardware.lock(TABLE, tree.leaf());
    side.hardware.mapcountAdd(page, 1);
    side.hardware.entryWrite(tree.entry(entry), Overlap.readOnly(page));
    side.hardware.unlock(TABLE, tree.leaf());
    return number;
  }

  private static String mapTwice(int countedByTheFirst) {
    return findingOf(
        Overlap.FACTS,
        side -> {
          Overlap.Tree tree = side.spawn(0, 0);
          Overlap.Tree other = side.spawn(1, 1);
          side.on(0);
          int page = page(side.hardware);
          long first = mapHalf(side, tree, 0, page);
          side.end(1, map(side, other, 0, page));
          side.on(0);
          if (countedByTheFirst > 0) {
            side.hardware.mapcountAdd(page, countedByTheFirst);
          }
          side.hardware.unlock(TABLE, tree.leaf());
          side.end(0, first);
        });
  }

  @Test
  void ref2_pageThatAnotherIsAboutToCount_isNotLookedAt() {
    assertThat(mapTwice(1)).isEqualTo("none");
  }

  @Test
  void ref2_pageThatTheLastOfThemLeavesUncounted_isHis() {
    assertThat(mapTwice(0)).isEqualTo("REF-2 in operation 3");
  }

  @Test
  void ref2_pageLeftUncountedByTheFirst_isFoundByTheLast() {
    assertThat(
        findingOf(
            Overlap.FACTS,
            side -> {
              Overlap.Tree tree = side.spawn(0, 0);
              Overlap.Tree other = side.spawn(1, 1);
              side.on(0);
              int page = page(side.hardware);
              mapHalf(side, tree, 0, page);
              side.begin(1);
              side.hardware.lock(TABLE, other.leaf());
              side.hardware.entryWrite(other.entry(0), Overlap.readOnly(page));
              side.on(0);
              side.hardware.unlock(TABLE, tree.leaf());
              side.on(1);
              side.hardware.unlock(TABLE, other.leaf());
            }))
        .isEqualTo("REF-2 in operation 4");
  }

  @Test
  void ref2_pageThatNobodyElseIsAt_isLookedAtWhileOthersRun() {
    assertThat(
        findingOf(
            Overlap.FACTS,
            side -> {
              Overlap.Tree tree = side.spawn(0, 0);
              Overlap.Tree other = side.spawn(1, 1);
              side.begin(1);
              side.hardware.lock(TABLE, other.leaf());
              side.on(0);
              mapHalf(side, tree, 0, page(side.hardware));
              side.hardware.unlock(TABLE, tree.leaf());
            }))
        .isEqualTo("REF-2 in operation 4");
  }

  // ---- REF-3: ends of operations

  private static String lookAtAFolio(int droppedInTheEnd) {
    return findingOf(
        Overlap.FACTS,
        side -> {
          Overlap.Tree tree = side.spawn(0, 0);
          Overlap.Tree other = side.spawn(1, 1);
          long map = side.begin(0);
          int page = page(side.hardware);
          side.hardware.lock(TABLE, tree.leaf());
          side.hardware.mapcountAdd(page, 1);
          side.hardware.entryWrite(tree.entry(0), Overlap.readOnly(page));
          side.hardware.unlock(TABLE, tree.leaf());
          side.end(0, map);
          long look = side.begin(0);
          side.hardware.referencesAdd(page, 1);
          side.end(1, map(side, other, 0, page));
          side.on(0);
          if (droppedInTheEnd > 0) {
            side.hardware.referencesSubtract(page, droppedInTheEnd);
          }
          side.end(0, look);
        });
  }

  @Test
  void ref3_referenceThatAnotherHoldsForAWhile_isHis() {
    assertThat(lookAtAFolio(1)).isEqualTo("none");
  }

  @Test
  void ref3_referenceThatIsKept_isFoundWhenTheLastEnds() {
    assertThat(lookAtAFolio(0)).isEqualTo("REF-3 in operation 4");
  }

  // ---- REF-7: spaces

  private static String faultTwice(int countedByTheLast) {
    return findingOf(
        and(Capability.RESIDENT_COUNTERS),
        side -> {
          Overlap.Tree tree = side.spawn(0, 0);
          side.on(1);
          side.hardware.load(1, 0, 0);
          long first = fault(side, 0, tree);
          long second = fault(side, 1, tree);
          countResident(side, 1, second);
          side.on(0);
          countResident(side, countedByTheLast, first);
        });
  }

  /** Stores an entry on the CPU and counts it, but not in its space. */
  private static long fault(Overlap side, int cpu, Overlap.Tree tree) {
    long number = side.begin(cpu);
    side.hardware.lockShared(MMAP, tree.space());
    int page = page(side.hardware);
    side.hardware.lock(TABLE, tree.leaf());
    side.hardware.mapcountAdd(page, 1);
    side.hardware.entryWrite(tree.entry(cpu), Overlap.readOnly(page));
    side.hardware.unlock(TABLE, tree.leaf());
    return number;
  }

  private static void countResident(Overlap side, int count, long number) {
    side.hardware.residentAdd(0, RESIDENT, count);
    side.hardware.unlock(MMAP, 0);
    side.machine.endOperation(number);
  }

  @Test
  void ref7_spaceThatAnotherIsAboutToCount_isNotLookedAt() {
    assertThat(faultTwice(1)).isEqualTo("none");
  }

  @Test
  void ref7_spaceThatIsCountedWrongly_isFoundWhenTheLastEnds() {
    assertThat(faultTwice(2)).isEqualTo("REF-7 in operation 2");
  }

  // ---- PRM-1: claims

  /** What CPU 0 does under its locks, after CPU 1 has made the same range read-only. */
  private static String protectTwice(boolean isFirstToEnd, boolean isWritableInTheEnd) {
    return findingOf(
        Overlap.FACTS,
        side -> {
          Overlap.Tree tree = side.spawn(0, 0);
          long map = side.begin(0);
          int page = page(side.hardware);
          side.hardware.lock(TABLE, tree.leaf());
          side.hardware.mapcountAdd(page, 1);
          side.hardware.entryWrite(tree.entry(0), Overlap.readOnly(page));
          side.hardware.unlock(TABLE, tree.leaf());
          side.end(0, map);
          side.machine.modelFacts().mapping(0, 0, 8, Overlap.READ);

          long widens = side.begin(0);
          side.machine.modelFacts().claim(0, 0, 8, Overlap.READ_WRITE);
          long narrows = side.begin(1);
          side.machine.modelFacts().claim(0, 0, 8, Overlap.READ);
          side.hardware.lock(MMAP, 0);
          side.hardware.unlock(MMAP, 0);
          if (!isFirstToEnd) {
            settle(side, 1, narrows, Overlap.READ);
          }
          side.on(0);
          side.hardware.lock(MMAP, 0);
          side.hardware.lock(TABLE, tree.leaf());
          side.hardware.entryExchange(tree.entry(0), Overlap.writable(page));
          side.hardware.unlock(TABLE, tree.leaf());
          side.hardware.unlock(MMAP, 0);
          settle(side, 0, widens, Overlap.READ_WRITE);
          if (isFirstToEnd) {
            settle(side, 1, narrows, Overlap.READ);
          }
          if (!isWritableInTheEnd) {
            long last = side.begin(1);
            side.machine.modelFacts().claim(0, 0, 8, Overlap.READ_WRITE);
            settle(side, 1, last, Overlap.READ);
          }
        });
  }

  /** As the kit does when an operation has returned. */
  private static void settle(Overlap side, int cpu, long number, int state) {
    side.on(cpu);
    side.machine.modelFacts().mapping(0, 0, 8, MappingState.NONE);
    side.machine.modelFacts().mapping(0, 0, 8, state);
    side.end(cpu, number);
  }

  @Test
  void prm1_rangeThatAnotherOperationWidens_mayBeWritten() {
    assertThat(protectTwice(false, true)).isEqualTo("none");
  }

  @Test
  void prm1_orderInWhichOperationsEnd_saysNothingOfWhichCameFirst() {
    assertThat(protectTwice(true, true)).isEqualTo("none");
  }

  @Test
  void prm1_entryThatOutlivesTheOnlyClaim_isFound() {
    assertThat(protectTwice(false, false)).isEqualTo("PRM-1 in operation 5");
    assertThat(protectTwice(true, false)).isEqualTo("PRM-1 in operation 5");
  }

  // ---- LCK-2: waiting

  @Test
  void lck2_lockThatItsHolderReleases_isWaitedFor() {
    assertThat(
        findingOf(
            Overlap.FACTS,
            side -> {
              Overlap.Tree tree = side.spawn(0, 0);
              long holder = side.begin(1);
              side.hardware.lock(TABLE, tree.leaf());
              side.machine.schedule(
                  (actor, lockClass, object) -> {
                    assertThat(actor).isZero();
                    side.on(1);
                    side.hardware.unlock(lockClass, object);
                    side.machine.endOperation(holder);
                    return true;
                  });
              long waiter = side.begin(0);
              side.hardware.lock(TABLE, tree.leaf());
              assertThat(side.hardware.cpu()).isZero();
              side.hardware.unlock(TABLE, tree.leaf());
              side.machine.endOperation(waiter);
            }))
        .isEqualTo("none");
  }

  @Test
  void lck2_lockThatNobodyCouldRelease_isBlamedOnWhoeverWaits() {
    assertThat(
        findingOf(
            Overlap.FACTS,
            side -> {
              Overlap.Tree tree = side.spawn(0, 0);
              side.begin(1);
              side.hardware.lock(TABLE, tree.leaf());
              side.begin(0);
              side.hardware.lock(TABLE, tree.leaf());
            }))
        .isEqualTo("LCK-2 in operation 3");
  }

  @Test
  void lck2_lockOfAKernelThread_isAnothersThanThatOfTheCpuItRunsOn() {
    assertThat(
        findingOf(
            Overlap.FACTS,
            side -> {
              Overlap.Tree tree = side.spawn(0, 0);
              side.machine.enter(Actors.CPU_COUNT_MAX, 2);
              assertThat(side.hardware.cpu()).isEqualTo(2);
              side.hardware.lock(TABLE, tree.leaf());
              side.begin(2);
              side.hardware.lock(TABLE, tree.leaf());
            }))
        .isEqualTo("LCK-2 in operation 2");
  }

  // ---- RUN-2

  @Test
  void run2_boundOfAnOperation_outlivesTheEndOfAnother() {
    assertThat(
        findingOf(
            Overlap.FACTS,
            side -> {
              Overlap.Tree tree = side.spawn(0, 0);
              side.begin(0);
              side.end(1, side.begin(1));
              side.on(0);
              for (int n = 0; n <= Overlap.EVENT_COUNT_MAX; n++) {
                side.hardware.entryRead(tree.entry(0));
              }
            }))
        .isEqualTo("RUN-2 in operation 2");
  }

  @Test
  void run2_bothOperations_makeAsManyEventsAsTheyMay() {
    assertThat(
        findingOf(
            Overlap.FACTS,
            side -> {
              Overlap.Tree tree = side.spawn(0, 0);
              side.begin(0);
              side.begin(1);
              for (int n = 0; n < 2 * Overlap.EVENT_COUNT_MAX - 10; n++) {
                side.on(n % 2);
                side.hardware.entryRead(tree.entry(0));
              }
            }))
        .isEqualTo("none");
  }

  /** What the rules find, and whom they blame. */
  private static String findingOf(Set<Capability> facts, Consumer<Overlap> body) {
    return new Overlap(facts).run(body);
  }

  private static Set<Capability> and(Capability more) {
    Set<Capability> facts = EnumSet.copyOf(Overlap.FACTS);
    facts.add(more);
    return facts;
  }

  /** A new page with one reference, zeroed. */
  private static int page(Hardware hardware) {
    int page = hardware.folioAllocate(0);
    hardware.pageZero(page);
    return page;
  }
}
