package org.ptck.spec.machine.mmu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.RiscV;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Invalidated;

/** What hardware may do with what it remembers. */
class MmuTest {

  private static final Arm64 ARM = Arm64.GRANULE_4K;
  private static final long ROOT = 0x1000;
  private static final long MIDDLE = 0x2000;
  private static final long LEAF = 0x3000;
  private static final long PAGE = 0x20_0000;
  private static final int ID = 3;

  private final TreeMap<Long, Long> memory = new TreeMap<>();
  private int updates;
  private int marks = Mmu.WALKED;
  private long beforeUpdate;
  private final Mmu mmu = new Mmu(Geometries.TINY, new Port());

  @BeforeEach
  void tables() {
    memory.put(ROOT, ARM.tableWord(2, MIDDLE));
    memory.put(MIDDLE, ARM.tableWord(1, LEAF));
    memory.put(LEAF, ARM.makeWritable(ARM.leafWord(0, PAGE)));
  }

  @Test
  void walk_setsAccessedAtALoadAndDirtyAtAStore() {
    assertThat(load(0)).isEqualTo(PAGE);
    assertThat(ARM.isYoung(memory.get(LEAF))).isTrue();
    assertThat(ARM.isDirty(memory.get(LEAF))).isFalse();

    assertThat(store(0)).isEqualTo(PAGE);
    assertThat(ARM.isDirty(memory.get(LEAF))).isTrue();
    assertThat(updates).isEqualTo(2);
  }

  @Test
  void cachedTranslation_outlivesItsEntry() {
    store(0);
    memory.put(LEAF, 0L);

    assertThat(load(0)).isEqualTo(PAGE);
    assertThat(store(0)).isEqualTo(PAGE);

    mmu.invalidateRange(ID, 0, 1, false);
    assertThat(load(0)).isEqualTo(Mmu.FAULT);
  }

  /** Bit 11 is nG: a leaf without it is everybody's. */
  @Test
  void globalTranslation_isUsedUnderEveryIdUntilSomethingReachesIt() {
    memory.put(LEAF, memory.get(LEAF) & ~(1L << 11));
    load(0);
    memory.put(LEAF, 0L);

    assertThat(mmu.translate(ID + 1, ROOT, 0, Access.READ, marks)).isEqualTo(PAGE);
    mmu.invalidateId(ID);
    assertThat(load(0)).isEqualTo(PAGE);
    mmu.invalidateRange(ID, 0, 1, true);
    assertThat(load(0)).isEqualTo(PAGE);

    mmu.invalidateGlobal(0, 1, Invalidated.ANY_LEVEL);
    assertThat(load(0)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void globalTranslation_goesWithEverything() {
    memory.put(LEAF, memory.get(LEAF) & ~(1L << 11));
    load(0);
    memory.put(LEAF, 0L);

    mmu.invalidateAll();

    assertThat(load(0)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void storeThroughACleanTranslation_walksAgain() {
    load(0);
    memory.put(LEAF, ARM.writeProtect(memory.get(LEAF)));

    assertThat(load(0)).isEqualTo(PAGE);
    assertThat(store(0)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void cachedPath_survivesALeafOnlyInvalidation() {
    load(0);
    memory.put(MIDDLE, 0L);
    memory.put(LEAF, ARM.leafWord(0, 2 * PAGE));

    mmu.invalidateRange(ID, 0, 8, false);
    assertThat(load(0)).isEqualTo(2 * PAGE);

    mmu.invalidateRange(ID, 0, 8, true);
    assertThat(load(0)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void translations_areTaggedWithTheirId() {
    load(0);
    memory.put(LEAF, 0L);

    assertThat(mmu.translate(ID + 1, ROOT, 0, Access.READ, Mmu.WALKED)).isEqualTo(Mmu.FAULT);
    assertThat(load(0)).isEqualTo(PAGE);
    mmu.invalidateId(ID);
    assertThat(load(0)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void invalidateAll_forgetsEveryId() {
    load(0);
    memory.put(ROOT, 0L);

    mmu.invalidateAll();

    assertThat(load(0)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void largeLeaf_translatesEveryPageOfItsSpan() {
    memory.put(MIDDLE + 8, ARM.leafWord(1, PAGE));
    long span = Geometries.TINY.spanBytes(1);

    assertThat(load(span)).isEqualTo(PAGE);
    assertThat(load(span + 3 * 4096)).isEqualTo(PAGE + 3 * 4096);
  }

  @Test
  void link_forbidsWhatItsLeafPermits() {
    memory.put(ROOT, ARM.tableWord(2, MIDDLE) | Arm64Bits.NO_STORES);
    assertThat(load(0)).isEqualTo(PAGE);
    assertThat(store(0)).isEqualTo(Mmu.FAULT);
    assertThat(ARM.isDirty(memory.get(LEAF))).isFalse();

    memory.put(ROOT, ARM.tableWord(2, MIDDLE) | Arm64Bits.NO_USERS);
    mmu.invalidateAll();
    assertThat(load(0)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void cachedPath_keepsThePermissionOfItsLinks() {
    load(0);
    memory.put(ROOT, ARM.tableWord(2, MIDDLE) | Arm64Bits.NO_STORES);

    mmu.invalidateRange(ID, 0, 8, false);
    assertThat(store(0)).isEqualTo(PAGE);

    mmu.invalidateRange(ID, 0, 8, true);
    assertThat(store(0)).isEqualTo(Mmu.FAULT);
  }

  @Test
  void cachedPath_thatForbids_isWalkedAgainFromTheRoot() {
    memory.put(ROOT, ARM.tableWord(2, MIDDLE) | Arm64Bits.NO_STORES);
    assertThat(store(0)).isEqualTo(Mmu.FAULT);

    memory.put(ROOT, ARM.tableWord(2, MIDDLE));

    assertThat(store(0)).isEqualTo(PAGE);
  }

  @Test
  void translation_keepsThePermissionOfItsWalk() {
    store(0);
    memory.put(MIDDLE, ARM.tableWord(1, LEAF) | Arm64Bits.NO_STORES);

    assertThat(store(0)).isEqualTo(PAGE);

    mmu.invalidateRange(ID, 0, 8, true);
    assertThat(load(0)).isEqualTo(PAGE);
    assertThat(store(0)).isEqualTo(Mmu.FAULT);
  }

  /** Bits of APTable. */
  private static final class Arm64Bits {
    static final long NO_USERS = 1L << 61;
    static final long NO_STORES = 1L << 62;
  }

  @Test
  void entryThatChangesUnderTheWalk_isWalkedAgain() {
    beforeUpdate = ARM.leafWord(0, 2 * PAGE);

    assertThat(load(0)).isEqualTo(2 * PAGE);
    assertThat(ARM.isYoung(memory.get(LEAF))).isTrue();
  }

  @Test
  void block_isCachedAsAWhole() {
    fillBlock();
    store(0);
    assertThat(updates).isEqualTo(1);

    assertThat(store(3 * 4096)).isEqualTo(PAGE + 3 * 4096);
    assertThat(load(2 * 4096)).isEqualTo(PAGE + 2 * 4096);

    assertThat(updates).isEqualTo(1);
    assertThat(ARM.isDirty(memory.get(LEAF + 24))).isFalse();
  }

  @Test
  void block_isDroppedWithAnyOfItsPages() {
    fillBlock();
    store(0);
    memory.put(LEAF, 0L);
    assertThat(load(0)).isEqualTo(PAGE);

    mmu.invalidateRange(ID, 3 * 4096, 1, false);

    assertThat(load(0)).isEqualTo(Mmu.FAULT);
    assertThat(load(4096)).isEqualTo(PAGE + 4096);
  }

  @Test
  void marks_chooseTheEntryThatIsMarked() {
    fillBlock();
    marks = 6;

    assertThat(store(4096)).isEqualTo(PAGE + 4096);

    assertThat(ARM.isDirty(memory.get(LEAF + 16))).isTrue();
    assertThat(ARM.isDirty(memory.get(LEAF + 8))).isFalse();
    assertThat(store(0)).isEqualTo(PAGE);
    assertThat(updates).isEqualTo(1);
  }

  @Test
  void marks_thatChooseNoEntryOfTheBlock_markTheOneWalkedTo() {
    fillBlock();
    memory.put(LEAF + 16, 0L);
    marks = 2;

    store(4096);

    assertThat(memory.get(LEAF + 16)).isZero();
    assertThat(ARM.isDirty(memory.get(LEAF + 8))).isTrue();
  }

  /** One word for sixteen entries; the page comes from the address, whichever was walked to. */
  @Test
  void svnapotBlock_isTranslatedByAddress() {
    RiscV riscv = RiscV.SVADU;
    Mmu walker = new Mmu(Geometries.RISCV_SV39, new Port());
    memory.put(ROOT, riscv.tableWord(2, MIDDLE));
    memory.put(MIDDLE, riscv.tableWord(1, LEAF));
    long word = riscv.makeContiguous(riscv.makeWritable(riscv.leafWord(0, PAGE)));
    for (int n = 0; n < 16; n++) {
      memory.put(LEAF + 8L * n, word);
    }

    assertThat(walker.translate(ID, ROOT, 5 * 4096, Access.WRITE, 9)).isEqualTo(PAGE + 5 * 4096);
    assertThat(walker.translate(ID, ROOT, 15 * 4096, Access.WRITE, 9)).isEqualTo(PAGE + 15 * 4096);

    assertThat(updates).isEqualTo(1);
    assertThat(memory.get(LEAF + 72)).isEqualTo(riscv.walked(word, true));
    assertThat(memory.get(LEAF + 40)).isEqualTo(word);
  }

  @Test
  void svade_faultsAndChangesNothing() {
    RiscV riscv = RiscV.SVADE;
    Mmu walker = new Mmu(Geometries.RISCV_SV39_SVADE, new Port());
    memory.put(ROOT, riscv.tableWord(2, MIDDLE));
    memory.put(MIDDLE, riscv.tableWord(1, LEAF));
    memory.put(LEAF, riscv.makeWritable(riscv.leafWord(0, PAGE)));
    assertThat(walker.translate(ID, ROOT, 0, Access.READ, Mmu.WALKED)).isEqualTo(Mmu.FAULT);

    memory.put(LEAF, riscv.makeYoung(memory.get(LEAF)));
    assertThat(walker.translate(ID, ROOT, 0, Access.READ, Mmu.WALKED)).isEqualTo(PAGE);
    assertThat(walker.translate(ID, ROOT, 0, Access.WRITE, Mmu.WALKED)).isEqualTo(Mmu.FAULT);

    memory.put(LEAF, riscv.makeDirty(memory.get(LEAF)));
    assertThat(walker.translate(ID, ROOT, 0, Access.WRITE, Mmu.WALKED)).isEqualTo(PAGE);
    assertThat(updates).isZero();
  }

  private void fillBlock() {
    for (int n = 0; n < 4; n++) {
      long word = ARM.makeWritable(ARM.leafWord(0, PAGE + n * 4096L));
      memory.put(LEAF + 8L * n, ARM.makeContiguous(word));
    }
  }

  @Test
  void faults_rememberNothing() {
    memory.put(LEAF, 0L);
    assertThat(load(0)).isEqualTo(Mmu.FAULT);

    memory.put(LEAF, ARM.leafWord(0, PAGE));

    assertThat(load(0)).isEqualTo(PAGE);
    assertThat(store(0)).isEqualTo(Mmu.FAULT);
  }

  private long load(long address) {
    return mmu.translate(ID, ROOT, address, Access.READ, Mmu.WALKED);
  }

  private long store(long address) {
    return mmu.translate(ID, ROOT, address, Access.WRITE, marks);
  }

  private final class Port implements EntryPort {
    @Override
    public long read(int level, long entry) {
      return memory.getOrDefault(entry, 0L);
    }

    @Override
    public boolean update(int level, long entry, long expected, long word) {
      assertThat(memory.get(entry)).isEqualTo(expected);
      updates++;
      if (beforeUpdate != 0) {
        memory.put(entry, beforeUpdate);
        beforeUpdate = 0;
        return false;
      }
      memory.put(entry, word);
      return true;
    }
  }
}
