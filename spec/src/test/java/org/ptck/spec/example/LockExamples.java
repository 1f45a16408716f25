package org.ptck.spec.example;

import java.util.List;

/** LCK: locking. */
final class LockExamples {

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "LCK-2",
              "a lock is taken while one is held that comes after it",
              bench -> lockBoth(bench, Bench.TABLE, Bench.MMAP),
              bench -> lockBoth(bench, Bench.MMAP, Bench.TABLE)),
          RuleExample.of(
              "LCK-2",
              "the lock of a folio is waited for under the lock of a table",
              bench -> lockBoth(bench, Bench.TABLE, Bench.FOLIO),
              bench -> lockAndTry(bench, Bench.TABLE, Bench.FOLIO)),
          RuleExample.of(
              "LCK-2",
              "a lock is held at the end of the operation",
              bench -> bench.operation(() -> bench.hardware.lock(Bench.RMAP, 1)),
              bench -> bench.operation(
                  () -> {
                    bench.hardware.lock(Bench.RMAP, 1);
                    bench.hardware.unlock(Bench.RMAP, 1);
                  })),
          RuleExample.of(
              "LCK-3",
              "an entry is written without the lock of its table",
              bench -> protectUnder(bench, false, 0),
              bench -> protectUnder(bench, true, 0)),
          RuleExample.of(
              "LCK-3",
              "an entry is written under the lock of another table",
              bench -> protectUnder(bench, true, 1),
              bench -> protectUnder(bench, true, 0)),
          RuleExample.of(
              "LCK-3",
              "an entry is written under a shared lock",
              LockExamples::protectShared,
              bench -> protectUnder(bench, true, 0)),
          RuleExample.of(
              "LCK-3",
              "a link is cleared without a lock while something is mapped below it",
              bench -> clearLink(bench, false, true, true),
              bench -> clearLink(bench, true, true, true)),
          RuleExample.of(
              "LCK-3",
              "a link is cleared in a closed range without the lock of the space",
              bench -> clearLink(bench, true, false, true),
              bench -> clearLink(bench, true, true, true)),
          RuleExample.of(
              "LCK-3",
              "the link of a table with entries is cleared in a closed range",
              bench -> clearLink(bench, true, true, false),
              bench -> clearLink(bench, true, true, true)));

  private LockExamples() {}

  private static void lockBoth(Bench bench, int first, int second) {
    bench.operation(
        () -> {
          bench.hardware.lock(first, 1);
          bench.hardware.lock(second, 2);
          bench.hardware.unlock(second, 2);
          bench.hardware.unlock(first, 1);
        });
  }

  private static void lockAndTry(Bench bench, int first, int second) {
    bench.operation(
        () -> {
          bench.hardware.lock(first, 1);
          bench.hardware.lockTry(second, 2);
          bench.hardware.unlock(second, 2);
          bench.hardware.unlock(first, 1);
        });
  }

  private static void protectUnder(Bench bench, boolean locked, int level) {
    Tree tree = bench.spawn(0);
    int page = bench.populateReadOnly(tree, 0);
    long table = level == 0 ? tree.leaf() : tree.middle();
    bench.operation(
        () -> {
          if (locked) {
            bench.hardware.lock(Bench.TABLE, table);
          }
          bench.hardware.entryWrite(tree.entry(0), Bench.readOnly(page));
          if (locked) {
            bench.hardware.unlock(Bench.TABLE, table);
          }
        });
  }

  private static void protectShared(Bench bench) {
    Tree tree = bench.spawn(0);
    int page = bench.populateReadOnly(tree, 0);
    bench.hardware.lockShared(Bench.TABLE, tree.leaf());
    bench.hardware.entryWrite(tree.entry(0), Bench.readOnly(page));
  }

  private static void clearLink(Bench bench, boolean closed, boolean locked, boolean emptied) {
    Tree tree = bench.spawn(0);
    int page = bench.populate(tree, 0);
    if (closed) {
      bench.permit(tree, 0, 8, 0);
    }
    bench.operation(
        () -> {
          if (locked) {
            bench.hardware.lockShared(Bench.MMAP, tree.space());
          }
          if (emptied) {
            bench.take(tree.entry(0));
          }
          bench.hardware.entryWrite(tree.linkToLeaf(), 0);
          bench.flush(tree);
          bench.hardware.referencesSubtract(page, 1);
          bench.hardware.folioFree(page);
          if (locked) {
            bench.hardware.unlock(Bench.MMAP, tree.space());
          }
        });
  }
}
