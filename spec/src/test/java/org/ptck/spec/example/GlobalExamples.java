package org.ptck.spec.example;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.Translations;

/** TLB-7 and TLB-10: leaves marked global, and what an invalidation leaves of them. */
final class GlobalExamples {

  private static final long NOT_GLOBAL = 1L << 11;

  /** Bit G of RISC-V. */
  private static final long GLOBAL = 1L << 5;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "TLB-7",
              "a space is taken up after an invalidation by id alone",
              bench -> change(bench, 0, GlobalExamples::byId),
              bench -> change(bench, 0, GlobalExamples::ofAll)),
          RuleExample.of(
              "TLB-7",
              "a space is taken up after nothing, though an id of its own keeps it apart",
              bench -> change(bench, 0, (_, _) -> {}),
              bench -> change(bench, NOT_GLOBAL, (_, _) -> {})),
          RuleExample.of(
              "TLB-7",
              "the addresses of another page are invalidated",
              bench -> change(bench, 0, (each, _) -> byAddress(each, 1)),
              bench -> change(bench, 0, (each, _) -> byAddress(each, 0))),
          RuleExample.of(
              "TLB-7",
              "the entry goes when its space has been let go, and its translation stays",
              bench -> change(bench, 0, GlobalExamples::clear),
              bench -> change(bench, 0, GlobalExamples::clearAndInvalidate)),
          RuleExample.on(
              Geometries.RISCV_SV39,
              "TLB-7",
              "an address space is named with the addresses, which leaves global translations",
              bench -> change(bench, GLOBAL, (each, _) -> byAddress(each, 0)),
              bench -> change(bench, GLOBAL, GlobalExamples::ofAll)),
          RuleExample.of(
              "TLB-1",
              "a global leaf is taken away, and its id invalidated",
              bench -> unmap(bench, each -> each.hardware.invalidateId(-1, 0)),
              bench -> unmap(bench, each -> each.hardware.invalidateAll(-1))),
          RuleExample.of(
              "TLB-10",
              "a leaf of user code is global",
              bench -> map(bench, 0),
              bench -> map(bench, NOT_GLOBAL)));

  private GlobalExamples() {}

  /** A page for reading, with those bits of a leaf that say whether it is global. */
  private static Tree map(Bench bench, long bits) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          int page = bench.page();
          bench.hardware.mapcountAdd(page, 1);
          bench.set(tree.entry(0), word(bench, page, bits));
        });
    return tree;
  }

  private static long word(Bench bench, int page, long bits) {
    return (bench.leaf(0, page, false) & ~(bench.geometry.equals(Bench.GEOMETRY) ? NOT_GLOBAL : 0))
        | bits;
  }

  /** CPU 0 lets go of a space, does something, and takes up another one. */
  private static void change(Bench bench, long bits, BiConsumer<Bench, Tree> between) {
    Tree tree = map(bench, bits);
    bench.operation(() -> bench.hardware.unload(0));
    between.accept(bench, tree);
    bench.spawn(1);
  }

  private static void byId(Bench bench, Tree tree) {
    bench.operation(() -> bench.hardware.invalidateId(Translations.ALL_CPUS, 0));
  }

  private static void ofAll(Bench bench, Tree tree) {
    bench.operation(() -> bench.hardware.invalidateAll(Translations.ALL_CPUS));
  }

  private static void byAddress(Bench bench, int n) {
    long address = (long) n << bench.geometry.pageShift();
    bench.operation(
        () -> bench.hardware.invalidateRange(
            Translations.ALL_CPUS, 0, address, 1, Translations.LEAF_ONLY));
  }

  /** The space is on no CPU, so that nobody owes a flush of what its entry was. */
  private static void clear(Bench bench, Tree tree) {
    bench.operation(
        tree,
        () -> {
          int page = Bench.pageOf(bench.view().entryWord(tree.entry(0)));
          bench.take(tree.entry(0));
          bench.flush(tree);
          bench.release(page);
        });
  }

  private static void clearAndInvalidate(Bench bench, Tree tree) {
    clear(bench, tree);
    ofAll(bench, tree);
  }

  private static void unmap(Bench bench, Consumer<Bench> flush) {
    Tree tree = map(bench, 0);
    bench.permit(tree, 0, 1, MappingState.NONE);
    bench.operation(
        tree,
        () -> {
          int page = Bench.pageOf(bench.view().entryWord(tree.entry(0)));
          bench.take(tree.entry(0));
          flush.accept(bench);
          bench.release(page);
        });
  }
}
