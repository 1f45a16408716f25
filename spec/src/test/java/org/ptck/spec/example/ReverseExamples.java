package org.ptck.spec.example;

import static org.ptck.spec.example.FileBench.SHARED;

import java.util.List;
import org.ptck.spec.fact.MappingState;

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
              bench -> move(bench, true)),
          RuleExample.of(
              "RMP-1",
              "the link is removed before the entries are cleared, an outer lock is held",
              bench -> unlinkGuarded(bench, Order.UNLINK_UNLOCK_CLEAR),
              bench -> unlinkGuarded(bench, Order.CLEAR_UNLINK)),
          RuleExample.of(
              "RMP-1",
              "the link is removed before the entries are cleared, its lock is not held",
              bench -> unlinkGuarded(bench, Order.UNLOCKED),
              bench -> unlinkGuarded(bench, Order.UNLINK_CLEAR_UNLOCK)),
          RuleExample.of(
              "RMP-1",
              "a mapping is split, and the lock is released before its links are back",
              bench -> split(bench, true),
              bench -> split(bench, false)),
          RuleExample.of(
              "RMP-1",
              "exit removes links, counts its entries no more, and leaves space and entries",
              bench -> exit(bench, false),
              bench -> exit(bench, true)),
          RuleExample.of(
              "RMP-2",
              "a mapping is gone and its link is left",
              bench -> unmapLinked(bench, 0),
              bench -> unmapLinked(bench, 8)),
          RuleExample.of(
              "RMP-2",
              "a part of a mapping is gone and its link is not cut",
              bench -> unmapLinked(bench, 4),
              bench -> unmapLinked(bench, 8)),
          RuleExample.of(
              "RMP-2",
              "a link is added for a mapping that is not made",
              bench -> link(bench, false),
              bench -> link(bench, true)));

  /** In which order an unmap clears, removes the link, and holds the lock of the links. */
  private enum Order {
    CLEAR_UNLINK,
    UNLINK_CLEAR_UNLOCK,
    UNLINK_UNLOCK_CLEAR,
    UNLOCKED
  }

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
            bench.take(tree.entry(0));
            bench.flush(tree, 0);
            bench.release(page);
          }
          bench.hardware.reverseRemove(FileBench.FILE, 0, 0, tree.address(0), 1);
        });
  }

  /** Unmaps a page of a file whose links are declared to have a lock. */
  private static void unlinkGuarded(Bench bench, Order order) {
    bench.machine.declare(GuardExamples.LINKS);
    Tree tree = FileBench.spawn(bench, SHARED);
    int page = FileBench.populate(bench, tree);
    Runnable unlink =
        () -> bench.hardware.reverseRemove(FileBench.FILE, 0, 0, tree.address(0), 1);
    Runnable clear =
        () -> {
          bench.take(tree.entry(0));
          bench.flush(tree, 0);
        };
    bench.operation(
        tree,
        () -> {
          switch (order) {
            case CLEAR_UNLINK -> {
              clear.run();
              linksLocked(bench, unlink);
            }
            case UNLINK_CLEAR_UNLOCK ->
                linksLocked(
                    bench,
                    () -> {
                      unlink.run();
                      clear.run();
                    });
            case UNLINK_UNLOCK_CLEAR -> {
              linksLocked(bench, unlink);
              clear.run();
            }
            case UNLOCKED -> {
              unlink.run();
              clear.run();
            }
          }
          bench.release(page);
        });
    bench.permit(tree, 0, 1, 0);
  }

  /** Takes the link of a mapping out, and puts two in its place; entries stay. */
  private static void split(Bench bench, boolean unlocked) {
    bench.machine.declare(GuardExamples.LINKS);
    Tree tree = FileBench.spawn(bench, SHARED);
    FileBench.populate(bench, tree);
    bench.operation(
        tree,
        () -> linksLocked(
            bench,
            () -> {
              bench.hardware.reverseRemove(FileBench.FILE, 0, 0, tree.address(0), 8);
              if (unlocked) {
                bench.hardware.unlock(Bench.RMAP, FileBench.FILE);
                bench.hardware.lock(Bench.RMAP, FileBench.FILE);
              }
              bench.hardware.reverseAdd(FileBench.FILE, 0, 0, tree.address(0), 4);
              bench.hardware.reverseAdd(FileBench.FILE, 4, 0, tree.address(4), 4);
            }));
  }

  /** Exit of a space that nobody has loaded, whose entries stay where they stand. */
  private static void exit(Bench bench, boolean rootDropped) {
    bench.machine.declare(GuardExamples.LINKS);
    Tree tree = FileBench.spawn(bench, SHARED);
    int page = FileBench.populate(bench, tree);
    bench.operation(
        () -> {
          bench.permit(tree, 0, 8, SHARED | MappingState.LEAVING);
          bench.hardware.lock(Bench.MMAP, tree.space());
          bench.hardware.unload(0);
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          bench.uncount(page);
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
          linksLocked(
              bench, () -> bench.hardware.reverseRemove(FileBench.FILE, 0, 0, tree.address(0), 8));
          if (rootDropped) {
            bench.hardware.rootDrop(tree.space());
            bench.flush(tree);
          }
          bench.hardware.unlock(Bench.MMAP, tree.space());
          bench.release(page);
          bench.permit(tree, 0, 8, 0);
        });
  }

  private static void linksLocked(Bench bench, Runnable body) {
    bench.hardware.lock(Bench.RMAP, FileBench.FILE);
    body.run();
    bench.hardware.unlock(Bench.RMAP, FileBench.FILE);
  }

  private static void unmapLinked(Bench bench, int unlinked) {
    Tree tree = FileBench.spawn(bench, SHARED);
    bench.operation(
        tree,
        () -> {
          if (unlinked > 0) {
            bench.hardware.reverseRemove(FileBench.FILE, 0, 0, tree.address(0), unlinked);
          }
          bench.permit(tree, 0, 8, 0);
        });
  }

  /** Links the page after those that the space maps; the kit may say that it is mapped. */
  private static void link(Bench bench, boolean mapped) {
    Tree tree = FileBench.spawn(bench, SHARED);
    if (mapped) {
      bench.permit(tree, 8, 1, SHARED);
    }
    bench.operation(
        tree,
        () -> bench.hardware.reverseAdd(FileBench.FILE, 8, 0, tree.address(8), 1));
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
