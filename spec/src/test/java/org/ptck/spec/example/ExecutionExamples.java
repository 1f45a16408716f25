package org.ptck.spec.example;

import static org.ptck.spec.example.DebtExamples.QUEUE;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;

/** PRM-4, and TLB-1 where execution is taken: what entries let user code fetch. */
final class ExecutionExamples {

  private static final int READ_WRITE = MappingState.READ | MappingState.WRITE;
  private static final int EXECUTABLE = READ_WRITE | MappingState.EXECUTE;

  /** XD of an entry of x86, in a link as well as in a leaf. */
  private static final long XD = 1L << 63;

  /** R of an entry of RISC-V. */
  private static final long READ = 1L << 1;

  /** UXN and UXNTable of arm64. */
  private static final long UXN = 1L << 54;

  private static final long UXN_TABLE = 1L << 60;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "PRM-4",
              "an entry lets user code fetch where the mapping does not",
              bench -> map(bench, READ_WRITE, true),
              bench -> map(bench, READ_WRITE, false)),
          RuleExample.of(
              "PRM-4",
              "the mapping loses execution, and its entry is forgotten",
              bench -> protect(bench, false, true),
              bench -> protect(bench, true, true)),
          RuleExample.of(
              "PRM-4",
              "a leaf of many pages lets user code fetch from one that the mapping forbids",
              bench -> mapLarge(bench, 7),
              bench -> mapLarge(bench, 8)),
          RuleExample.on(
              Geometries.X86_64_4,
              "PRM-4",
              "no entry of the walk has XD",
              bench -> linkForbids(bench, XD, false),
              bench -> linkForbids(bench, XD, true)),
          RuleExample.of(
              "PRM-4",
              "no link has UXNTable and the leaf no UXN",
              bench -> linkForbids(bench, UXN_TABLE, false),
              bench -> linkForbids(bench, UXN_TABLE, true)),
          RuleExample.on(
              Geometries.RISCV_SV39,
              "PRM-4",
              "a leaf that only fetches pass through, where the mapping forbids them",
              bench -> fetchAlone(bench, READ_WRITE),
              bench -> fetchAlone(bench, EXECUTABLE)),
          executing(
              "execution is taken, and never flushed",
              Bench.GEOMETRY,
              bench -> protect(bench, true, false),
              bench -> protect(bench, true, true)),
          executing(
              "execution is taken from a contiguous entry, and never flushed",
              Bench.GEOMETRY,
              bench -> protectContiguous(bench, false),
              bench -> protectContiguous(bench, true)),
          executing(
              "a leaf that only fetches pass through goes, and is never flushed",
              Geometries.RISCV_SV39,
              bench -> unmapFetched(bench, false),
              bench -> unmapFetched(bench, true)),
          new RuleExample(
              "TLB-1",
              "a protect relies on an entry that lets fetches pass, whose flush waits in a queue",
              Bench.GEOMETRY,
              Set.of(Capability.EXECUTE_PERMISSION, Capability.DEFERRED_FLUSH),
              bench -> protectBehindQueue(bench, false),
              bench -> protectBehindQueue(bench, true)));

  private ExecutionExamples() {}

  private static RuleExample executing(
      String name,
      Geometry geometry,
      Consumer<Bench> violating,
      Consumer<Bench> legal) {
    return new RuleExample(
        "TLB-1", name, geometry, Set.of(Capability.EXECUTE_PERMISSION), violating, legal);
  }

  private static long leaf(Bench bench, int page, boolean executable) {
    long leaf = bench.leaf(0, page, true);
    return executable
        ? bench.architecture.makeExecutable(leaf)
        : bench.architecture.makeNonExecutable(leaf);
  }

  private static int map(Bench bench, Tree tree, long word) {
    int[] made = new int[1];
    bench.operation(
        tree,
        () -> {
          made[0] = bench.page();
          bench.hardware.mapcountAdd(made[0], 1);
          bench.hardware.exclusiveSet(made[0], 1);
          long shift = bench.geometry.pageShift();
          long target = bench.architecture.leafWord(0, (long) made[0] << shift);
          bench.set(tree.entry(0), word | target);
        });
    return made[0];
  }

  private static void map(Bench bench, int state, boolean executable) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 1, state);
    map(bench, tree, leaf(bench, 0, executable));
  }

  /** A page that may be executed, mapped in this way, is protected. */
  private static void protect(Bench bench, boolean narrowed, boolean flushed) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 8, EXECUTABLE);
    map(bench, tree, leaf(bench, 0, true));
    narrow(bench, tree, narrowed, flushed);
  }

  private static void narrow(Bench bench, Tree tree, boolean narrowed, boolean flushed) {
    bench.operation(
        tree,
        () -> {
          if (narrowed) {
            bench.set(
                tree.entry(0),
                bench.architecture.makeNonExecutable(bench.view().entryWord(tree.entry(0))));
          }
          if (flushed) {
            bench.flush(tree);
          }
          bench.permit(tree, 0, 8, READ_WRITE);
        });
  }

  private static void protectContiguous(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 8, EXECUTABLE);
    map(bench, tree, bench.architecture.makeContiguous(leaf(bench, 0, true)));
    narrow(bench, tree, true, flushed);
  }

  private static void mapLarge(Bench bench, int executablePages) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 8, executablePages, EXECUTABLE);
    bench.permit(tree, 8 + executablePages, 8 - executablePages, READ_WRITE);
    bench.operation(
        tree,
        () -> {
          int folio = bench.hardware.folioAllocate(3);
          bench.hardware.referencesAdd(folio, 7);
          bench.hardware.mapcountAdd(folio, 8);
          bench.hardware.exclusiveSet(folio, 8);
          bench.set(tree.middle() + 8, bench.leaf(1, folio, true));
        });
  }

  private static void linkForbids(Bench bench, long bit, boolean forbids) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          long link = bench.view().entryWord(tree.linkToMiddle());
          bench.set(tree.linkToMiddle(), forbids ? link | bit : link);
          bench.flush(tree);
        });
    map(bench, tree, leaf(bench, 0, true));
  }

  /** A leaf of RISC-V with X alone. */
  private static long fetchAlone(Bench bench) {
    return bench.architecture.makeExecutable(bench.leaf(0, 0, false)) & ~READ;
  }

  private static void fetchAlone(Bench bench, int state) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 1, state);
    setFetched(bench, tree);
  }

  private static int setFetched(Bench bench, Tree tree) {
    int[] made = new int[1];
    bench.operation(
        tree,
        () -> {
          made[0] = bench.page();
          // The kernel's own, such as code that it lends: nothing is counted.
          bench.hardware.folioReserve(made[0]);
          bench.set(tree.entry(0), fetchAlone(bench) | ((long) made[0] << 10));
        });
    return made[0];
  }

  private static void unmapFetched(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 1, EXECUTABLE);
    setFetched(bench, tree);
    bench.operation(
        tree,
        () -> {
          bench.clear(tree.entry(0));
          if (flushed) {
            bench.flush(tree, 0);
          }
        });
  }

  private static void protectBehindQueue(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 8, EXECUTABLE);
    map(bench, tree, leaf(bench, 0, true));
    bench.operation(
        tree,
        () -> {
          bench.set(
              tree.entry(0),
              bench.view().entryWord(tree.entry(0)) | UXN);
          bench.hardware.flushesDefer(QUEUE);
        });
    narrow(bench, tree, false, flushed);
    bench.operation(tree, () -> bench.flush(tree, 0));
  }
}
