package org.ptck.spec.example;

import java.util.function.LongSupplier;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.hardware.Translations;
import org.ptck.spec.rule.account.LayerCall;
import org.ptck.spec.rule.account.LayerCall.Function;

/** A bench on which the first four pages of a space are one contiguous block. */
final class BlockBench {

  static final int RUN = Bench.GEOMETRY.contiguousRun(0);
  static final int ORDER = 2;

  final Bench bench;
  final Tree tree;
  int page;
  private final LayerCall call = new LayerCall(Bench.GEOMETRY);

  BlockBench(Bench bench) {
    this.bench = bench;
    this.tree = bench.spawn(0);
  }

  /** A bench with a folio mapped as a block: accessed, writable, clean. */
  static BlockBench folded(Bench bench) {
    BlockBench made = new BlockBench(bench);
    bench.operation(made.tree, () -> made.map(made.folio(), RUN, RUN));
    return made;
  }

  // ---- words

  /** Accessed, writable, clean. */
  static long clean(int page) {
    return Bench.ARM.makeWritable(Bench.readOnly(page));
  }

  static long dirty(int page) {
    return Bench.ARM.makeDirty(clean(page));
  }

  // ---- mapping

  /** A new folio of zeroes that can fill a block, with a reference for each page. */
  int folio() {
    return folio(ORDER);
  }

  int folio(int order) {
    page = bench.hardware.folioAllocate(order);
    int pageCount = 1 << order;
    for (int n = 0; n < pageCount; n++) {
      bench.hardware.pageZero(page + n);
    }
    bench.hardware.referencesAdd(page, pageCount - 1);
    return page;
  }

  /** Maps consecutive pages from the first on, some with the contiguous bit. */
  void map(int first, int pageCount, int contiguousCount) {
    own(first, pageCount);
    locked(
        () -> {
          for (int n = 0; n < pageCount; n++) {
            long word = clean(first + n);
            store(n, n < contiguousCount ? Bench.ARM.makeContiguous(word) : word);
          }
        });
  }

  /** Pages of one folio, which have their references, get a mapping that is exclusive. */
  void own(int first, int pageCount) {
    bench.hardware.mapcountAdd(first, pageCount);
    bench.hardware.exclusiveSet(first, pageCount);
  }

  /** Does this under the lock of the table. */
  void locked(Runnable body) {
    bench.hardware.lock(Bench.TABLE, tree.leaf());
    body.run();
    bench.hardware.unlock(Bench.TABLE, tree.leaf());
  }

  /** Sets an entry; the table is locked. */
  void store(int n, long word) {
    bench.hardware.entryExchange(tree.entry(n), word);
  }

  /** User code stores to page 0, and hardware marks another entry of the block. */
  void writeMarking(int entry) {
    bench.operation(() -> bench.machine.access(tree.address(0), Access.WRITE, 1, entry));
  }

  // ---- steps of a layer; the lock of the table is held

  /** Clears entries and returns them. */
  long[] take(int count) {
    long[] words = new long[count];
    for (int n = 0; n < count; n++) {
      words[n] = bench.hardware.entryExchange(tree.entry(n), 0);
    }
    return words;
  }

  void flush() {
    bench.flush(tree, 0, RUN, Translations.ALL_CPUS, Bench.LEAF_ONLY);
  }

  /** Breaks the block and makes plain entries of that word. */
  void unfold(long first) {
    take(RUN);
    flush();
    for (int n = 0; n < RUN; n++) {
      bench.hardware.entryWrite(tree.entry(n), first + n * Bench.GEOMETRY.pageBytes());
    }
  }

  /** Takes write permission from entries in place. */
  void protect(int count) {
    for (int n = 0; n < count; n++) {
      long word = bench.view().entryWord(tree.entry(n));
      bench.hardware.entryExchange(tree.entry(n), Bench.ARM.writeProtect(word));
    }
  }

  /** Makes entries dirty in place, from one of them on. */
  void makeDirty(int first) {
    for (int n = first; n < RUN; n++) {
      long word = bench.view().entryWord(tree.entry(n));
      bench.hardware.entryExchange(tree.entry(n), Bench.ARM.makeDirty(word));
    }
  }

  /** Takes accessed, dirty or both from the first entries in place. */
  void clear(int count, boolean young, boolean dirty) {
    for (int n = 0; n < count; n++) {
      long word = bench.view().entryWord(tree.entry(n));
      long old = young ? Bench.ARM.makeOld(word) : word;
      bench.hardware.entryExchange(tree.entry(n), dirty ? Bench.ARM.makeClean(old) : old);
    }
  }

  /** The first entries were cleared: their pages are counted as mapped no more. */
  void uncount(int count) {
    bench.hardware.mapcountSubtract(page, count);
  }

  /** Pages from the first on are not mapped any more. */
  void release(int count) {
    flush();
    if (bench.hardware.referencesSubtract(page, count) == 0) {
      bench.hardware.folioFree(page);
    }
  }

  /**
   * An operation that makes one call on the first entries of the block, under the lock of the
   * table.
   *
   * @param body what the layer does; gives what it returns
   * @param afterwards what the caller does when it has released the table
   */
  void call(Function function, int count, LongSupplier body, Runnable afterwards) {
    call(function, count, 0, body, afterwards);
  }

  /** The same, for a function that takes a word. */
  void call(
      Function function, int count, long word, LongSupplier body, Runnable afterwards) {
    call(function, count, word, 0, body, afterwards);
  }

  /** The same, for a function that takes flags. */
  void call(
      Function function,
      int count,
      long word,
      int flags,
      LongSupplier body,
      Runnable afterwards) {
    bench.operation(
        tree,
        () -> {
          bench.hardware.lock(Bench.TABLE, tree.leaf());
          call.begin(
              bench.view(), function, 0, tree.address(0), tree.entry(0), count, word, flags);
          call.end(bench.view(), body.getAsLong());
          bench.observe(call);
          bench.hardware.unlock(Bench.TABLE, tree.leaf());
          afterwards.run();
        });
  }
}
