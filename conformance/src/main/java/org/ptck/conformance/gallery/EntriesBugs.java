package org.ptck.conformance.gallery;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ptck.conformance.gallery.contpte.NothingUnfolded;
import org.ptck.conformance.gallery.contpte.OneEntryRead;
import org.ptck.conformance.gallery.contpte.UnflushedConversion;
import org.ptck.contpte.ContpteParts;
import org.ptck.contpte.FoldTest;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.LiveChange;

/** Bugs of the architecture layer, each in one of the bundled entry operations. */
final class EntriesBugs {

  private static final String PLAIN = "plain";

  static final List<Variant> ALL =
      List.of(
          Variant.entriesBug(
              "B09",
              "write-protecting forgets what hardware alone has marked dirty (arm64)",
              "arm64: pgtable, ff1712f953e2, 2020",
              Set.of("DTY-1"),
              new EntriesChange(
                  PLAIN,
                  geometry -> isArm64(geometry) && isMarkedByHardware(geometry),
                  HardwareDirtyForgotten::new)),
          Variant.entriesBug(
              "B10",
              "write-protecting forgets what hardware alone has marked dirty (x86)",
              "LoongArch, 018e9828eb52, 2026; here on x86",
              Set.of("DTY-1"),
              new EntriesChange(
                  PLAIN,
                  geometry -> geometry.architecture().name().startsWith("x86"),
                  HardwareDirtyForgotten::new)),
          Variant.entriesBug(
              "X06",
              "the value read before the atomic clear decides",
              "the kit's own; like pmdp_invalidate, d52605d7cb30, 2018",
              Set.of("DTY-1"),
              new EntriesChange(PLAIN, EntriesBugs::isMarkedByHardware, ReadBeforeClear::new)),
          Variant.entriesBug(
              "X14",
              "write-protecting takes DBM away and leaves AP[2] as it is (arm64)",
              "the kit's own; Arm ARM DDI 0487, D8.4: AP[2] decides whatever DBM says",
              Set.of("PRM-1"),
              new EntriesChange(PLAIN, EntriesBugs::isArm64, ReadOnlyForgotten::new)),
          Variant.entriesBug(
              "X28",
              "entries let user code fetch from whatever is mapped",
              "the kit's own; kernels before there was a bit for it, and UXN or XD forgotten since",
              Set.of("PRM-4"),
              new EntriesChange(
                  PLAIN,
                  geometry -> geometry.architecture().canForbidExecution(),
                  ExecutionForgotten::new)),
          contpteBug(
              "B59",
              "blocks are folded and unfolded without invalidating in between",
              "arm64: hugetlb: Restore TLB invalidation for BBM, 410982303772, 2022",
              Set.of("TLB-1", "TLB-3", "TLB-6"),
              EntriesBugs::asksBreakBeforeMake,
              parts -> parts.withConversion(new UnflushedConversion())),
          contpteBug(
              "B61",
              "a contiguous block is cleared in part",
              "mm: rmap: fix CONT-PTE/PMD size hugetlb issue, a00a875925a4, 2022",
              Set.of("CNT-1", "CNT-2", "CNT-5"),
              parts -> parts.withBeforeClear(new NothingUnfolded())),
          contpteBug(
              "X08",
              "accessed and dirty of a block are read from one entry",
              "the kit's own; contpte_ptep_get() gathers them from all",
              Set.of("CNT-4"),
              EntriesBugs::isMarkedByHardware,
              parts -> parts.withGathering(new OneEntryRead())),
          contpteBug(
              "X09",
              "a block is folded over two folios",
              "the kit's own; the check that contpte_set_ptes leaves to its callers",
              Set.of("CNT-2"),
              parts -> parts.withFoldTest(FoldTest.UNIFORM)),
          contpteBug(
              "X13",
              "a contiguous block is write-protected in part",
              "the kit's own; like B61",
              Set.of("CNT-1", "CNT-2", "CNT-5"),
              parts -> parts.withBeforeProtect(new NothingUnfolded())));

  private EntriesBugs() {}

  static boolean isArm64(Geometry geometry) {
    return geometry.architecture().name().equals("arm64");
  }

  /** Whether dirty changes behind the layer's back; else these bugs are none. */
  private static boolean isMarkedByHardware(Geometry geometry) {
    return geometry.architecture().hardwareMarks().includeDirty();
  }

  /** Whether it is wrong to change the contiguous bit while CPUs may use the old entries. */
  private static boolean asksBreakBeforeMake(Geometry geometry) {
    return geometry.architecture().duty(LiveChange.CONTIGUOUS).isBreakBeforeMake();
  }

  private static Variant contpteBug(
      String id,
      String title,
      String source,
      Set<String> rules,
      UnaryOperator<ContpteParts> change) {
    return contpteBug(id, title, source, rules, _ -> true, change);
  }

  private static Variant contpteBug(
      String id,
      String title,
      String source,
      Set<String> rules,
      Predicate<Geometry> where,
      UnaryOperator<ContpteParts> change) {
    return Variant.entriesBug(id, title, source, rules, EntriesChange.contpte(where, change));
  }
}
