package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.fact.hardware.TableMemory;

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
              "a frame is allocated, not used and not freed",
              bench -> allocateFrame(bench, false),
              bench -> allocateFrame(bench, true)),
          RuleExample.of(
              "TBL-8",
              "a table to which nothing leads, so that nobody knows its level, is left",
              bench -> allocateTable(bench, false),
              bench -> allocateTable(bench, true)),
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

  private static void allocateFrame(Bench bench, boolean freed) {
    bench.operation(
        () -> {
          long frame = bench.hardware.frameAllocate();
          if (freed) {
            bench.hardware.frameFree(frame);
          }
        });
    bench.endScenario();
  }

  private static void allocateTable(Bench bench, boolean freed) {
    bench.operation(
        () -> {
          long table = bench.hardware.tableAllocate(TableMemory.ANY_LEVEL);
          if (freed) {
            bench.hardware.tableFree(table);
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
