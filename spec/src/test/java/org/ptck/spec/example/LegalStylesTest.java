package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ptck.oracle.Oracle;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/** What correct kernels do and naive wordings of the rules condemn; every rule looks on. */
class LegalStylesTest {

  private static final long CPU_0 = 1;
  private static final long CPU_1 = 2;

  @Test
  void tlb1_onlyCpusThatRanTheSpaceAreFlushed() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          unmap(bench, tree, bench.populate(tree, 0), CPU_0);
        });
  }

  @Test
  void tlb1_aFlushReachesBeyondTheUserRange() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.permit(tree, 0, 8, MappingState.NONE);
          bench.operation(
              tree,
              () -> {
                bench.take(tree.entry(0));
                bench.clear(tree.linkToLeaf());
                bench.hardware.invalidateRange(
                    CPU_0, tree.space(), tree.address(0), Long.MAX_VALUE, Bench.ALL_LEVELS);
                bench.release(page);
                bench.hardware.tableFree(tree.leaf());
              });
        });
  }

  @Test
  void tlb6_lazyCpuIsLeftOutAndCatchesUpAtLoad() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          bench.load(1, tree);
          int page = bench.populate(tree, 0);
          bench.operation(() -> bench.hardware.lazy(1));
          unmap(bench, tree, page, CPU_0);
          bench.operation(
              () -> {
                bench.hardware.invalidateId(CPU_1, tree.space());
                bench.hardware.load(1, tree.space(), tree.space());
              });
        });
  }

  @Test
  void tlb1_cpuWithAnotherSpaceLoadedIsLeftOut() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          bench.load(1, tree);
          Tree other = bench.spawn(1);
          bench.load(1, other);
          bench.load(0, tree);
          unmap(bench, tree, bench.populate(tree, 0), CPU_0);
        });
  }

  @Test
  void tlb5_idRolloverFlushesEachCpuLocallyBeforeItLoads() {
    assertLegal(
        bench -> {
          Tree first = bench.spawn(0);
          bench.load(1, first);
          Tree second = bench.spawn(1);
          for (int cpu = 0; cpu < 2; cpu++) {
            int local = cpu;
            bench.operation(
                () -> {
                  // A CPU that still runs a space may cache it again after the flush.
                  bench.hardware.unload(local);
                  bench.hardware.invalidateAll(1L << local);
                  bench.hardware.load(local, second.space(), 0);
                  bench.hardware.load(local, first.space(), 1);
                });
          }
        });
  }

  @Test
  void tlb5_spaceGetsAnotherIdAndItsOldOneIsFlushedLater() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.operation(() -> bench.hardware.load(0, tree.space(), 5));
          bench.operation(() -> bench.hardware.invalidateId(-1, tree.space()));
          bench.operation(
              tree,
              () -> {
                bench.take(tree.entry(0));
                bench.hardware.invalidateId(-1, 5);
                bench.release(page);
              });
        });
  }

  @Test
  void tlb2_exitRetiresTheIdBeforeTheFirstRelease() {
    assertLegal(
        Set.of(Capability.ID_RETIREMENT),
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.permit(tree, 0, 8, MappingState.NONE);
          bench.operation(
              tree,
              () -> {
                bench.hardware.unload(0);
                bench.hardware.rootDrop(tree.space());
                bench.hardware.idRetire(tree.space());
                bench.take(tree.entry(0));
                bench.release(page);
                freeTables(bench, tree);
              });
          bench.endScenario();
        });
  }

  @Test
  void ref2_entriesOfADeadSpaceAreLeftInPlace() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.permit(tree, 0, 8, MappingState.NONE);
          bench.operation(
              tree,
              () -> {
                bench.hardware.unload(0);
                bench.hardware.rootDrop(tree.space());
                bench.flush(tree);
                bench.release(page);
                freeTables(bench, tree);
              });
          bench.endScenario();
        });
  }

  @Test
  void lck3_entriesOfADeadSpaceAreClearedPlainlyAndWithoutLocks() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.permit(tree, 0, 8, MappingState.NONE);
          bench.operation(
              () -> {
                bench.hardware.unload(0);
                bench.hardware.rootDrop(tree.space());
                bench.flush(tree);
                bench.hardware.entryRead(tree.entry(0));
                bench.hardware.entryWrite(tree.entry(0), 0);
                bench.release(page);
                freeTables(bench, tree);
              });
          bench.endScenario();
        });
  }

  @Test
  void lck3_linkIsClearedWithoutTheTableLockInAClosedRange() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          bench.permit(tree, 0, 8, MappingState.READ | MappingState.LEAVING);
          bench.operation(
              () -> {
                bench.hardware.lockShared(Bench.MMAP, tree.space());
                bench.hardware.entryWrite(tree.linkToLeaf(), 0);
                bench.flush(tree);
                bench.hardware.tableFree(tree.leaf());
                bench.hardware.unlock(Bench.MMAP, tree.space());
              });
        });
  }

  @Test
  void lck2_tryLockAgainstTheOrder() {
    assertLegal(
        bench -> bench.operation(
            () -> {
              bench.hardware.lock(Bench.TABLE, 1);
              bench.hardware.lockTry(Bench.MMAP, 0);
              bench.hardware.unlock(Bench.MMAP, 0);
              bench.hardware.unlock(Bench.TABLE, 1);
            }));
  }

  @Test
  void ref2_lateRmapIsMadeGoodWithinTheOperation() {
    assertLegal(
        Set.of(Capability.LATE_RMAP),
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.operation(
              () -> {
                bench.take(tree.entry(0));
                bench.flush(tree, 0);
                bench.release(page);
              });
        });
  }

  @Test
  void tlb1_entryThatWasNeverAccessedNeedsNoFlush() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populateReadOnly(tree, 0);
          bench.operation(
              tree,
              () -> {
                bench.set(tree.entry(0), Bench.ARM.makeOld(Bench.readOnly(page)));
                bench.flush(tree, 0);
              });
          unmap(bench, tree, page, 0);
        });
  }

  @Test
  void tlb1_cleanWritableEntryIsProtectedWithoutAFlush() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          bench.operation(
              tree,
              () -> {
                int page = bench.page();
                bench.hardware.mapcountAdd(page, 1);
                bench.hardware.exclusiveSet(page, 1);
                long word = Bench.ARM.makeWritable(Bench.readOnly(page));
                bench.set(tree.entry(0), word);
              });
          bench.operation(
              tree,
              () -> {
                long word = bench.hardware.entryRead(tree.entry(0));
                bench.set(tree.entry(0), Bench.ARM.writeProtect(word));
              });
        });
  }

  @Test
  void tlb1_oldTranslationThatAllowsNoMoreThanTheEntryIsHarmless() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          bench.populate(tree, 0);
          bench.operation(
              tree,
              () -> {
                bench.hardware.lock(Bench.TABLE, tree.leaf());
                long word = bench.hardware.entryExchange(tree.entry(0), 0);
                bench.hardware.entryExchange(tree.entry(0), word);
                bench.hardware.unlock(Bench.TABLE, tree.leaf());
              });
        });
  }

  @Test
  void tbl2_exitReleasesItsLocksBetweenDroppingTheRootAndTheFlush() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          int page = bench.populate(tree, 0);
          bench.permit(tree, 0, 8, MappingState.NONE);
          bench.operation(
              () -> {
                bench.hardware.unload(0);
                bench.hardware.lock(Bench.MMAP, tree.space());
                bench.hardware.rootDrop(tree.space());
                bench.hardware.unlock(Bench.MMAP, tree.space());
                bench.flush(tree);
                bench.release(page);
                freeTables(bench, tree);
              });
          bench.endScenario();
        });
  }

  @Test
  void tbl4_tableThatWasNeverLinkedIsFreedAtOnce() {
    assertLegal(
        bench -> {
          bench.spawn(0);
          bench.operation(() -> bench.hardware.tableFree(bench.hardware.tableAllocate(0)));
        });
  }

  @Test
  void tbl2_tableIsTakenOutFullAndPlantedElsewhere() {
    assertLegal(
        bench -> {
          Tree tree = bench.spawn(0);
          bench.populate(tree, 0);
          bench.permit(tree, 8, 8, MappingState.READ | MappingState.WRITE);
          bench.operation(
              tree,
              () -> {
                long link = bench.clear(tree.linkToLeaf());
                bench.flush(tree, 0, 8, -1, Bench.ALL_LEVELS);
                bench.set(tree.middle() + 8, link);
              });
        });
  }

  /** Unmaps page 0 of the space, flushing only the CPUs named; 0 for none. */
  static void unmap(Bench bench, Tree tree, int page, long cpus) {
    bench.operation(
        tree,
        () -> {
          bench.take(tree.entry(0));
          if (cpus != 0) {
            bench.flush(tree, 0, 1, cpus, Bench.LEAF_ONLY);
          }
          bench.release(page);
        });
  }

  private static void freeTables(Bench bench, Tree tree) {
    bench.hardware.tableFree(tree.leaf());
    bench.hardware.tableFree(tree.middle());
    bench.hardware.tableFree(tree.root());
  }

  static void assertLegal(Consumer<Bench> example) {
    assertLegal(Set.of(), example);
  }

  static void assertLegal(Set<Capability> styles, Consumer<Bench> example) {
    Set<Capability> capabilities = new HashSet<>(Bench.FACTS);
    capabilities.addAll(styles);
    Bench bench = new Bench(Catalogue.all(), capabilities);
    bench.run(example);
    Finding finding = bench.finding();
    assertThat(finding).isNull();
    assertThat(new Oracle(bench.machine).differences()).isEmpty();
  }
}
