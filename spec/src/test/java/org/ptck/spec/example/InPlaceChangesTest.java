package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Changes in place where the architecture does not ask for break-before-make: what correct code
 * does passes every rule, and what is wrong is blamed on the rule that says why.
 */
class InPlaceChangesTest {

  private static final int BOTH = -1;
  private static final int OWN = 1;

  static Stream<Geometry> geometries() {
    return Geometries.all()
        .stream()
        .filter(geometry -> !geometry.architecture().asksBreakBeforeMake())
        // Leaf entries of 8 bytes below three tables or more, as the verbs of the bench have them.
        .filter(geometry -> geometry.levelCount() > 2);
  }

  // ---- another target

  @ParameterizedTest
  @MethodSource("geometries")
  void copyOnWriteByStore_thenFlush_thenPut_isLegal(Geometry geometry) {
    assertThat(blamed(geometry, bench -> copyOnWrite(bench, false, BOTH, true))).isNull();
    assertThat(blamed(geometry, bench -> copyOnWrite(bench, true, BOTH, true))).isNull();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void copyOnWriteByStore_isCountedAsAdvice(Geometry geometry) {
    Bench bench = bench(geometry);
    bench.run(each -> copyOnWrite(each, true, BOTH, true));

    assertThat(bench.objections(Catalogue.rule("TLB-9").orElseThrow())).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void tlb2_oldPageFreedBeforeTheFlush(Geometry geometry) {
    assertThat(blamed(geometry, bench -> copyOnWrite(bench, false, BOTH, false)))
        .isEqualTo("TLB-2");
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void tlb2_oldPageFreed_whileAnotherCpuWasNotFlushed(Geometry geometry) {
    assertThat(blamed(geometry, bench -> copyOnWrite(bench, true, OWN, true)))
        .isEqualTo("TLB-2");
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void tlb1_returningWithoutAFlush(Geometry geometry) {
    assertThat(blamed(geometry, bench -> copyOnWriteKeeping(bench, 0))).isEqualTo("TLB-1");
    assertThat(blamed(geometry, bench -> copyOnWriteKeeping(bench, OWN))).isEqualTo("TLB-1");
    assertThat(blamed(geometry, bench -> copyOnWriteKeeping(bench, BOTH))).isNull();
  }

  /** The page that a fork shared is copied: the entry gets the copy in one store. */
  private static void copyOnWrite(Bench bench, boolean twoCpus, long flushed, boolean flushFirst) {
    Tree tree = spawn(bench, twoCpus);
    int old = bench.populateReadOnly(tree, 0);
    bench.operation(
        tree,
        () -> {
          int copy = bench.page();
          bench.hardware.pageCopy(old, copy);
          bench.map(tree, 0, copy);
          if (!flushFirst) {
            bench.release(old);
          }
          bench.flush(tree, 0, 1, flushed, Bench.LEAF_ONLY);
          if (flushFirst) {
            bench.release(old);
          }
        });
  }

  /** The old page stays mapped elsewhere, so that the flush alone is at stake. */
  private static void copyOnWriteKeeping(Bench bench, long flushed) {
    Tree tree = spawn(bench, true);
    int old = bench.populateReadOnly(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.hardware.referencesAdd(old, 1);
          bench.hardware.mapcountAdd(old, 1);
          bench.set(tree.entry(1), bench.leaf(0, old, false));
          bench.map(tree, 0, bench.page());
          if (flushed != 0) {
            bench.flush(tree, 0, 1, flushed, Bench.LEAF_ONLY);
          }
          bench.release(old);
        });
  }

  // ---- another permission

  @ParameterizedTest
  @MethodSource("geometries")
  void widening_needsNoFlush(Geometry geometry) {
    assertThat(blamed(geometry, bench -> {
      Tree tree = spawn(bench, true);
      int page = bench.populateReadOnly(tree, 0);
      bench.operation(
          tree,
          () -> {
            bench.hardware.exclusiveSet(page, 1);
            bench.set(tree.entry(0), bench.leaf(0, page, true));
          });
      bench.write(tree, 0, 7);
    })).isNull();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void narrowing_needsAFlushBeforeItReturns(Geometry geometry) {
    assertThat(blamed(geometry, bench -> narrow(bench, false))).isEqualTo("TLB-1");
    assertThat(blamed(geometry, bench -> narrow(bench, true))).isNull();
  }

  private static void narrow(Bench bench, boolean flushed) {
    Tree tree = spawn(bench, true);
    int page = bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          long word = bench.leaf(0, page, true);
          bench.set(tree.entry(0), bench.architecture.writeProtect(word));
          if (flushed) {
            bench.flush(tree, 0);
          }
        });
  }

  // ---- another size

  @ParameterizedTest
  @MethodSource("geometries")
  void splitInPlace_flushedAfterwards_isLegal(Geometry geometry) {
    assertThat(blamed(geometry, bench -> split(bench, false, true))).isNull();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void splitThroughAnInvalidEntry_isLegal(Geometry geometry) {
    assertThat(blamed(geometry, bench -> split(bench, true, true))).isNull();
  }

  /** Either translation may be used for as long as one likes: they are the same. */
  @ParameterizedTest
  @MethodSource("geometries")
  void splitInPlace_thatChangesNothingElse_needsNoFlush(Geometry geometry) {
    assertThat(blamed(geometry, bench -> split(bench, false, false))).isNull();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void collapseInPlace_flushedBeforeAnythingIsFreed_isLegal(Geometry geometry) {
    assertThat(blamed(geometry, bench -> collapse(bench, Bench.ALL_LEVELS, true))).isNull();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void tbl4_collapseInPlace_thatFreesTheTableTooEarly(Geometry geometry) {
    assertThat(blamed(geometry, bench -> collapse(bench, Bench.LEAF_ONLY, true)))
        .isEqualTo("TBL-4");
    assertThat(blamed(geometry, bench -> collapse(bench, Bench.ALL_LEVELS, false)))
        .isEqualTo("TBL-4");
  }

  /** A large leaf becomes a table that maps the same pages. */
  private static void split(Bench bench, boolean broken, boolean flushed) {
    Tree tree = spawn(bench, true);
    int large = mapLarge(bench, tree);
    bench.operation(
        tree,
        () -> {
          long table = bench.hardware.tableAllocate(0);
          for (int n = 0; n < pageCount(bench); n++) {
            bench.set(table + 8L * n, bench.leaf(0, large + n, false));
          }
          if (broken) {
            bench.clear(tree.linkToLeaf());
            bench.flush(tree, 0, pageCount(bench), BOTH, Bench.LEAF_ONLY);
          }
          bench.set(tree.linkToLeaf(), bench.architecture.tableWord(1, table));
          if (flushed) {
            bench.flush(tree, 0, pageCount(bench), BOTH, Bench.LEAF_ONLY);
          }
        });
  }

  /** A table with one entry becomes a large leaf. */
  private static void collapse(Bench bench, int depth, boolean flushFirst) {
    Tree tree = spawn(bench, true);
    int small = bench.populateReadOnly(tree, 5);
    bench.operation(
        tree,
        () -> {
          int large = large(bench);
          bench.set(tree.linkToLeaf(), bench.leaf(1, large, false));
          bench.clear(tree.entry(5));
          if (flushFirst) {
            bench.flush(tree, 0, pageCount(bench), BOTH, depth);
          }
          bench.hardware.tableFree(tree.leaf());
          if (!flushFirst) {
            bench.flush(tree, 0, pageCount(bench), BOTH, depth);
          }
          bench.release(small);
        });
  }

  private static int mapLarge(Bench bench, Tree tree) {
    int[] made = new int[1];
    bench.operation(
        tree,
        () -> {
          made[0] = large(bench);
          bench.clear(tree.linkToLeaf());
          bench.flush(tree, 0, pageCount(bench), BOTH, Bench.ALL_LEVELS);
          bench.hardware.tableFree(tree.leaf());
          bench.set(tree.linkToLeaf(), bench.leaf(1, made[0], false));
        });
    return made[0];
  }

  /** A folio that fills a large leaf, mapped once by each of its pages. */
  private static int large(Bench bench) {
    int large = bench.hardware.folioAllocate(Integer.numberOfTrailingZeros(pageCount(bench)));
    bench.hardware.referencesAdd(large, pageCount(bench) - 1);
    bench.hardware.mapcountAdd(large, pageCount(bench));
    return large;
  }

  private static int pageCount(Bench bench) {
    return bench.geometry.entryCount(0);
  }

  // ---- data of architectures

  @Test
  void breakBeforeMake_isAskedByArm64Alone() {
    assertThat(Geometries.all())
        .filteredOn(geometry -> geometry.architecture().asksBreakBeforeMake())
        .extracting(Geometry::architecture)
        .extracting(Architecture::name)
        .containsOnly("arm64");
  }

  // ---- the bench

  private static Tree spawn(Bench bench, boolean twoCpus) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, pageCount(bench), 3);
    if (twoCpus) {
      bench.load(1, tree);
    }
    return tree;
  }

  private static @Nullable String blamed(Geometry geometry, Consumer<Bench> sequence) {
    Bench bench = bench(geometry);
    bench.run(sequence);
    Finding finding = bench.finding();
    return finding == null ? null : finding.rule().id();
  }

  private static Bench bench(Geometry geometry) {
    Set<Capability> capabilities = new HashSet<>(Bench.FACTS);
    // The flush is at stake here, after which mapcounts may be corrected.
    capabilities.add(Capability.LATE_RMAP);
    if (!geometry.architecture().hardwareMarks().includeAccessed()) {
      capabilities.remove(Capability.HARDWARE_MARKS);
    }
    if (!geometry.architecture().hardwareMarks().includeDirty()) {
      capabilities.remove(Capability.HARDWARE_DIRTY);
    }
    return new Bench(geometry, List.copyOf(Catalogue.all()), capabilities);
  }
}
