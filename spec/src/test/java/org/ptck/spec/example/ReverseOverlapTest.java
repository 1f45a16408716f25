package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.Translations;

/** RMP-1 beside others: what an exit gives up, and a page that somebody is about to map. */
class ReverseOverlapTest {

  private static final int FILE = FileBench.FILE;
  private static final int SHARED = Overlap.READ | MappingState.SHARED;

  private static Set<Capability> facts() {
    Set<Capability> facts = EnumSet.copyOf(Overlap.FACTS);
    facts.add(Capability.REVERSE_MAP);
    facts.add(Capability.FILE_SHARED);
    return facts;
  }

  /**
   * An exit on CPU 0 counts its entry no more, lets it stand, and removes its link; meanwhile CPU 1
   * has counted the same page for an entry of another space, or not.
   */
  private static String exit(boolean isCountedForAnother, boolean isRootDropped) {
    Overlap side = new Overlap(facts());
    return side.run(
        _ -> {
          side.machine.declare(GuardExamples.LINKS);
          Overlap.Tree tree = side.spawn(0, 0);
          Overlap.Tree other = side.spawn(1, 1);
          int page = populate(side, tree);
          link(side, other);

          long pins = side.begin(1);
          if (isCountedForAnother) {
            side.hardware.lock(Bench.TABLE, other.leaf());
            side.hardware.referencesAdd(page, 1);
            side.hardware.mapcountAdd(page, 1);
          }
          long exits = exit(side, tree, page);
          if (isRootDropped) {
            side.hardware.rootDrop(tree.space());
            side.hardware.invalidateId(Translations.ALL_CPUS, tree.space());
          }
          side.hardware.unlock(Bench.MMAP, tree.space());
          side.hardware.referencesSubtract(page, 1);
          side.machine.modelFacts().mapping(tree.space(), 0, 8, 0);
          side.end(0, exits);
          side.on(1);
          if (isCountedForAnother) {
            side.hardware.entryWrite(other.entry(0), Overlap.readOnly(page));
            side.hardware.unlock(Bench.TABLE, other.leaf());
          }
          side.end(1, pins);
        });
  }

  private static int populate(Overlap side, Overlap.Tree tree) {
    side.machine.modelFacts().mapping(tree.space(), 0, 8, SHARED);
    long number = side.begin(0);
    int page = side.hardware.folioAllocate(0);
    side.hardware.cacheAdd(FILE, 0, page);
    side.hardware.storageRead(FILE, 0, page);
    linkHere(side, tree);
    side.hardware.lock(Bench.TABLE, tree.leaf());
    side.hardware.referencesAdd(page, 1);
    side.hardware.mapcountAdd(page, 1);
    side.hardware.entryWrite(tree.entry(0), Overlap.readOnly(page));
    side.hardware.unlock(Bench.TABLE, tree.leaf());
    side.end(0, number);
    return page;
  }

  private static void link(Overlap side, Overlap.Tree tree) {
    side.machine.modelFacts().mapping(tree.space(), 0, 8, SHARED);
    long number = side.begin(1);
    linkHere(side, tree);
    side.end(1, number);
  }

  private static void linkHere(Overlap side, Overlap.Tree tree) {
    side.hardware.lock(Bench.RMAP, FILE);
    side.hardware.reverseAdd(FILE, 0, tree.space(), 0, 8);
    side.hardware.unlock(Bench.RMAP, FILE);
  }

  /** Up to where the exit lets go of the links; it holds the lock of the space. */
  private static long exit(Overlap side, Overlap.Tree tree, int page) {
    long number = side.begin(0);
    side.machine.modelFacts().claim(tree.space(), 0, 8, SHARED | MappingState.LEAVING);
    side.hardware.lock(Bench.MMAP, tree.space());
    side.hardware.unload(0);
    side.hardware.lock(Bench.TABLE, tree.leaf());
    side.hardware.mapcountSubtract(page, 1);
    side.hardware.unlock(Bench.TABLE, tree.leaf());
    side.hardware.lock(Bench.RMAP, FILE);
    side.hardware.reverseRemove(FILE, 0, tree.space(), 0, 8);
    side.hardware.unlock(Bench.RMAP, FILE);
    return number;
  }

  @Test
  void rmp1_entryGivenUp_whileAnotherHasCountedItsPage_isNobodysFault() {
    assertThat(exit(true, true)).isEqualTo("none");
  }

  @Test
  void rmp1_entryGivenUp_raisesNoAlarm() {
    assertThat(exit(false, true)).isEqualTo("none");
  }

  @Test
  void rmp1_entryGivenUp_whoseSpaceStays_isFoundAtTheEnd() {
    assertThat(exit(true, false)).isEqualTo("RMP-1 in operation 6");
  }
}
