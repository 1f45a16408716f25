package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds on every architecture of entries of pages that were swapped out. */
class SwapLawsTest {

  @Property
  void roundTrip_keepsTypeAndOffset(@ForAll("swaps") Swap swap) {
    SwapFormat format = swap.format();

    assertThat(format.type(swap.word())).isEqualTo(swap.type);
    assertThat(format.offset(swap.word())).isEqualTo(swap.offset);
  }

  @Property
  void roundTrip_keepsMarks(@ForAll("swaps") Swap swap) {
    for (SwapMark mark : SwapMark.values()) {
      boolean kept = swap.marks.contains(mark) && swap.format().marks().contains(mark);

      assertThat(swap.format().isMarked(swap.word(), mark)).isEqualTo(kept);
    }
  }

  @Property
  void unmark_takesOneMark(@ForAll("swaps") Swap swap, @ForAll SwapMark taken) {
    SwapFormat format = swap.format();
    long word = format.unmark(swap.word(), taken);

    assertThat(format.isMarked(word, taken)).isFalse();
    assertThat(format.mark(word, taken)).isEqualTo(format.mark(swap.word(), taken));
    assertThat(format.type(word)).isEqualTo(swap.type);
    assertThat(format.offset(word)).isEqualTo(swap.offset);
  }

  @Property
  void swapWord_isNeverValid(@ForAll("swaps") Swap swap) {
    assertThat(swap.architecture().isValid(swap.word())).isFalse();
    assertThat(swap.architecture().isCacheable(swap.word())).isFalse();
  }

  @Property
  void swapWord_isNeitherLeafNorTable(@ForAll("swaps") Swap swap) {
    for (int level = 0; level < swap.geometry.levelCount(); level++) {
      assertThat(swap.architecture().isLeaf(level, swap.word())).isFalse();
      assertThat(swap.architecture().isTable(level, swap.word())).isFalse();
    }
  }

  @Property
  void swapWord_isNeverEmpty(@ForAll("swaps") Swap swap) {
    assertThat(swap.architecture().isEmpty(swap.word())).isFalse();
  }

  @Property
  void swapWord_fitsIntoItsEntry(@ForAll("swaps") Swap swap) {
    int entryBits = 8 << swap.geometry.entryShift(0);

    assertThat(entryBits == 64 || swap.word() >>> entryBits == 0).isTrue();
  }

  @Property
  void hardware_neverChangesASwapWord(@ForAll("swaps") Swap swap, @ForAll boolean store) {
    assertThat(swap.architecture().walked(swap.word(), store)).isZero();
  }

  /** Bit 11 of arm64, 8 of x86 and 5 of RISC-V make a word present that is not valid. */
  @Property
  void swapWord_isNotPresentInvalid(@ForAll("swaps") Swap swap) {
    long presentInvalid =
        switch (swap.architecture()) {
          case Arm64 _ -> 1L << 11;
          case RiscV _ -> 1L << 5;
          default -> 1L << 8;
        };

    assertThat(swap.word() & presentInvalid).isZero();
  }

  /** Bits 3:1 of a word that is not valid are the permissions of a leaf (Linux, riscv). */
  @Property
  void riscvSwapWord_hasNoPermissions(@ForAll("swaps") Swap swap) {
    Assume.that(swap.architecture() instanceof RiscV);

    assertThat(swap.word() & (RiscV.READ | RiscV.WRITE | RiscV.EXECUTE)).isZero();
  }

  @Test
  void riscv_keepsTypeBelowOffset() {
    long word = RiscV.SVADU.swapFormat().word(3, 5);

    assertThat(word).isEqualTo((3L << 7) | (5L << 12));
    assertThat(RiscV.SVADU.swapFormat().mark(word, SwapMark.EXCLUSIVE)).isEqualTo(word | 1L << 6);
  }

  @Test
  void x86_keepsOffsetsInverted_soThatSmallOnesLeadBeyondMemory() {
    long word = Geometries.X86_64_4.architecture().swapFormat().word(3, 1);

    assertThat(word).isEqualTo((3L << 59) | (((1L << 50) - 2) << 9));
  }

  @Test
  void formats_haveTheMarksOfTheirArchitecture() {
    assertThat(Arm64.GRANULE_4K.swapFormat().marks())
        .containsOnly(SwapMark.EXCLUSIVE, SwapMark.USERFAULT_WRITE_PROTECT);
    assertThat(X86.LONG.swapFormat().marks()).containsOnly(SwapMark.values());
    assertThat(X86.PAE.swapFormat().marks()).containsOnly(SwapMark.EXCLUSIVE);
    assertThat(X86.LEGACY.swapFormat().marks()).containsOnly(SwapMark.EXCLUSIVE);
    assertThat(RiscV.SVADU.swapFormat().marks()).containsOnly(SwapMark.EXCLUSIVE);
  }

  @Test
  void whatDoesNotFit_isRefused() {
    for (Geometry geometry : Geometries.all()) {
      SwapFormat format = geometry.architecture().swapFormat();

      assertThat(format.typeMax()).isEqualTo(31);
      for (long offset : new long[] {-1, 0, format.offsetMax() + 1}) {
        assertThatThrownBy(() -> format.word(0, offset))
            .isInstanceOf(IllegalArgumentException.class);
      }
      for (int type : new int[] {-1, 32}) {
        assertThatThrownBy(() -> format.word(type, 1))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  /** What a swap entry is made of. */
  record Swap(Geometry geometry, int type, long offset, Set<SwapMark> marks) {
    Architecture architecture() {
      return geometry.architecture();
    }

    SwapFormat format() {
      return architecture().swapFormat();
    }

    long word() {
      long word = format().word(type, offset);
      for (SwapMark mark : marks) {
        word = format().mark(word, mark);
      }
      return word;
    }
  }

  @Provide
  Arbitrary<Swap> swaps() {
    Arbitrary<List<SwapMark>> marks = Arbitraries.of(SwapMark.class).list().ofMaxSize(3);
    return Arbitraries.of(Geometries.all())
        .flatMap(
            geometry -> {
              SwapFormat format = geometry.architecture().swapFormat();
              return Combinators.combine(
                  Arbitraries.integers().between(0, format.typeMax()),
                  Arbitraries.longs().between(1, format.offsetMax()),
                  marks)
                  .as(
                      (type, offset, list) -> {
                        Set<SwapMark> set = EnumSet.noneOf(SwapMark.class);
                        set.addAll(list);
                        return new Swap(geometry, type, offset, set);
                      });
            });
  }
}
