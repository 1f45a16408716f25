package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds on every architecture when a manager changes a leaf. */
class ChangeLawsTest {

  @Property
  void writeProtect_keepsDirtyAndClean(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();

    assertThat(a.isDirty(a.writeProtect(leaf.word()))).isEqualTo(a.isDirty(leaf.word()));
  }

  @Property
  void writeProtect_takesWritePermission(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    long narrow = a.writeProtect(leaf.word());

    assertThat(a.isWritable(narrow)).isFalse();
    assertThat(a.isStoreCacheable(narrow)).isFalse();
  }

  @Property
  void writeProtect_twiceIsOnce(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    long narrow = a.writeProtect(leaf.word());

    assertThat(a.writeProtect(narrow)).isEqualTo(narrow);
  }

  @Property
  void makeWritable_permitsWriting(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();

    assertThat(a.isWritable(a.makeWritable(leaf.word()))).isTrue();
  }

  @Property
  void makeWritable_keepsDirtyAndClean(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();

    assertThat(a.isDirty(a.makeWritable(leaf.word()))).isEqualTo(a.isDirty(leaf.word()));
  }

  @Property
  void makeWritable_ofADirtyWordIsDirtyForHardware(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    long word = a.makeWritable(a.makeDirty(a.writeProtect(leaf.word())));

    assertThat(a.isStoreCacheable(a.makeYoung(word))).isTrue();
  }

  @Property
  void writeProtectAndMakeWritable_goThereAndBack(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    long narrow = a.writeProtect(leaf.word());

    assertThat(a.writeProtect(a.makeWritable(narrow))).isEqualTo(narrow);
  }

  @Property
  void makeClean_isClean(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    long clean = a.makeClean(leaf.word());

    assertThat(a.isDirty(clean)).isFalse();
    assertThat(a.isStoreCacheable(clean)).isFalse();
  }

  @Property
  void makeClean_keepsWritePermission(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();

    assertThat(a.isWritable(a.makeClean(leaf.word()))).isEqualTo(a.isWritable(leaf.word()));
  }

  @Property
  void makeDirty_isDirty(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();

    assertThat(a.isDirty(a.makeDirty(leaf.word()))).isTrue();
  }

  @Property
  void makeDirty_keepsWritePermission(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();

    assertThat(a.isWritable(a.makeDirty(leaf.word()))).isEqualTo(a.isWritable(leaf.word()));
  }

  @Property
  void makeDirty_ofAWritableWordIsDirtyForHardware(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    long dirty = a.makeDirty(a.makeWritable(leaf.word()));

    assertThat(a.isStoreCacheable(a.makeYoung(dirty))).isTrue();
  }

  @Property
  void makeDirtyAndMakeClean_undoEachOther(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    long clean = a.makeClean(leaf.word());

    assertThat(a.makeClean(a.makeDirty(clean))).isEqualTo(clean);
  }

  @Property
  void dirtyAndClean_doNotTouchAccessed(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    boolean young = a.isYoung(leaf.word());

    assertThat(a.isYoung(a.makeDirty(leaf.word()))).isEqualTo(young);
    assertThat(a.isYoung(a.makeClean(leaf.word()))).isEqualTo(young);
  }

  @Property
  void permissions_doNotTouchAccessed(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    boolean young = a.isYoung(leaf.word());

    assertThat(a.isYoung(a.makeWritable(leaf.word()))).isEqualTo(young);
    assertThat(a.isYoung(a.writeProtect(leaf.word()))).isEqualTo(young);
  }

  @Property
  void makeYoungAndMakeOld_setAndClearAccessed(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();

    assertThat(a.isYoung(a.makeYoung(leaf.word()))).isTrue();
    assertThat(a.isYoung(a.makeOld(leaf.word()))).isFalse();
  }

  @Property
  void makeYoungAndMakeOld_changeAccessedAlone(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    long same = a.isYoung(leaf.word()) ? a.makeYoung(leaf.word()) : a.makeOld(leaf.word());

    assertThat(same).isEqualTo(leaf.word());
    assertThat(a.isDirty(a.makeYoung(leaf.word()))).isEqualTo(a.isDirty(leaf.word()));
    assertThat(a.isWritable(a.makeYoung(leaf.word()))).isEqualTo(a.isWritable(leaf.word()));
    assertThat(a.makeOld(a.makeYoung(leaf.word()))).isEqualTo(a.makeOld(leaf.word()));
  }

  @Property
  void contiguous_goesThereAndBack(@ForAll("leaves") Descriptor leaf) {
    Assume.that(leaf.hasRuns());
    Architecture a = leaf.architecture();
    long set = a.makeContiguous(leaf.word());
    long clear = a.makeNonContiguous(leaf.word(), leaf.entry());

    assertThat(a.isContiguous(clear)).isFalse();
    assertThat(a.makeNonContiguous(set, leaf.entry())).isEqualTo(clear);
    assertThat(leaf.word()).isIn(set, clear);
  }

  @Property
  void contiguous_existsWhereTheGeometryHasRuns(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    if (leaf.hasRuns()) {
      assertThat(a.isContiguous(a.makeContiguous(leaf.word()))).isTrue();
    }
    if (!a.isContiguous(a.makeContiguous(leaf.word()))) {
      assertThat(leaf.geometry().contiguousRun(leaf.level())).isOne();
      assertThat(a.makeContiguous(leaf.word())).isEqualTo(leaf.word());
    }
  }

  @Property
  void nonContiguous_leadsThereFromEveryEntry(@ForAll("leaves") Descriptor leaf) {
    long plain = leaf.architecture().makeNonContiguous(leaf.word(), leaf.entry());

    assertThat(leaf.architecture().physicalAddress(plain)).isEqualTo(leaf.target());
  }

  /** What is a block all the same when the architecture keeps one word for all its entries. */
  @Property
  void advance_leadsFromEntryToEntryOfABlock(@ForAll("leaves") Descriptor leaf, @ForAll byte any) {
    Assume.that(leaf.hasRuns());
    Architecture a = leaf.architecture();
    int run = leaf.geometry().contiguousRun(leaf.level());
    int shift = leaf.geometry().entryShift(leaf.level());
    long from = (leaf.entry() >>> shift) & (run - 1);
    long count = (any & (run - 1)) - from;
    long byteCount = count * leaf.geometry().spanBytes(leaf.level());
    long further = a.advance(leaf.word(), byteCount);

    assertThat(a.target(further, leaf.entry() + (count << shift)))
        .isEqualTo(leaf.target() + byteCount);
    assertThat(a.advance(further, -byteCount)).isEqualTo(leaf.word());
    assertThat(a.isContiguous(further)).isEqualTo(a.isContiguous(leaf.word()));
  }

  @Property
  void noChange_movesTheTarget(
      @ForAll("leaves") Descriptor leaf, @ForAll Descriptor.Change change) {
    assertThat(leaf.with(change.apply(leaf)).target()).isEqualTo(leaf.target());
  }

  @Property
  void noChange_makesALeafAnythingElse(
      @ForAll("leaves") Descriptor leaf, @ForAll Descriptor.Change change) {
    long changed = change.apply(leaf);

    assertThat(leaf.architecture().isLeaf(leaf.level(), changed)).isTrue();
  }

  @Property
  void noChange_needsBitsThatTheEntryLacks(
      @ForAll("leaves") Descriptor leaf, @ForAll Descriptor.Change change) {
    long changed = change.apply(leaf);
    int entryBits = 8 << leaf.geometry().entryShift(leaf.level());

    assertThat(entryBits == 64 || changed >>> entryBits == 0).isTrue();
  }

  @Provide
  Arbitrary<Descriptor> leaves() {
    return Descriptor.leaves();
  }
}
