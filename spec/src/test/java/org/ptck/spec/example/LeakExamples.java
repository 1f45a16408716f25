package org.ptck.spec.example;

import java.util.List;

/** REF-10: pages that nobody has when every space is gone. */
final class LeakExamples {

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "REF-10",
              "a space dies and its page stays",
              bench -> ReferenceExamples.exit(bench, false),
              bench -> ReferenceExamples.exit(bench, true)),
          RuleExample.of(
              "REF-10",
              "a page is allocated and kept, and not declared",
              bench -> keep(bench, false),
              bench -> keep(bench, true)),
          RuleExample.of(
              "REF-10",
              "a page leaves the page cache and is not freed",
              bench -> uncache(bench, true),
              bench -> uncache(bench, false)));

  private LeakExamples() {}

  private static void keep(Bench bench, boolean declared) {
    bench.operation(
        () -> {
          int page = bench.page();
          if (declared) {
            bench.hardware.folioReserve(page);
          }
        });
    bench.endScenario();
  }

  private static void uncache(Bench bench, boolean removed) {
    bench.operation(
        () -> {
          int page = FileBench.cached(bench, 0);
          if (removed) {
            bench.hardware.cacheRemove(page);
          }
        });
    bench.endScenario();
  }
}
