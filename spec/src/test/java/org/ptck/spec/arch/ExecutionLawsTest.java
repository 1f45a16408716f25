package org.ptck.spec.arch;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What entries say of execution by user code, and what hardware makes of it. */
class ExecutionLawsTest {

  private static final long TABLE = 0x4000;
  private static final long XD = 1L << 63;

  @Example
  void bits_areThoseOfTheManuals() {
    assertThat(Arm64.GRANULE_4K.makeNonExecutable(0)).isEqualTo(1L << 54);
    assertThat(X86.LONG.makeNonExecutable(0)).isEqualTo(XD);
    assertThat(X86.PAE.makeNonExecutable(0)).isEqualTo(XD);
    assertThat(X86.LEGACY.makeNonExecutable(0)).isZero();
    assertThat(RiscV.SVADU.makeExecutable(0)).isEqualTo(1L << 3);
  }

  @Example
  void entriesOfFourBytes_cannotForbidIt() {
    assertThat(X86.LEGACY.canForbidExecution()).isFalse();
    assertThat(X86.PAE.canForbidExecution()).isTrue();
    assertThat(X86.LONG.canForbidExecution()).isTrue();
    assertThat(Arm64.GRANULE_64K.canForbidExecution()).isTrue();
    assertThat(RiscV.SVADE.canForbidExecution()).isTrue();
  }

  @Example
  void links_forbidItByXdAndUxnTable() {
    long arm = Arm64.GRANULE_4K.tableWord(1, TABLE);
    assertThat(Arm64.GRANULE_4K.isLinkExecutable(1, arm)).isTrue();
    assertThat(Arm64.GRANULE_4K.isLinkExecutable(1, arm | 1L << 60)).isFalse();
    // PXNTable is the kernel's.
    assertThat(Arm64.GRANULE_4K.isLinkExecutable(1, arm | 1L << 59)).isTrue();

    long x86 = X86.LONG.tableWord(1, TABLE);
    assertThat(X86.LONG.isLinkExecutable(1, x86)).isTrue();
    assertThat(X86.LONG.isLinkExecutable(1, x86 | XD)).isFalse();
    assertThat(X86.PAE.isLinkExecutable(1, x86 | XD)).isFalse();
    // Reserved in the root of PAE.
    assertThat(X86.PAE.isLinkExecutable(2, TABLE | X86.PRESENT | XD)).isTrue();
    assertThat(X86.LEGACY.isLinkExecutable(1, x86 | XD)).isTrue();
    assertThat(RiscV.SVADU.isLinkExecutable(1, -1)).isTrue();
  }

  @Property
  void permission_isWhatWasMade(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    Assume.that(a.canForbidExecution());
    long executable = a.makeExecutable(leaf.word());
    long other = a.makeNonExecutable(leaf.word());

    assertThat(a.isExecutable(executable)).isTrue();
    assertThat(a.isExecutable(other)).isFalse();
    for (long word : new long[] {executable, other}) {
      assertThat(a.isLeaf(leaf.level(), word)).isTrue();
      assertThat(a.leafAccess(word)).isEqualTo(a.leafAccess(leaf.word()));
      assertThat(a.physicalAddress(word)).isEqualTo(a.physicalAddress(leaf.word()));
      assertThat(a.isDirty(word)).isEqualTo(a.isDirty(leaf.word()));
      assertThat(a.isYoung(word)).isEqualTo(a.isYoung(leaf.word()));
      assertThat(a.isContiguous(word)).isEqualTo(a.isContiguous(leaf.word()));
    }
  }

  @Property
  void otherChanges_keepIt(@ForAll("leaves") Descriptor leaf, @ForAll boolean executable) {
    Architecture a = leaf.architecture();
    long word =
        executable ? a.makeExecutable(leaf.word()) : a.makeNonExecutable(leaf.word());
    boolean is = a.isExecutable(word);

    assertThat(a.isExecutable(a.writeProtect(word))).isEqualTo(is);
    assertThat(a.isExecutable(a.makeWritable(word))).isEqualTo(is);
    assertThat(a.isExecutable(a.makeDirty(word))).isEqualTo(is);
    assertThat(a.isExecutable(a.makeClean(word))).isEqualTo(is);
    assertThat(a.isExecutable(a.makeOld(word))).isEqualTo(is);
    assertThat(a.isExecutable(a.makeContiguous(word))).isEqualTo(is);
  }

  @Property
  void fetch_setsAccessedAloneWhereExecutionIsPermitted(@ForAll("leaves") Descriptor leaf) {
    Architecture a = leaf.architecture();
    long executable = a.makeExecutable(leaf.word());
    boolean marked = a.hardwareMarks().includeAccessed() || a.isYoung(executable);

    assertThat(a.fetched(executable)).isEqualTo(marked ? a.makeYoung(executable) : 0);
    if (a.canForbidExecution()) {
      assertThat(a.fetched(a.makeNonExecutable(leaf.word()))).isZero();
    }
  }

  @Property
  void fetch_needsAValidEntry(@ForAll("anything") Descriptor any) {
    Architecture a = any.architecture();
    Assume.that(!a.isValid(any.word()));

    assertThat(a.fetched(any.word())).isZero();
  }

  /** X alone, and on arm64 a leaf of the supervisor's without UXN. */
  @Example
  void fetch_needsNoPermissionToLoad() {
    long riscV = RiscV.SVADU.makeExecutable(RiscV.SVADU.leafWord(0, TABLE)) & ~RiscV.READ;
    assertThat(RiscV.SVADU.walked(riscV, false)).isZero();
    assertThat(RiscV.SVADU.fetched(riscV)).isEqualTo(riscV | RiscV.ACCESSED);

    long arm = Arm64.GRANULE_4K.leafWord(0, TABLE) & ~Arm64.USER;
    assertThat(Arm64.GRANULE_4K.walked(arm, false)).isZero();
    assertThat(Arm64.GRANULE_4K.fetched(arm)).isEqualTo(arm | Arm64.ACCESSED);
  }

  @Provide
  Arbitrary<Descriptor> leaves() {
    return Descriptor.leaves();
  }

  @Provide
  Arbitrary<Descriptor> anything() {
    return Arbitraries.oneOf(Descriptor.anything(), Descriptor.leaves());
  }
}
