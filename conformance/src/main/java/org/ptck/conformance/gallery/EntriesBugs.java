package org.ptck.conformance.gallery;

import java.util.List;
import java.util.Set;

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
                  geometry -> geometry.architecture().name().equals("arm64"),
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
              "the kit's own; like pmdp_invalidate, d52605d7cb30 (B07), 2018",
              Set.of("DTY-1"),
              new EntriesChange(PLAIN, _ -> true, ReadBeforeClear::new)));

  private EntriesBugs() {}
}
