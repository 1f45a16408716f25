package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.fact.MappingState;

/** A kernel's own mappings, beyond the user range and within: what is forbidden, what is not. */
final class KernelExamples {

  static final long USER = 1L << 6;

  /** PXN: with UXN and AP[1] clear, user code fetches and does nothing else. */
  private static final long NO_FETCH_BY_KERNEL = 1L << 53;

  /** No memory of the machine. */
  private static final long DEVICE = 0x4000_0000L;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.besideKernel(
              "PRM-3",
              "a leaf beyond the user range is accessible to user code",
              bench -> mapData(bench, USER),
              bench -> mapData(bench, 0)),
          RuleExample.besideKernel(
              "PRM-3",
              "a page of vectors beyond the user range lets user code load, not only fetch",
              bench -> mapData(bench, USER | NO_FETCH_BY_KERNEL),
              bench -> mapData(bench, NO_FETCH_BY_KERNEL)),
          RuleExample.besideKernel(
              "GEO-1",
              "a leaf for user code leads to a device, the kernel's does not",
              bench -> mapDevice(bench, bench.spawn(0).entry(0), USER),
              bench -> mapDevice(bench, kernel(bench, bench.spawn(0)).leaf(), 0)),
          RuleExample.of(
              "GEO-1",
              "a leaf for user code leads to a device",
              bench -> mapDevice(bench, bench.spawn(0).entry(0), USER),
              bench -> mapDevice(bench, bench.spawn(0).entry(0), 0)),
          RuleExample.besideKernel(
              "GEO-1",
              "only the kernel links tables that it keeps elsewhere",
              bench -> linkElsewhere(bench, 3),
              bench -> linkElsewhere(bench, 7)),
          RuleExample.besideKernel(
              "GEO-1",
              "a link of the kernel leads to a page that it did not say is its own",
              bench -> linkPage(bench, false),
              bench -> linkPage(bench, true)),
          RuleExample.besideKernel(
              "TBL-2",
              "a detached table keeps a leaf that let user code pass",
              bench -> leaveDetached(bench, false),
              bench -> leaveDetached(bench, true)),
          RuleExample.besideKernel(
              "TBL-8",
              "tables that one space alone had are left",
              bench -> leave(bench, false),
              bench -> leave(bench, true)),
          RuleExample.besideKernel(
              "TBL-8",
              "a table of user addresses is left",
              bench -> {
                Tree tree = bench.spawn(0);
                bench.operation(
                    () -> bench.set(
                        tree.root() + 8,
                        Bench.ARM.tableWord(2, bench.hardware.tableAllocate(1))));
                bench.exit(tree);
                bench.endScenario();
              },
              bench -> {
                Tree tree = bench.spawn(0);
                kernel(bench, tree);
                bench.exit(tree);
                bench.endScenario();
              }),
          RuleExample.besideKernel(
              "LCK-3",
              "an entry of users is written without its table's lock",
              bench -> writeUnlocked(bench, false),
              bench -> writeUnlocked(bench, true)));

  private KernelExamples() {}

  /** Links tables at the end of the address space. */
  private static Tree kernel(Bench bench, Tree tree) {
    Tree[] made = new Tree[1];
    bench.operation(
        () -> {
          long leaf = bench.hardware.tableAllocate(0);
          long middle = bench.hardware.tableAllocate(1);
          bench.hardware.entryWrite(middle, Bench.ARM.tableWord(1, leaf));
          bench.set(tree.root() + 8 * 7, Bench.ARM.tableWord(2, middle));
          made[0] = new Tree(tree.space(), tree.root(), middle, leaf);
        });
    return made[0];
  }

  private static long leaf(long physicalAddress, long user) {
    return (Bench.ARM.leafWord(0, physicalAddress) & ~USER) | user;
  }

  private static void mapData(Bench bench, long user) {
    Tree tree = bench.spawn(0);
    Tree kernel = kernel(bench, tree);
    bench.populate(tree, 0);
    bench.operation(
        () -> {
          int page = bench.page();
          bench.hardware.folioReserve(page);
          bench.hardware.entryWrite(
              kernel.entry(0), leaf((long) page << Bench.GEOMETRY.pageShift(), user));
        });
  }

  private static void mapDevice(Bench bench, long entry, long user) {
    bench.operation(() -> bench.set(entry, leaf(DEVICE, user)));
  }

  private static void linkElsewhere(Bench bench, int index) {
    Tree tree = bench.spawn(0);
    bench.operation(
        () -> bench.set(tree.root() + 8L * index, Bench.ARM.tableWord(2, DEVICE)));
  }

  private static void linkPage(Bench bench, boolean reserved) {
    Tree tree = bench.spawn(0);
    bench.operation(
        () -> {
          int page = bench.page();
          if (reserved) {
            bench.hardware.folioReserve(page);
          }
          long address = (long) page << Bench.GEOMETRY.pageShift();
          bench.set(tree.root() + 8L * 7, Bench.ARM.tableWord(2, address));
        });
  }

  private static void leaveDetached(Bench bench, boolean ofKernel) {
    Tree tree = bench.spawn(0);
    Tree other = ofKernel ? kernel(bench, tree) : tree;
    bench.operation(
        () -> {
          int page = bench.page();
          bench.hardware.folioReserve(page);
          long word = (long) page << Bench.GEOMETRY.pageShift();
          bench.set(other.entry(0), leaf(word, ofKernel ? 0 : USER));
        });
    bench.operation(
        () -> {
          bench.clear(other.linkToLeaf());
          bench.flush(tree);
        });
  }

  /** Two spaces, one after the other; whatever is linked at the end of the first stays. */
  private static void leave(Bench bench, boolean linkedByBoth) {
    Tree first = bench.spawn(0);
    Tree kernel = kernel(bench, first);
    bench.exit(first);
    Tree second = bench.spawn(1);
    if (linkedByBoth) {
      bench.operation(
          () -> bench.set(second.root() + 8 * 7, Bench.ARM.tableWord(2, kernel.middle())));
    }
    bench.exit(second);
    bench.endScenario();
  }

  private static void writeUnlocked(Bench bench, boolean ofKernel) {
    Tree tree = bench.spawn(0);
    Tree other = ofKernel ? kernel(bench, tree) : tree;
    bench.permit(tree, 0, 8, MappingState.READ);
    bench.operation(
        () -> {
          int page = bench.page();
          bench.hardware.folioReserve(page);
          bench.hardware.entryWrite(
              other.entry(0), leaf((long) page << Bench.GEOMETRY.pageShift(), 0));
        });
  }
}
