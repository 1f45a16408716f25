package org.ptck.spec.example;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.ptck.spec.fact.Capability;

/** REF-3 and REF-4 where references wait in queues to be released. */
final class QueueExamples {

  private static final int QUEUE = 255;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "REF-3",
              "a reference is handed on by who does not declare that he does",
              bench -> keep(bench, false),
              bench -> keep(bench, true)),
          batching(
              "REF-3",
              "a reference that waits in a queue is released twice",
              bench -> drain(bench, 1, 2),
              bench -> drain(bench, 1, 1)),
          batching(
              "REF-3",
              "a queue is drained, and a reference kept",
              bench -> drain(bench, 2, 1),
              bench -> drain(bench, 2, 2)),
          batching(
              "REF-3",
              "more references are handed on than there are",
              bench -> handOn(bench, 2),
              bench -> handOn(bench, 1)),
          batching(
              "REF-3",
              "a reference to a folio of the page cache waits in a queue when all is over",
              bench -> finish(bench, false),
              bench -> finish(bench, true)),
          batching(
              "REF-4",
              "a folio is freed while a queue holds a reference",
              bench -> free(bench, false),
              bench -> free(bench, true)));

  private QueueExamples() {}

  private static RuleExample batching(
      String ruleId, String name, Consumer<Bench> violating, Consumer<Bench> legal) {
    return new RuleExample(
        ruleId, name, Set.of(Capability.DEFERRED_RELEASE), violating, legal);
  }

  private static void keep(Bench bench, boolean released) {
    int page = bench.populateReadOnly(bench.spawn(0), 0);
    bench.operation(
        () -> {
          bench.hardware.referencesAdd(page, 1);
          bench.hardware.referencesDefer(QUEUE, page, 1);
          if (released) {
            bench.hardware.referencesSubtract(page, 1);
          }
        });
  }

  private static void drain(Bench bench, int held, int released) {
    int page = bench.populateReadOnly(bench.spawn(0), 0);
    bench.operation(
        () -> {
          bench.hardware.referencesAdd(page, held);
          bench.hardware.referencesDefer(QUEUE, page, held);
        });
    bench.operation(
        () -> {
          bench.hardware.debtsTake(QUEUE);
          bench.hardware.referencesSubtract(page, released);
        });
  }

  private static void handOn(Bench bench, int count) {
    int page = bench.populateReadOnly(bench.spawn(0), 0);
    bench.operation(
        () -> {
          bench.hardware.referencesAdd(page, 1);
          bench.hardware.referencesDefer(QUEUE, page, count);
        });
  }

  private static void finish(Bench bench, boolean drained) {
    bench.operation(
        () -> {
          int page = FileBench.cached(bench, 0);
          bench.hardware.referencesAdd(page, 1);
          bench.hardware.referencesDefer(QUEUE, page, 1);
        });
    bench.operation(
        () -> {
          if (drained) {
            bench.hardware.debtsTake(QUEUE);
            bench.hardware.referencesSubtract((int) bench.view().foliosCached()[0], 1);
          }
        });
    bench.endScenario();
  }

  private static void free(Bench bench, boolean drained) {
    int[] page = new int[1];
    bench.operation(
        () -> {
          page[0] = bench.page();
          bench.hardware.referencesDefer(QUEUE, page[0], 1);
        });
    bench.operation(
        () -> {
          if (drained) {
            bench.hardware.debtsTake(QUEUE);
          }
          bench.hardware.referencesSubtract(page[0], 1);
          bench.hardware.folioFree(page[0]);
        });
  }
}
