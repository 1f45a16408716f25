package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds on every architecture of leaves, links and empty entries. */
class KindLawsTest {

  @Property
  void noWord_isLeafAndTable(@ForAll("anything") Descriptor any) {
    Architecture a = any.architecture();

    assertThat(a.isLeaf(any.level(), any.word()) && a.isTable(any.level(), any.word())).isFalse();
  }

  @Property
  void leavesAndTables_areValid(@ForAll("anything") Descriptor any) {
    Architecture a = any.architecture();
    boolean known = a.isLeaf(any.level(), any.word()) || a.isTable(any.level(), any.word());

    assertThat(known && !a.isValid(any.word())).isFalse();
  }

  @Property
  void noWord_isEmptyAndValid(@ForAll("anything") Descriptor any) {
    Architecture a = any.architecture();

    assertThat(a.isEmpty(any.word()) && a.isValid(any.word())).isFalse();
  }

  @Property
  void theEmptyWord_isNothing(@ForAll("anything") Descriptor any) {
    Architecture a = any.architecture();

    assertThat(a.isEmpty(Architecture.EMPTY)).isTrue();
    assertThat(a.isValid(Architecture.EMPTY)).isFalse();
    assertThat(a.isLeaf(any.level(), Architecture.EMPTY)).isFalse();
    assertThat(a.isTable(any.level(), Architecture.EMPTY)).isFalse();
  }

  @Property
  void leafTables_linkToNothing(@ForAll("anything") Descriptor any) {
    assertThat(any.architecture().isTable(0, any.word())).isFalse();
  }

  @Property
  void leafWord_isAValidLeaf(@ForAll("leafTargets") Descriptor target) {
    Architecture a = target.architecture();
    long word = a.leafWord(target.level(), target.word());

    assertThat(a.isValid(word)).isTrue();
    assertThat(a.isLeaf(target.level(), word)).isTrue();
    assertThat(a.isTable(target.level(), word)).isFalse();
  }

  @Property
  void leafWord_leadsToItsTarget(@ForAll("leafTargets") Descriptor target) {
    Architecture a = target.architecture();
    long word = a.leafWord(target.level(), target.word());

    assertThat(a.physicalAddress(word)).isEqualTo(target.word());
  }

  @Property
  void leafWord_isOldCleanAndReadOnly(@ForAll("leafTargets") Descriptor target) {
    Architecture a = target.architecture();
    long word = a.leafWord(target.level(), target.word());

    assertThat(a.isYoung(word)).isFalse();
    assertThat(a.isDirty(word)).isFalse();
    assertThat(a.isWritable(word)).isFalse();
    assertThat(a.isContiguous(word)).isFalse();
  }

  @Property
  void leafWord_isReadableByUserCode(@ForAll("leafTargets") Descriptor target) {
    Architecture a = target.architecture();

    long word = a.makeYoung(a.leafWord(target.level(), target.word()));

    assertThat(a.walked(word, false)).isNotZero();
  }

  @Property
  void tableWord_isATableAndNeverALeaf(@ForAll("tableTargets") Descriptor target) {
    Architecture a = target.architecture();
    long word = a.tableWord(target.level(), target.word());

    assertThat(a.isTable(target.level(), word)).isTrue();
    assertThat(a.isLeaf(target.level(), word)).isFalse();
  }

  @Property
  void tableWord_leadsToItsTable(@ForAll("tableTargets") Descriptor target) {
    Architecture a = target.architecture();

    assertThat(a.physicalAddress(a.tableWord(target.level(), target.word())))
        .isEqualTo(target.word());
  }

  @Property
  void newWords_fitIntoTheirEntry(@ForAll("tableTargets") Descriptor target) {
    int entryBits = 8 << target.geometry().entryShift(target.level());
    long word = target.architecture().tableWord(target.level(), target.word());

    assertThat(entryBits == 64 || word >>> entryBits == 0).isTrue();
  }

  @Property
  void geometries_allowLeavesWhereTheHardwareHasThem(@ForAll("leafTargets") Descriptor target) {
    for (int level = 0; level < target.geometry().levelCount(); level++) {
      Architecture a = target.architecture();
      boolean isLeaf = a.isLeaf(level, a.leafWord(level, 0));

      assertThat(isLeaf || !target.geometry().levels().get(level).leafAllowed()).isTrue();
    }
  }

  @Provide
  Arbitrary<Descriptor> anything() {
    return Descriptor.anything();
  }

  @Provide
  Arbitrary<Descriptor> leafTargets() {
    return Descriptor.leafTargets();
  }

  @Provide
  Arbitrary<Descriptor> tableTargets() {
    return Descriptor.tableTargets();
  }
}
