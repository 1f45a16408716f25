package org.ptck.spec.example;

import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.LockClass;

/** Verbs about files, the page cache and pins, for examples; file 0 only. */
final class FileBench {

  static final int FILE = 0;
  static final int SHARED = MappingState.READ | MappingState.WRITE | MappingState.SHARED;
  static final int PRIVATE = MappingState.READ | MappingState.WRITE;

  private static final int FOLIO = LockClass.FOLIO.ordinal();

  private FileBench() {}

  /** A space that maps the first eight pages of the file from its start. */
  static Tree spawn(Bench bench, int state) {
    Tree tree = bench.spawn(0);
    bench.permit(tree, 0, 8, state);
    bench.operation(() -> bench.hardware.reverseAdd(FILE, 0, 0, tree.address(0), 8));
    return tree;
  }

  /** A folio of one page that caches a page of the file, filled; the cache has its reference. */
  static int cached(Bench bench, int fileIndex) {
    int page = bench.hardware.folioAllocate(0);
    bench.hardware.cacheAdd(FILE, fileIndex, page);
    bench.hardware.storageRead(FILE, fileIndex, page);
    return page;
  }

  /** Maps one more page that has other holders. */
  static void share(Bench bench, Tree tree, int n, int page, long word) {
    bench.hardware.referencesAdd(page, 1);
    bench.hardware.mapcountAdd(page, 1);
    bench.set(tree.entry(n), word);
  }

  /** A writable entry, not dirty yet, of which hardware will say that it is. */
  static long writableClean(int page) {
    return Bench.ARM.makeWritable(Bench.readOnly(page));
  }

  /** An operation that maps page 0 of the file there, writable, so that stores make it dirty. */
  static int populate(Bench bench, Tree tree) {
    int[] made = new int[1];
    bench.operation(
        tree,
        () -> {
          made[0] = cached(bench, 0);
          share(bench, tree, 0, made[0], writableClean(made[0]));
        });
    return made[0];
  }

  /**
   * A space with a dirty entry for page 0 of the file, and another with a copy of it that is clean
   * and writable, as fork makes it.
   */
  static Tree[] forkShared(Bench bench) {
    Tree parent = spawn(bench, SHARED);
    int[] page = new int[1];
    bench.operation(
        parent,
        () -> {
          page[0] = cached(bench, 0);
          share(bench, parent, 0, page[0], Bench.writable(page[0]));
        });
    Tree child = bench.spawn(1);
    bench.permit(child, 0, 8, SHARED);
    bench.operation(
        child,
        () -> {
          bench.hardware.reverseAdd(FILE, 0, 1, child.address(0), 8);
          share(bench, child, 0, page[0], writableClean(page[0]));
        });
    return new Tree[] {parent, child};
  }

  /** Does this under the lock of the folio. */
  static void locked(Bench bench, int folio, Runnable body) {
    bench.hardware.lock(FOLIO, folio);
    body.run();
    bench.hardware.unlock(FOLIO, folio);
  }

  /** Makes the entry clean and writable only through a fault, and flushes it. */
  static void clean(Bench bench, Tree tree, int n) {
    bench.hardware.lock(Bench.TABLE, tree.leaf());
    long word = bench.hardware.entryExchange(tree.entry(n), 0);
    bench.flush(tree, n);
    bench.hardware.entryExchange(
        tree.entry(n), Bench.ARM.makeClean(Bench.ARM.writeProtect(word)));
    bench.hardware.unlock(Bench.TABLE, tree.leaf());
  }

  /** Opens a pin, with its reference. */
  static void pin(Bench bench, int pin, int page, boolean writes) {
    bench.hardware.referencesAdd(page, 1);
    bench.hardware.pinAdd(pin, page, writes);
  }
}
