package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds on every architecture when hardware uses an entry or keeps a copy of it. */
class WalkLawsTest {

  @Property
  void cacheable_isValidAndYoung(@ForAll("anything") Descriptor any) {
    Architecture a = any.architecture();

    assertThat(a.isCacheable(any.word())).isEqualTo(a.isValid(any.word()) && a.isYoung(any.word()));
  }

  @Property
  void storeCacheable_isCacheableWritableAndDirty(@ForAll("anything") Descriptor any) {
    Architecture a = any.architecture();
    if (a.isStoreCacheable(any.word())) {
      assertThat(a.isCacheable(any.word())).isTrue();
      assertThat(a.isWritable(any.word())).isTrue();
      assertThat(a.isDirty(any.word())).isTrue();
    }
  }

  @Property
  void load_setsAccessedAlone(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    boolean passes = a.hardwareMarks().includeAccessed() || a.isYoung(leaf.word());

    assertThat(a.walked(leaf.word(), false)).isEqualTo(passes ? a.makeYoung(leaf.word()) : 0);
  }

  @Property
  void store_faultsWithoutWritePermission(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();

    assertThat(a.walked(a.writeProtect(leaf.word()), true)).isZero();
  }

  @Property
  void store_passesWithWritePermission(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();

    assertThat(a.walked(storable(leaf), true)).isNotZero();
  }

  @Property
  void store_leavesDirty(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    long walked = a.walked(storable(leaf), true);

    assertThat(a.isDirty(walked)).isTrue();
    assertThat(a.isDirty(a.writeProtect(walked))).isTrue();
  }

  @Property
  void store_leavesWhatATlbNeedsForTheNextOne(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();

    assertThat(a.isStoreCacheable(a.walked(storable(leaf), true))).isTrue();
  }

  @Property
  void hardware_setsNoFlagButThoseThatItSets(
      @ForAll("anything") Descriptor any, @ForAll boolean store) {
    Architecture a = any.architecture();
    long walked = a.walked(any.word(), store);
    Assume.that(walked != 0);

    assertThat(a.isYoung(any.word()) || a.hardwareMarks().includeAccessed()).isTrue();
    assertThat(a.isDirty(any.word()) || !store || a.hardwareMarks().includeDirty()).isTrue();
  }

  /** The leaf with all that a store needs and hardware does not add. */
  private static long storable(Descriptor leaf) {
    Architecture a = leaf.architecture();
    long writable = a.makeWritable(leaf.word());
    long marked = a.hardwareMarks().includeDirty() ? writable : a.makeDirty(writable);
    return a.hardwareMarks().includeAccessed() ? marked : a.makeYoung(marked);
  }

  @Property
  void load_leavesCleanWhatWasClean(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();

    long young = a.makeYoung(leaf.word());

    assertThat(a.isDirty(a.walked(young, false))).isEqualTo(a.isDirty(leaf.word()));
  }

  @Property
  void walk_isIdempotent(@ForAll("leaves") Descriptor leaf, @ForAll boolean store) {
    Architecture a = leaf.architecture();
    long once = a.walked(leaf.word(), store);
    Assume.that(once != 0);

    assertThat(a.walked(once, store)).isEqualTo(once);
  }

  @Property
  void walk_losesNothing(@ForAll("anything") Descriptor any, @ForAll boolean store) {
    Architecture a = any.architecture();
    long walked = a.walked(any.word(), store);
    Assume.that(walked != 0);

    assertThat(a.isYoung(walked)).isTrue();
    assertThat(a.isWritable(walked)).isEqualTo(a.isWritable(any.word()));
    assertThat(a.isDirty(walked)).isEqualTo(store || a.isDirty(any.word()));
    assertThat(a.isContiguous(walked)).isEqualTo(a.isContiguous(any.word()));
    assertThat(a.physicalAddress(walked)).isEqualTo(a.physicalAddress(any.word()));
  }

  @Property
  void walk_keepsTheKindOfTheEntry(@ForAll("anything") Descriptor any, @ForAll boolean store) {
    Architecture a = any.architecture();
    long walked = a.walked(any.word(), store);
    Assume.that(walked != 0);

    assertThat(a.isLeaf(any.level(), walked)).isEqualTo(a.isLeaf(any.level(), any.word()));
    assertThat(a.isTable(any.level(), walked)).isEqualTo(a.isTable(any.level(), any.word()));
  }

  @Property
  void walk_neverChangesWhatIsNotValid(@ForAll("anything") Descriptor any, @ForAll boolean store) {
    Architecture a = any.architecture();
    Assume.that(!a.isValid(any.word()));

    assertThat(a.walked(any.word(), store)).isZero();
  }

  @Provide
  Arbitrary<Descriptor> anything() {
    return Arbitraries.oneOf(Descriptor.anything(), Descriptor.leaves());
  }

  @Provide
  Arbitrary<Descriptor> leaves() {
    return Descriptor.leaves();
  }
}
