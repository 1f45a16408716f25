package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What only arm64 has: dirty state in three bits, and granules. */
class Arm64Test {

  private static final Arm64 ARM = Arm64.GRANULE_4K;
  private static final List<Arm64> ALL =
      List.of(Arm64.GRANULE_4K, Arm64.GRANULE_4K_AF, Arm64.GRANULE_4K_SOFT);
  private static final long LEAF = ARM.makeYoung(ARM.leafWord(0, 0x7000));
  private static final long WRITABLE = ARM.makeWritable(LEAF);

  /** Dirty state, as {@code arch/arm64/include/asm/pgtable.h} of Linux v6.12 reads it. */
  @Test
  void dirtyState_hasTheEncodingsOfTheTable() {
    long clean = LEAF;
    long dirty = ARM.makeDirty(LEAF);
    long writable = ARM.makeWritable(LEAF);
    long both = ARM.makeDirty(writable);

    assertThat(bits(clean)).isEqualTo(Arm64.READ_ONLY);
    assertThat(bits(writable)).isEqualTo(Arm64.READ_ONLY | Arm64.WRITE);
    assertThat(bits(dirty)).isEqualTo(Arm64.READ_ONLY | Arm64.SOFTWARE_DIRTY);
    assertThat(bits(both)).isEqualTo(Arm64.WRITE | Arm64.SOFTWARE_DIRTY);
    assertThat(bits(ARM.walked(writable, true))).isEqualTo(Arm64.WRITE);
    assertThat(bits(ARM.writeProtect(ARM.walked(writable, true)))).isEqualTo(bits(dirty));
  }

  /** Software that never sets DBM: what may be written is dirty, whatever the CPU marks. */
  @Test
  void ap2Alone_permitsStoresThatNobodyMarks() {
    long open = LEAF & ~Arm64.READ_ONLY;

    for (Arm64 arm : ALL) {
      assertThat(arm.leafAccess(open)).isEqualTo(UserAccess.WRITE);
      assertThat(arm.walked(open, true)).isEqualTo(open);
      assertThat(arm.isStoreCacheable(open)).isTrue();
      assertThat(arm.isWritable(open)).isTrue();
      assertThat(arm.isDirty(open)).isTrue();
      assertThat(bits(arm.writeProtect(open))).isEqualTo(bits(arm.makeDirty(LEAF)));
      assertThat(arm.leafAccess(arm.makeClean(open))).isEqualTo(arm.leafAccess(WRITABLE));
    }
  }

  @Test
  void dbm_permitsStoresWhereHardwareSetsDirty() {
    assertThat(Arm64.GRANULE_4K.leafAccess(WRITABLE)).isEqualTo(UserAccess.WRITE);
    assertThat(bits(Arm64.GRANULE_4K.walked(WRITABLE, true))).isEqualTo(Arm64.WRITE);
    assertThat(Arm64.GRANULE_4K_AF.leafAccess(WRITABLE)).isEqualTo(UserAccess.READ);
    assertThat(Arm64.GRANULE_4K_AF.walked(WRITABLE, true)).isZero();
    assertThat(Arm64.GRANULE_4K_SOFT.walked(WRITABLE, true)).isZero();
  }

  @Test
  void accessedFlag_isSetBySoftwareWhereHardwareSetsNone() {
    long old = ARM.makeOld(LEAF);

    assertThat(Arm64.GRANULE_4K_AF.walked(old, false)).isEqualTo(LEAF);
    assertThat(Arm64.GRANULE_4K_SOFT.walked(old, false)).isZero();
    assertThat(Arm64.GRANULE_4K_SOFT.walked(LEAF, false)).isEqualTo(LEAF);
  }

  @Test
  void whatIsNotValid_isNotDirtyForWantOfABit() {
    assertThat(ARM.isDirty(Architecture.EMPTY)).isFalse();
  }

  /** Dirty for software, clean for hardware: nothing to do, yet a store must not pass unseen. */
  @Property
  void theFifthCombination_isDirtyAndCuredByAWalk(@ForAll("pages") long page) {
    long word =
        ARM.leafWord(0, page << 12) | Arm64.ACCESSED | Arm64.WRITE | Arm64.SOFTWARE_DIRTY;

    assertThat(word & Arm64.READ_ONLY).isNotZero();
    assertThat(ARM.isDirty(word)).isTrue();
    assertThat(ARM.isWritable(word)).isTrue();
    assertThat(ARM.isStoreCacheable(word)).isFalse();
    assertThat(ARM.isStoreCacheable(ARM.walked(word, true))).isTrue();
    assertThat(ARM.isStoreCacheable(ARM.makeDirty(word))).isTrue();
  }

  @Property
  void noChange_makesTheFifthCombination(@ForAll("leaves") Descriptor leaf) {
    long five = Arm64.WRITE | Arm64.READ_ONLY | Arm64.SOFTWARE_DIRTY;

    assertThat(leaf.word() & five).isNotEqualTo(five);
  }

  @Test
  void aLeafThatUserCodeMayNotUse_faults() {
    assertThat(ARM.walked(ARM.makeWritable(LEAF) & ~Arm64.USER, false)).isZero();
    assertThat(ARM.walked(ARM.makeWritable(LEAF) & ~Arm64.USER, true)).isZero();
  }

  @Test
  void blocks_areWhereTheGranuleHasThem() {
    assertThat(Arm64.GRANULE_4K.isLeaf(2, ARM.leafWord(2, 1L << 30))).isTrue();
    assertThat(Arm64.GRANULE_4K.isLeaf(3, ARM.leafWord(3, 1L << 39))).isFalse();
    assertThat(Arm64.GRANULE_16K.isLeaf(1, ARM.leafWord(1, 1L << 25))).isTrue();
    assertThat(Arm64.GRANULE_16K.isLeaf(2, ARM.leafWord(2, 1L << 36))).isFalse();
    assertThat(Arm64.GRANULE_64K.isLeaf(1, ARM.leafWord(1, 1L << 29))).isTrue();
    assertThat(Arm64.GRANULE_64K.isLeaf(2, ARM.leafWord(2, 1L << 42))).isFalse();
  }

  @Test
  void aTypeOfBlock_isReservedInALeafTable() {
    assertThat(ARM.isLeaf(0, ARM.leafWord(1, 0x20_0000))).isFalse();
  }

  private static long bits(long word) {
    return word & (Arm64.READ_ONLY | Arm64.WRITE | Arm64.SOFTWARE_DIRTY);
  }

  @Provide
  Arbitrary<Long> pages() {
    return Arbitraries.longs().between(0, (1L << 36) - 1);
  }

  @Provide
  Arbitrary<Descriptor> leaves() {
    return Descriptor.leaves().filter(leaf -> leaf.architecture() instanceof Arm64);
  }
}
