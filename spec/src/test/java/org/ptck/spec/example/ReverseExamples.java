package org.ptck.spec.example;

import static org.ptck.spec.example.FileBench.SHARED;

import java.util.List;

/** RMP: finding the entries of a page. */
final class ReverseExamples {

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "RMP-1",
              "a page of a file is mapped where no link leads",
              bench -> map(bench, 1),
              bench -> map(bench, 0)),
          RuleExample.of(
              "RMP-1",
              "the link is removed while an entry is left",
              bench -> unlink(bench, false),
              bench -> unlink(bench, true)),
          RuleExample.of(
              "RMP-1",
              "an entry is moved and its link is not",
              bench -> move(bench, false),
              bench -> move(bench, true)));

  private ReverseExamples() {}

  /** Maps page 0 of the file at the first address; the link begins at a page of the space. */
  private static void map(Bench bench, int linkFirst) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 8, SHARED);
    bench.operation(
        () -> bench.hardware.reverseAdd(FileBench.FILE, 0, 0, tree.address(linkFirst), 4));
    FileBench.populate(bench, tree);
  }

  private static void unlink(Bench bench, boolean cleared) {
    Tree tree = FileBench.spawn(bench, SHARED);
    int page = FileBench.populate(bench, tree);
    bench.operation(
        tree,
        () -> {
          if (cleared) {
            bench.clear(tree.entry(0));
            bench.flush(tree, 0);
            bench.release(page);
          }
          bench.hardware.reverseRemove(FileBench.FILE, 0, 0, tree.address(0), 1);
        });
  }

  private static void move(Bench bench, boolean linked) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 8, SHARED);
    bench.operation(() -> bench.hardware.reverseAdd(FileBench.FILE, 0, 0, tree.address(0), 4));
    FileBench.populate(bench, tree);
    bench.operation(
        tree,
        () -> {
          if (linked) {
            bench.hardware.reverseAdd(FileBench.FILE, 0, 0, tree.address(4), 4);
          }
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          long word = bench.hardware.entryExchange(tree.entry(0), 0);
          bench.flush(tree, 0);
          bench.hardware.entryExchange(tree.entry(4), word);
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
        });
  }
}
