package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What links and leaves let user code do, and what a walk through both does. */
class LinkAccessTest {

  private static final long TABLE = 0x4000;

  @Example
  void arm64_linksForbidByApTable() {
    Architecture arm = Arm64.GRANULE_4K;
    long link = arm.tableWord(1, TABLE);

    assertThat(arm.linkAccess(1, link)).isEqualTo(UserAccess.WRITE);
    assertThat(arm.linkAccess(1, link | 1L << 62)).isEqualTo(UserAccess.READ);
    assertThat(arm.linkAccess(1, link | 1L << 61)).isEqualTo(UserAccess.NONE);
    assertThat(arm.linkAccess(1, link | 3L << 61)).isEqualTo(UserAccess.NONE);
  }

  @Example
  void arm64_linksThatForbidExecutionAreLinks() {
    Architecture arm = Arm64.GRANULE_4K;
    // NSTable, APTable, UXNTable, PXNTable, and the accessed flag of FEAT_HAFT.
    long link = arm.tableWord(2, TABLE) | 0x1fL << 59 | 1L << 10;

    assertThat(arm.isTable(2, link)).isTrue();
    assertThat(arm.physicalAddress(link)).isEqualTo(TABLE);
    assertThat(arm.linkAccess(2, arm.tableWord(2, TABLE) | 3L << 59)).isEqualTo(UserAccess.WRITE);
  }

  @Example
  void x86_linksForbidByWhatTheyLack() {
    long present = TABLE | X86.PRESENT;

    assertThat(X86.LONG.linkAccess(1, present | X86.WRITE | X86.USER)).isEqualTo(UserAccess.WRITE);
    assertThat(X86.LONG.linkAccess(1, present | X86.USER)).isEqualTo(UserAccess.READ);
    assertThat(X86.LONG.linkAccess(1, present | X86.WRITE)).isEqualTo(UserAccess.NONE);
    // PWT, PCD, accessed, ignored bits and no-execute.
    long flags = 1L << 3 | 1L << 4 | 1L << 5 | 1L << 6 | 7L << 9 | 1L << 63;
    assertThat(X86.LONG.isTable(3, present | flags)).isTrue();
  }

  @Example
  void paeRoots_haveNoPermissions() {
    assertThat(X86.PAE.linkAccess(2, TABLE | X86.PRESENT)).isEqualTo(UserAccess.WRITE);
    assertThat(X86.PAE.isTable(2, TABLE | X86.PRESENT)).isTrue();
    assertThat(X86.PAE.isTable(2, TABLE | X86.PRESENT | X86.WRITE)).isFalse();
    assertThat(X86.PAE.isTable(1, TABLE | X86.PRESENT | X86.WRITE)).isTrue();
  }

  @Example
  void riscV_linksHaveNoPermissions() {
    long link = RiscV.SVADU.tableWord(1, TABLE);

    assertThat(RiscV.SVADU.linkAccess(1, link)).isEqualTo(UserAccess.WRITE);
    assertThat(RiscV.SVADU.isTable(1, link | RiscV.USER)).isFalse();
  }

  @Example
  void globalAndExecutable_areBitsOfTheLeaf() {
    long arm = Arm64.GRANULE_4K.leafWord(0, TABLE);
    long x86 = X86.LONG.leafWord(0, TABLE);
    long riscV = RiscV.SVADU.leafWord(0, TABLE);

    assertThat(Arm64.GRANULE_4K.isGlobal(arm)).isFalse();
    assertThat(Arm64.GRANULE_4K.isGlobal(arm & ~Arm64.NOT_GLOBAL)).isTrue();
    assertThat(X86.LONG.isGlobal(x86 | 1L << 8)).isTrue();
    assertThat(RiscV.SVADU.isGlobal(riscV | 1L << 5)).isTrue();
    assertThat(RiscV.SVADU.isGlobalLink(RiscV.SVADU.tableWord(1, TABLE) | 1L << 5)).isTrue();
    assertThat(X86.LONG.isGlobalLink(X86.LONG.tableWord(1, TABLE) | 1L << 8)).isFalse();

    assertThat(Arm64.GRANULE_4K.isExecutable(arm)).isTrue();
    assertThat(Arm64.GRANULE_4K.isExecutable(arm | 1L << 54)).isFalse();
    assertThat(X86.LONG.isExecutable(x86)).isTrue();
    assertThat(X86.LONG.isExecutable(x86 | 1L << 63)).isFalse();
    assertThat(RiscV.SVADU.isExecutable(riscV)).isFalse();
    assertThat(RiscV.SVADU.isExecutable(riscV | RiscV.EXECUTE)).isTrue();
  }

  /** Fetching is no access that tables of data are asked for. */
  @Example
  void executeOnlyLeaf_letsNoLoadPass() {
    long leaf = (RiscV.SVADU.leafWord(0, TABLE) & ~RiscV.READ) | RiscV.EXECUTE;

    assertThat(RiscV.SVADU.isLeaf(0, leaf)).isTrue();
    assertThat(RiscV.SVADU.leafAccess(leaf)).isEqualTo(UserAccess.NONE);
    assertThat(RiscV.SVADU.walked(leaf, false)).isZero();
  }

  @Property
  void newLeaves_areOfOneSpace(@ForAll("leaves") Descriptor leaf) {
    assertThat(leaf.architecture().isGlobal(leaf.word())).isFalse();
  }

  @Property
  void newLinks_permitEverything(@ForAll("tableTargets") Descriptor target) {
    long word = target.architecture().tableWord(target.level(), target.word());

    assertThat(target.architecture().linkAccess(target.level(), word)).isEqualTo(UserAccess.WRITE);
  }

  @Property
  void leaf_permitsStoresToUsersIfHardwareLetsThemPass(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    long marked = a.makeYoung(a.makeDirty(leaf.word()));

    assertThat(a.walked(marked, true) != 0)
        .isEqualTo(a.leafAccess(marked) == UserAccess.WRITE);
    assertThat(a.walked(marked, false) != 0).isEqualTo(a.leafAccess(leaf.word()).isAny());
  }

  @Property
  void throughWalk_permitsTheLeastOfBoth(
      @ForAll("leaves") Descriptor leaf, @ForAll UserAccess walk) {
    Architecture a = leaf.architecture();
    long through = a.throughWalk(leaf.word(), walk);
    UserAccess least = walk.and(a.leafAccess(leaf.word()));

    assertThat(a.leafAccess(through).isAny()).isEqualTo(least.isAny());
    assertThat(a.leafAccess(through) == UserAccess.WRITE).isEqualTo(least == UserAccess.WRITE);
    assertThat(a.isLeaf(leaf.level(), through)).isTrue();
    assertThat(a.physicalAddress(through)).isEqualTo(a.physicalAddress(leaf.word()));
    assertThat(a.isStoreCacheable(through))
        .isEqualTo(a.isStoreCacheable(leaf.word()) && least == UserAccess.WRITE);
  }

  @Property
  void rootAccess_isOutsideWhereNoUserAddressIs(
      @ForAll("geometries") Geometry geometry, @ForAll int number) {
    int index = Math.floorMod(number, geometry.entryCount(geometry.rootLevel()));
    long first = (long) index << geometry.spanShift(geometry.rootLevel());

    assertThat(geometry.rootAccess(index) == UserAccess.OUTSIDE)
        .isEqualTo(first > geometry.addressLast());
  }

  @Provide
  Arbitrary<Geometry> geometries() {
    return Arbitraries.of(Geometries.all());
  }

  @Provide
  Arbitrary<Descriptor> leaves() {
    return Descriptor.leaves();
  }

  @Provide
  Arbitrary<Descriptor> tableTargets() {
    return Descriptor.tableTargets();
  }
}
