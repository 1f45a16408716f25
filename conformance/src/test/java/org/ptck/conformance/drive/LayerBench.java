package org.ptck.conformance.drive;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.fact.hardware.Translations;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/**
 * Entry operations on one leaf table at address 0, under the rules about contiguous entries,
 * translations and answers, with a caller that invalidates what it takes away. Machines made alike
 * have the same folios.
 */
final class LayerBench {

  private static final int ID = 0;

  final int entryCount;
  private final Geometry geometry;
  private final Architecture architecture;
  private final Machine machine;
  private final Hardware hardware;
  private final Monitor monitor;
  private final EntryOperations entries;
  private final int[] folios;
  private final int run;
  private final long leaf;
  private long operation;

  LayerBench(Geometry geometry, EntryOperationsProvider provider) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.machine = new Machine(geometry, new MachineSize(16, 2048, 4));
    this.hardware = machine.hardware();
    List<Rule> rules =
        Catalogue.all()
            .stream()
            .filter(rule -> Set.of("CNT", "TLB", "RUN").contains(rule.family()))
            .toList();
    Set<Capability> capabilities = Set.of(Capability.CONTIGUOUS, Capability.LOAD);
    this.monitor = new Monitor(geometry, rules, capabilities, machine.view());
    machine.reset(1, monitor, capabilities);
    this.entries =
        new LayerWatch(
            provider.create(geometry, hardware), geometry, true, machine, monitor);
    this.run = geometry.contiguousRun(0);
    this.entryCount = Math.min(4 * run, geometry.entryCount(0));
    this.leaf = hardware.tableAllocate(0);
    long below = leaf;
    for (int level = 1; level < geometry.levelCount(); level++) {
      long table = hardware.tableAllocate(level);
      hardware.entryWrite(table, architecture.tableWord(level, below));
      below = table;
    }
    hardware.rootSet(0, below);
    hardware.load(0, 0, ID);
    int order = Integer.numberOfTrailingZeros(run);
    this.folios = new int[] {folio(order + 1), folio(order), folio(order - 1), folio(order - 1)};
  }

  private int folio(int order) {
    int folio = hardware.folioAllocate(order);
    for (int page = folio; page < folio + (1 << order); page++) {
      hardware.pageZero(page);
    }
    return folio;
  }

  /** What a rule has found; null if nothing. */
  @Nullable Finding finding() {
    return monitor.finding();
  }

  // ---- folios

  /** The first page of one of the folios. */
  int folio(long choice) {
    return folios[(int) (choice % folios.length)];
  }

  int pageCount(int folio) {
    return 1 << hardware.folioOrder(folio);
  }

  // ---- entries

  long address(int n) {
    return (long) n << geometry.pageShift();
  }

  long entry(int n) {
    return leaf + ((long) n << geometry.entryShift(0));
  }

  /** An entry as a reader is shown it. */
  long get(int n) {
    return entries.get(ID, 0, address(n), entry(n));
  }

  long getLockless(int n) {
    return entries.getLockless(ID, 0, address(n), entry(n));
  }

  /** The first entry of the contiguous block that the n-th is part of; n if it stands alone. */
  int blockStart(int n) {
    return architecture.isContiguous(machine.view().entryWord(entry(n))) ? n & -run : n;
  }

  /** The entry after that block, or after the n-th. */
  int blockEnd(int n) {
    return blockStart(n)
        + (architecture.isContiguous(machine.view().entryWord(entry(n))) ? run : 1);
  }

  /** How many entries from the n-th on map consecutive pages of one folio. */
  int batch(int n, int countMax) {
    long first = get(n);
    int count = 0;
    while (count < countMax && n + count < entryCount && continues(first, n, count)) {
      count++;
    }
    return count;
  }

  private boolean continues(long first, int n, int count) {
    long word = get(n + count);
    return architecture.isValid(word)
        && page(word, n + count) == page(first, n) + count
        && hardware.folioOf(page(word, n + count)) == hardware.folioOf(page(first, n))
        && architecture.isWritable(word) == architecture.isWritable(first);
  }

  /** The page that a word maps as the n-th entry. */
  private int page(long word, int n) {
    return (int) (architecture.target(word, entry(n)) >>> geometry.pageShift());
  }

  void set(int n, long word, int count) {
    operation(
        () -> {
          entries.set(ID, 0, address(n), entry(n), word, count);
          flush(n, count);
        });
  }

  long getAndClear(int n, int count) {
    long[] word = new long[1];
    operation(
        () -> {
          word[0] = entries.getAndClear(ID, 0, address(n), entry(n), count);
          flush(n, count);
        });
    return word[0];
  }

  void writeProtect(int n, int count) {
    operation(
        () -> {
          entries.writeProtect(ID, 0, address(n), entry(n), count);
          flush(n, count);
        });
  }

  void setAccessFlags(int n, long word) {
    operation(() -> entries.setAccessFlags(ID, 0, address(n), entry(n), word, true));
  }

  boolean testAndClearYoung(int n, int count) {
    return aged(n, count, entries::testAndClearYoung);
  }

  boolean clearFlushYoung(int n, int count) {
    return aged(n, count, entries::clearFlushYoung);
  }

  /**
   * Makes entries old, and has every CPU forget them: one that remembers a whole block marks none
   * of its entries, where one that remembers one entry marks the others.
   */
  private boolean aged(int n, int count, Aging aging) {
    boolean[] young = new boolean[1];
    operation(
        () -> {
          young[0] = aging.clear(ID, 0, address(n), entry(n), count);
          flush(n, count);
        });
    return young[0];
  }

  /** A function that makes entries old. */
  private interface Aging {
    boolean clear(int id, int level, long address, long entry, int count);
  }

  void clearYoungDirty(int n, int count, int flags) {
    operation(
        () -> {
          entries.clearYoungDirty(ID, 0, address(n), entry(n), count, flags);
          flush(n, count);
        });
  }

  /** What a load gives, or a store, or {@link Machine#FAULT}. */
  long access(int n, Access access, long stamp, int marks) {
    return machine.access(address(n), access, stamp, marks);
  }

  private void flush(int n, int count) {
    hardware.invalidateRange(
        Translations.ALL_CPUS, ID, address(n), count, Translations.LEAF_ONLY);
  }

  private void operation(Runnable body) {
    long number = ++operation;
    machine.beginOperation(number, Long.MAX_VALUE, 0, false, false);
    try {
      body.run();
      machine.endOperation(number);
    } catch (MachineStopped stopped) {
      throw new AssertionError(String.valueOf(finding()), stopped);
    }
  }
}
