package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every descriptor: of words that managers make, and of any 64 bits. */
class Arm64PropertyTest {

  private static final Arm64 ARM = Arm64.INSTANCE;

  @Property
  void writeProtect_keepsDirtyAndTakesPermission(@ForAll("leaves") long word) {
    long narrow = ARM.writeProtect(word);

    assertThat(ARM.isDirty(narrow)).isEqualTo(ARM.isDirty(word));
    assertThat(ARM.isWritable(narrow)).isFalse();
    assertThat(ARM.isStoreCacheable(narrow)).isFalse();
    assertThat(ARM.walked(narrow, true)).isZero();
  }

  @Property
  void makeClean_keepsPermission(@ForAll("leaves") long word) {
    long clean = ARM.makeClean(word);

    assertThat(ARM.isDirty(clean)).isFalse();
    assertThat(ARM.isWritable(clean)).isEqualTo(ARM.isWritable(word));
    assertThat(ARM.isStoreCacheable(clean)).isFalse();
  }

  @Property
  void makeDirty_staysDirtyAndKeepsPermission(@ForAll("leaves") long word) {
    long dirty = ARM.makeDirty(word);

    assertThat(ARM.isDirty(dirty)).isTrue();
    assertThat(ARM.isWritable(dirty)).isEqualTo(ARM.isWritable(word));
    assertThat(ARM.isDirty(ARM.writeProtect(dirty))).isTrue();
  }

  @Property
  void makeWritable_keepsDirty(@ForAll("leaves") long word) {
    long writable = ARM.makeWritable(word);

    assertThat(ARM.isWritable(writable)).isTrue();
    assertThat(ARM.isDirty(writable)).isEqualTo(ARM.isDirty(word));
  }

  @Property
  void flags_goAndComeWithoutTouchingTheRest(@ForAll("leaves") long word) {
    assertThat(ARM.isYoung(ARM.makeYoung(word))).isTrue();
    assertThat(ARM.isYoung(ARM.makeOld(word))).isFalse();
    assertThat(ARM.makeOld(ARM.makeYoung(word))).isEqualTo(ARM.makeOld(word));
    assertThat(ARM.isContiguous(ARM.makeContiguous(word))).isTrue();
    assertThat(ARM.makeNonContiguous(ARM.makeContiguous(word)))
        .isEqualTo(ARM.makeNonContiguous(word));
  }

  @Property
  void changes_keepTargetAndType(
      @ForAll @IntRange(max = 3) int level, @ForAll("addresses") long address) {
    long word = ARM.leafWord(level, address);
    long[] changed = {
        ARM.makeYoung(word), ARM.makeOld(word), ARM.makeDirty(word), ARM.makeClean(word),
        ARM.makeWritable(word), ARM.writeProtect(word), ARM.makeContiguous(word)
    };

    for (long each : changed) {
      assertThat(ARM.isLeaf(level, each)).isTrue();
      assertThat(ARM.physicalAddress(each)).isEqualTo(address);
    }
  }

  @Property
  void noWord_isLeafAndTable(@ForAll @IntRange(max = 3) int level, @ForAll long word) {
    assertThat(ARM.isLeaf(level, word) && ARM.isTable(level, word)).isFalse();
    assertThat(ARM.isValid(word) || !(ARM.isLeaf(level, word) || ARM.isTable(level, word)))
        .isTrue();
    assertThat(ARM.isEmpty(word) && ARM.isValid(word)).isFalse();
  }

  @Property
  void tableWord_isATableAndNeverALeaf(
      @ForAll @IntRange(min = 1, max = 3) int level, @ForAll("addresses") long address) {
    long word = ARM.tableWord(level, address);

    assertThat(ARM.isTable(level, word)).isTrue();
    assertThat(ARM.isLeaf(level, word)).isFalse();
    assertThat(ARM.physicalAddress(word)).isEqualTo(address);
  }

  @Property
  void walked_setsAccessedAndNothingElseForALoad(@ForAll("leaves") long word) {
    assertThat(ARM.walked(word, false)).isEqualTo(ARM.makeYoung(word));
  }

  @Property
  void walked_marksDirtyOnlyWhereWritingIsPermitted(@ForAll("leaves") long word) {
    long walked = ARM.walked(word, true);

    if (ARM.isWritable(word)) {
      assertThat(ARM.isDirty(walked) && ARM.isYoung(walked)).isTrue();
      assertThat(ARM.isStoreCacheable(walked)).isTrue();
    } else {
      assertThat(walked).isZero();
    }
  }

  @Property
  void walked_isIdempotent(@ForAll("leaves") long word, @ForAll boolean store) {
    long once = ARM.walked(word, store);
    Assume.that(once != 0);

    assertThat(ARM.walked(once, store)).isEqualTo(once);
  }

  @Property
  void nothingIsCached_thatIsOldOrNotValid(@ForAll long word) {
    assertThat(ARM.isCacheable(word)).isEqualTo(ARM.isValid(word) && ARM.isYoung(word));
    assertThat(ARM.isStoreCacheable(word) && !ARM.isCacheable(word)).isFalse();
    assertThat(ARM.isStoreCacheable(word) && !ARM.isDirty(word)).isFalse();
  }

  @Provide
  Arbitrary<Long> addresses() {
    return Arbitraries.longs().between(0, (1L << 36) - 1).map(page -> page << 12);
  }

  /** Level-0 leaves as the methods make them: RDONLY is clear only where writing is permitted. */
  @Provide
  Arbitrary<Long> leaves() {
    Arbitrary<Boolean> bits = Arbitraries.of(true, false);
    return Combinators.combine(addresses(), bits, bits, bits, bits, bits)
        .as(
            (address, young, writable, readOnly, dirty,
                contiguous) -> (ARM.leafWord(0, address) & ~Arm64.READ_ONLY)
                    | (young ? Arm64.ACCESSED : 0)
                    | (writable ? Arm64.WRITE : 0)
                    | (readOnly || !writable ? Arm64.READ_ONLY : 0)
                    | (dirty ? Arm64.SOFTWARE_DIRTY : 0)
                    | (contiguous ? Arm64.CONTIGUOUS : 0));
  }
}
