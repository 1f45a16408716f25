package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What only x86 has: shadow stacks to keep clear of, and three formats. */
class X86Test {

  /** Without write permission the dirty flag would make the page a shadow stack's. */
  @Property
  void noChange_makesAShadowStack(@ForAll("leaves") Descriptor leaf) {
    assertThat(leaf.word() & (X86.WRITE | X86.DIRTY)).isNotEqualTo(X86.DIRTY);
  }

  @Test
  void writeProtect_movesDirtyToASoftwareBit() {
    long dirty = X86.LONG.makeDirty(X86.LONG.makeWritable(X86.LONG.leafWord(0, 0x7000)));

    assertThat(X86.LONG.writeProtect(dirty)).isEqualTo(X86.LONG.leafWord(0, 0x7000) | 1L << 58);
    assertThat(X86.LONG.makeWritable(X86.LONG.writeProtect(dirty))).isEqualTo(dirty);
  }

  @Test
  void leaves_haveTheBitsOfTheManual() {
    assertThat(X86.LONG.leafWord(0, 0x7000)).isEqualTo(0x7005);
    assertThat(X86.LONG.leafWord(1, 0x20_0000)).isEqualTo(0x20_0085);
    assertThat(X86.LEGACY.leafWord(1, 0x40_0000)).isEqualTo(0x40_0085);
    assertThat(X86.LONG.tableWord(3, 0x7000)).isEqualTo(0x7027);
  }

  /** PDPTEs: bits 2:1, 8:5 and 63:52 are reserved (Intel SDM volume 3A, table 4-8). */
  @Property
  void paeRoot_carriesNoReservedBits(@ForAll("paeTables") Descriptor target) {
    long reserved = 0b1_1110_0110L | -1L << 52;
    long word = X86.PAE.tableWord(2, target.word());

    assertThat(word & reserved).isZero();
    assertThat(word).isEqualTo(target.word() | 1);
    assertThat(X86.PAE.tableWord(1, target.word())).isEqualTo(target.word() | 0x27);
  }

  /** Bits 62:52 of every PAE entry are reserved. */
  @Property
  void paeLeaves_carryNoReservedBits(@ForAll("paeLeaves") Descriptor leaf) {
    assertThat(leaf.word() & (-1L << 52)).isZero();
  }

  @Test
  void pageSize_isReservedWhereThereAreNoLargePages() {
    assertThat(X86.LONG.isLeaf(2, X86.LONG.leafWord(2, 1L << 30))).isTrue();
    assertThat(X86.LONG.isLeaf(3, X86.LONG.leafWord(3, 1L << 39))).isFalse();
    assertThat(X86.LONG.isTable(3, X86.LONG.leafWord(3, 1L << 39))).isFalse();
    assertThat(X86.PAE.isLeaf(2, X86.PAE.leafWord(2, 1L << 30))).isFalse();
    assertThat(X86.LEGACY.isLeaf(1, X86.LEGACY.leafWord(1, 1L << 22))).isTrue();
  }

  @Test
  void aLeafThatUserCodeMayNotUse_faults() {
    long word = X86.LONG.makeWritable(X86.LONG.leafWord(0, 0x7000)) & ~X86.USER;

    assertThat(X86.LONG.walked(word, false)).isZero();
    assertThat(X86.LONG.walked(word, true)).isZero();
  }

  /** Memory keeps the low half of what is stored into a 4-byte entry. */
  @Test
  void theHighHalf_isNoPartOfA4ByteEntry() {
    assertThat(X86.LEGACY.isEmpty(1L << 32)).isTrue();
    assertThat(X86.LEGACY.physicalAddress(-1L)).isEqualTo(0xFFFF_F000L);
    assertThat(X86.LONG.isEmpty(1L << 32)).isFalse();
    assertThat(X86.LONG.physicalAddress(-1L)).isEqualTo(0xF_FFFF_FFFF_F000L);
  }

  @Provide
  Arbitrary<Descriptor> leaves() {
    return Descriptor.leaves().filter(leaf -> leaf.architecture() instanceof X86);
  }

  @Provide
  Arbitrary<Descriptor> paeLeaves() {
    return Descriptor.leaves().filter(leaf -> leaf.architecture() == X86.PAE);
  }

  @Provide
  Arbitrary<Descriptor> paeTables() {
    return Descriptor.tableTargets().filter(target -> target.architecture() == X86.PAE);
  }
}
