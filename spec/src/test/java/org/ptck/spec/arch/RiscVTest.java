package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * What only RISC-V has: leaves told by permissions, encodings that are reserved, blocks whose
 * entries all hold one word. Sections are those of the RISC-V privileged specification.
 */
class RiscVTest {

  private static final RiscV RISCV = RiscV.SVADU;
  private static final long LEAF = RISCV.leafWord(0, 0x7000);
  private static final long LINK = RISCV.tableWord(1, 0x7000);

  /** Section "Sv39: Addressing and Memory Protection", figure of the page-table entry. */
  @Test
  void words_haveTheBitsOfTheManual() {
    assertThat(LEAF).isEqualTo(0x7L << 10 | 0b1_0011);
    assertThat(LINK).isEqualTo(0x7L << 10 | 0b1);
    assertThat(RISCV.makeYoung(LEAF)).isEqualTo(LEAF | 1L << 6);
    assertThat(RISCV.makeDirty(LEAF)).isEqualTo(LEAF | 1L << 7);
    assertThat(RISCV.makeWritable(LEAF)).isEqualTo(LEAF | 1L << 2);
    assertThat(RISCV.physicalAddress(-1L >>> 1)).isEqualTo((1L << 56) - (1L << 12));
  }

  /** Section "Sv32", table "Encoding of PTE R/W/X fields". */
  @Property
  void permissions_sayWhatAnEntryIs(@ForAll @IntRange(min = 0, max = 7) int permissions) {
    long word = RISCV.tableWord(1, 1L << 21) | permissions * RiscV.READ;
    boolean isReserved = permissions == 0b010 || permissions == 0b110;

    assertThat(RISCV.isTable(1, word)).isEqualTo(permissions == 0);
    assertThat(RISCV.isLeaf(1, word)).isEqualTo(permissions != 0 && !isReserved);
  }

  /** Section "Sv39": a misaligned superpage raises a page fault. */
  @Property
  void leavesAboveLeafTables_areAligned(
      @ForAll @IntRange(min = 0, max = 4) int level, @ForAll("pages") long page) {
    long word = RISCV.leafWord(0, page << 12);
    boolean isAligned = page % (1L << (9 * level)) == 0;

    assertThat(RISCV.isLeaf(level, word)).isEqualTo(isAligned);
  }

  /** Section "Sv39": bits 60:54 are reserved, and bits 62:61 without Svpbmt. */
  @Property
  void reservedBits_makeNeitherLeafNorLink(@ForAll @IntRange(min = 54, max = 62) int bit) {
    assertThat(RISCV.isLeaf(0, LEAF | 1L << bit)).isFalse();
    assertThat(RISCV.isTable(1, LINK | 1L << bit)).isFalse();
  }

  /** Section "Sv32": A, D and U of a link are reserved; section "Svnapot": N is as well. */
  @Test
  void links_permitAndRecordNothing() {
    for (long bit : new long[] {RiscV.USER, RiscV.ACCESSED, RiscV.DIRTY, RiscV.NAPOT}) {
      assertThat(RISCV.isTable(1, LINK | bit)).isFalse();
      assertThat(RISCV.isLeaf(1, LINK | bit)).isFalse();
    }
    assertThat(RISCV.isTable(1, LINK | 1L << 5)).as("global").isTrue();
    assertThat(RISCV.isTable(1, LINK | 3L << 8)).as("for software").isTrue();
    assertThat(RISCV.isLeaf(0, LEAF | 1L << 5 | 3L << 8)).isTrue();
  }

  @Test
  void linksInLeafTables_areReserved() {
    assertThat(RISCV.isTable(0, LINK)).isFalse();
    assertThat(RISCV.isLeaf(0, LINK)).isFalse();
    assertThat(RISCV.isValid(LINK)).isTrue();
  }

  // ---- Svnapot

  /** Section "Svnapot", table of encodings: only 64 KiB at level 0, its size as 1000. */
  @Property
  void blocks_haveOneSize(@ForAll @IntRange(min = 0, max = 15) int size) {
    long word = RISCV.leafWord(0, 0x30_0000) | RiscV.NAPOT | (long) size << 10;

    assertThat(RISCV.isLeaf(0, word)).isEqualTo(size == 0b1000);
  }

  @Test
  void blocks_areInLeafTablesOnly() {
    long word = RISCV.makeContiguous(RISCV.leafWord(1, 1L << 21));

    assertThat(RISCV.isLeaf(1, word)).isFalse();
    assertThat(RISCV.isTable(1, word)).isFalse();
  }

  @Property
  void entriesOfABlock_holdOneWord(@ForAll("pages") long page) {
    long block = page & -16;
    long word = RISCV.makeContiguous(RISCV.leafWord(0, block << 12));
    long table = 0x5000;
    for (int n = 0; n < 16; n++) {
      long entry = table + (256 + n) * 8L;
      long plain = RISCV.leafWord(0, (block + n) << 12);

      assertThat(RISCV.makeContiguous(plain)).isEqualTo(word);
      assertThat(RISCV.target(word, entry)).isEqualTo((block + n) << 12);
      assertThat(RISCV.makeNonContiguous(word, entry)).isEqualTo(plain);
    }
    assertThat(word).isEqualTo(block << 10 | 0b1000L << 10 | 1L << 63 | 0b1_0011);
    assertThat(RISCV.physicalAddress(word)).isEqualTo(block << 12);
  }

  // ---- accesses

  /** Section "Sv39", address translation: user code may use pages with U alone. */
  @Test
  void aLeafThatUserCodeMayNotUse_faults() {
    long word = RISCV.makeWritable(LEAF) & ~RiscV.USER;

    assertThat(RISCV.walked(word, false)).isZero();
    assertThat(RISCV.walked(word, true)).isZero();
  }

  @Test
  void aLeafForExecutionOnly_isNotRead() {
    long word = (LEAF & ~RiscV.READ) | RiscV.EXECUTE;

    assertThat(RISCV.isLeaf(0, word)).isTrue();
    assertThat(RISCV.walked(word, false)).isZero();
  }

  /** Section "Svadu": the walker sets A, and D at a store. */
  @Test
  void svadu_setsAccessedAndDirty() {
    long writable = RISCV.makeWritable(LEAF);

    assertThat(RiscV.SVADU.hardwareMarks()).isEqualTo(HardwareMarks.ACCESSED_AND_DIRTY);
    assertThat(RiscV.SVADU.walked(writable, false)).isEqualTo(writable | RiscV.ACCESSED);
    assertThat(RiscV.SVADU.walked(writable, true))
        .isEqualTo(writable | RiscV.ACCESSED | RiscV.DIRTY);
  }

  /** Section "Sv39", address translation, step 9, with Svade: a page fault instead. */
  @Test
  void svade_faultsWhereOneOfThemIsClear() {
    long young = RISCV.makeYoung(RISCV.makeWritable(LEAF));
    long dirty = RISCV.makeDirty(young);

    assertThat(RiscV.SVADE.hardwareMarks()).isEqualTo(HardwareMarks.NONE);
    assertThat(RiscV.SVADE.walked(RISCV.makeOld(young), false)).isZero();
    assertThat(RiscV.SVADE.walked(young, false)).isEqualTo(young);
    assertThat(RiscV.SVADE.walked(young, true)).isZero();
    assertThat(RiscV.SVADE.walked(RISCV.makeOld(dirty), true)).isZero();
    assertThat(RiscV.SVADE.walked(dirty, true)).isEqualTo(dirty);
  }

  /** Dirty has one encoding, which a write-protected entry keeps. */
  @Property
  void writeProtect_changesOneBit(@ForAll("leaves") Descriptor leaf) {
    assertThat(RISCV.writeProtect(leaf.word())).isEqualTo(leaf.word() & ~RiscV.WRITE);
  }

  @Provide
  Arbitrary<Long> pages() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, (1L << 44) - 1),
        Arbitraries.longs().between(0, 255).map(n -> n << 36),
        Arbitraries.longs().between(0, (1L << 26) - 1).map(n -> n << 18));
  }

  @Provide
  Arbitrary<Descriptor> leaves() {
    return Descriptor.leaves().filter(leaf -> leaf.architecture() instanceof RiscV);
  }
}
