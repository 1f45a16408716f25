package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.fact.MappingState;

/** Links that permit less than the leaves below them: PRM-1, TLB-1, REF-2 and DTY-6. */
final class LinkExamples {

  /** APTable[0]: no user access below. */
  private static final long NO_USER = 1L << 61;

  /** APTable[1]: no stores below. */
  private static final long READ_ONLY = 1L << 62;

  static final List<RuleExample> ALL =
      List.of(
          RuleExample.of(
              "PRM-1",
              "neither leaf nor link forbids what the mapping does not permit",
              bench -> mapReadOnly(bench, 0),
              bench -> mapReadOnly(bench, READ_ONLY)),
          RuleExample.of(
              "PRM-1",
              "a link permits again what its leaf does and the mapping does not",
              bench -> widen(bench, MappingState.READ),
              bench -> widen(bench, MappingState.READ | MappingState.WRITE)),
          RuleExample.of(
              "PRM-1",
              "a page that two entries map is writable, by its leaf and by the link above",
              bench -> share(bench, 0),
              bench -> share(bench, READ_ONLY)),
          RuleExample.of(
              "PRM-1",
              "a large leaf is writable and the last page of its span is not",
              bench -> mapLarge(bench, 7),
              bench -> mapLarge(bench, 8)),
          RuleExample.of(
              "TLB-1",
              "a link takes write permission and nothing is flushed",
              bench -> narrow(bench, READ_ONLY, false, Bench.LEAF_ONLY),
              bench -> narrow(bench, READ_ONLY, true, Bench.ALL_LEVELS)),
          RuleExample.of(
              "TLB-1",
              "a link takes user access and nothing is flushed",
              bench -> narrow(bench, NO_USER, false, Bench.LEAF_ONLY),
              bench -> narrow(bench, NO_USER, true, Bench.ALL_LEVELS)),
          RuleExample.of(
              "TLB-1",
              "a path keeps the permission that its link gave",
              bench -> narrow(bench, READ_ONLY, true, Bench.LEAF_ONLY),
              bench -> narrow(bench, READ_ONLY, true, Bench.ALL_LEVELS)),
          RuleExample.of(
              "TLB-1",
              "a link is narrowed for good",
              bench -> narrow(bench, READ_ONLY, false, Bench.LEAF_ONLY),
              LinkExamples::narrowAndWiden),
          RuleExample.of(
              "TLB-1",
              "a leaf loses user access and is never flushed",
              bench -> close(bench, false),
              bench -> close(bench, true)),
          RuleExample.of(
              "REF-2",
              "an entry that lets no user code pass is counted twice",
              bench -> count(bench, 2),
              bench -> count(bench, 1)),
          RuleExample.of(
              "REF-2",
              "an entry that lets no user code pass is counted twice, or not at all",
              bench -> count(bench, 2),
              bench -> count(bench, 0)),
          RuleExample.of(
              "DTY-6",
              "a plain store overwrites what hardware may mark, unless a link forbids stores",
              bench -> overwrite(bench, 0),
              bench -> overwrite(bench, READ_ONLY)));

  private LinkExamples() {}

  private static long link(Tree tree, long bits) {
    return Bench.ARM.tableWord(1, tree.leaf()) | bits;
  }

  private static void setLink(Bench bench, Tree tree, long bits) {
    bench.set(tree.linkToLeaf(), link(tree, bits));
  }

  private static void mapReadOnly(Bench bench, long bits) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 8, MappingState.READ);
    bench.operation(() -> setLink(bench, tree, bits));
    bench.populate(tree, 0);
  }

  private static void widen(Bench bench, int state) {
    Tree tree = bench.spawn(0);
    bench.operation(() -> setLink(bench, tree, READ_ONLY));
    bench.populate(tree, 0);
    bench.permit(tree, 0, 8, state);
    bench.operation(() -> setLink(bench, tree, 0));
  }

  /** Fork of one page that narrows a link, not the leaf below it. */
  private static void share(Bench bench, long bits) {
    Tree child = bench.spawn(1);
    Tree parent = bench.spawn(0);
    int page = bench.populate(parent, 0);
    bench.operation(
        parent,
        () -> {
          setLink(bench, parent, bits);
          bench.flush(parent);
          bench.hardware.referencesAdd(page, 1);
          bench.hardware.mapcountAdd(page, 1);
          bench.hardware.exclusiveClear(page, 1);
          bench.set(child.entry(0), Bench.readOnly(page));
        });
  }

  private static void mapLarge(Bench bench, int pageCountPermitted) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 8, 8, MappingState.READ);
    bench.permit(tree, 8, pageCountPermitted, MappingState.READ | MappingState.WRITE);
    bench.operation(
        tree,
        () -> {
          int folio = bench.hardware.folioAllocate(3);
          bench.hardware.referencesAdd(folio, 7);
          bench.hardware.mapcountAdd(folio, 8);
          bench.hardware.exclusiveSet(folio, 8);
          for (int page = folio; page < folio + 8; page++) {
            bench.hardware.pageZero(page);
          }
          long word = Bench.ARM.leafWord(1, (long) folio << Bench.GEOMETRY.pageShift());
          bench.set(tree.middle() + 8, Bench.ARM.makeWritable(word));
        });
  }

  private static void narrow(Bench bench, long bits, boolean flushed, int depth) {
    Tree tree = bench.spawn(0);
    bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          setLink(bench, tree, bits);
          if (flushed) {
            bench.flush(tree, 0, 8, -1, depth);
          }
        });
  }

  private static void narrowAndWiden(Bench bench) {
    Tree tree = bench.spawn(0);
    bench.populate(tree, 0);
    bench.operation(
        tree,
        () -> {
          setLink(bench, tree, READ_ONLY);
          setLink(bench, tree, 0);
        });
  }

  private static void close(Bench bench, boolean flushed) {
    Tree tree = bench.spawn(0);
    int page = bench.populateReadOnly(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.set(tree.entry(0), supervisor(Bench.readOnly(page)));
          if (flushed) {
            bench.flush(tree, 0);
          }
        });
  }

  private static void count(Bench bench, int mapcount) {
    Tree tree = bench.spawn(0);
    bench.operation(
        tree,
        () -> {
          int page = bench.page();
          for (int n = 0; n < mapcount; n++) {
            bench.hardware.referencesAdd(page, 1);
            bench.hardware.mapcountAdd(page, 1);
          }
          // The first reference is a device's.
          bench.hardware.pinAdd(0, page, false);
          bench.set(tree.entry(0), supervisor(Bench.readOnly(page)));
        });
  }

  private static void overwrite(Bench bench, long bits) {
    Tree tree = bench.spawn(0);
    bench.operation(
        () -> {
          setLink(bench, tree, bits);
          bench.flush(tree);
        });
    int page = bench.populateReadOnly(tree, 0);
    bench.operation(
        tree,
        () -> {
          bench.hardware.exclusiveSet(page, 1);
          bench.set(tree.entry(0), Bench.ARM.makeWritable(Bench.readOnly(page)));
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          bench.hardware.entryWrite(tree.entry(0), Bench.readOnly(page));
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
          bench.flush(tree, 0);
        });
  }

  /** The leaf without access from EL0. */
  private static long supervisor(long leaf) {
    return leaf & ~(1L << 6);
  }
}
