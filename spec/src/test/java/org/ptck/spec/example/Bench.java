package org.ptck.spec.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.fact.hardware.Translations;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.OperationStart;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.account.LayerCall;
import org.ptck.spec.rule.account.Observation;
import org.ptck.spec.rule.watch.Monitor;

/**
 * A machine, on geometry {@code tiny} unless said, checked by some rules, with verbs that make
 * examples short.
 *
 * <p>Every verb does what a correct manager would do; an example of a violation leaves one out, or
 * does one too many.
 */
public final class Bench {

  /**
   * What is declared: every fact that the verbs keep. Whoever breaks a rule declares what it needs
   * as well.
   */
  public static final Set<Capability> FACTS =
      Set.of(
          Capability.REFERENCES,
          Capability.MAPCOUNTS,
          Capability.EXCLUSIVE_MARKS,
          Capability.DIRTY_TRACKING,
          Capability.HARDWARE_MARKS,
          Capability.HARDWARE_DIRTY,
          Capability.REVERSE_MAP,
          Capability.PIN,
          Capability.SYNC,
          Capability.LOCKS,
          Capability.LOAD,
          Capability.ENTRY_EVENTS);

  static final Geometry GEOMETRY = Geometries.TINY;

  /** The same, but user addresses are those of the first four entries of a root. */
  static final Geometry HALVED =
      new Geometry(
          "tiny-half",
          Arm64.GRANULE_4K,
          GEOMETRY.levels(),
          GEOMETRY.pageShift(),
          GEOMETRY.addressLast() / 2);

  /** The same on CPUs that mark nothing. */
  static final Geometry SOFT =
      new Geometry(
          "tiny-soft",
          Arm64.GRANULE_4K_SOFT,
          GEOMETRY.levels(),
          GEOMETRY.pageShift(),
          GEOMETRY.addressLast());

  static final Arm64 ARM = Arm64.GRANULE_4K;
  static final int TABLE = LockClass.TABLE.ordinal();
  static final int INODE = LockClass.INODE.ordinal();
  static final int MMAP = LockClass.MMAP.ordinal();
  static final int RMAP = LockClass.RMAP.ordinal();
  static final int FOLIO = LockClass.FOLIO.ordinal();
  static final int LEAF_ONLY = Translations.LEAF_ONLY;
  static final int ALL_LEVELS = Translations.ALL_LEVELS;

  private static final MachineSize SIZE = new MachineSize(64, 1024, 32, 8);
  private static final int CPU_COUNT = 4;

  final Geometry geometry;
  final Architecture architecture;
  final Machine machine;
  final Hardware hardware;
  private final Monitor monitor;
  private final List<Integer> taken = new ArrayList<>();
  private long operation;

  Bench(List<Rule> rules, Set<Capability> capabilities) {
    this(GEOMETRY, rules, capabilities);
  }

  Bench(Geometry geometry, List<Rule> rules, Set<Capability> capabilities) {
    this(geometry, rules, capabilities, view -> view);
  }

  /** One whose rules look at the machine in another way. */
  Bench(
      Geometry geometry,
      List<Rule> rules,
      Set<Capability> capabilities,
      UnaryOperator<MachineView> look) {
    this.geometry = geometry;
    architecture = geometry.architecture();
    machine = new Machine(geometry, SIZE);
    hardware = machine.hardware();
    monitor = new Monitor(geometry, rules, capabilities, look.apply(machine.view()));
    machine.reset(CPU_COUNT, monitor, capabilities);
  }

  /** Runs an example to its end or to the first violation. */
  void run(Consumer<Bench> example) {
    try {
      example.accept(this);
    } catch (MachineStopped stopped) {
      // The finding tells.
    }
  }

  Finding finding() {
    return monitor.finding();
  }

  long exercised(Rule rule) {
    return monitor.exercised(rule);
  }

  long objections(Rule rule) {
    return monitor.objections(rule);
  }

  MachineView view() {
    return machine.view();
  }

  // ---- operations

  /** The next operation on CPU 0 does this without any lock of its own. */
  void operation(Runnable body) {
    operation(false, body);
  }

  /** The same, for a request that may ask to write: a store, or a pin for writing. */
  void operation(boolean writeRequested, Runnable body) {
    long number = ++operation;
    machine.beginOperation(number, 10_000, 0, false, writeRequested);
    body.run();
    machine.endOperation(number);
  }

  /** The same, for a request about spaces that nobody else takes up meanwhile, as bits. */
  void operationHolding(long spaces, Runnable body) {
    long number = ++operation;
    machine.beginOperation(new OperationStart(number, 10_000, 0, false, false, spaces));
    body.run();
    machine.endOperation(number);
  }

  /** The next operation on CPU 0 does this under the lock of the space's mappings. */
  void operation(Tree tree, Runnable body) {
    operation(
        () -> {
          hardware.lock(MMAP, tree.space());
          body.run();
          hardware.unlock(MMAP, tree.space());
        });
  }

  /** Code on another CPU does this. */
  void on(int cpu, Runnable body) {
    int back = hardware.cpu();
    machine.enter(cpu);
    body.run();
    machine.enter(back);
  }

  void endScenario() {
    machine.endScenario();
  }

  void observe(Observation observation) {
    if (!monitor.observe(observation)) {
      throw MachineStopped.INSTANCE;
    }
  }

  void observe(LayerCall call) {
    if (!monitor.observe(call)) {
      throw MachineStopped.INSTANCE;
    }
  }

  void observe(Conduct conduct) {
    if (!monitor.observe(conduct)) {
      throw MachineStopped.INSTANCE;
    }
  }

  // ---- spaces and tables

  /**
   * A new space whose first eight pages may be written, with the tables for them, loaded on CPU 0
   * under the id of the same number.
   */
  Tree spawn(int space) {
    machine.modelFacts().mapping(space, 0, 8, MappingState.READ | MappingState.WRITE);
    Tree[] made = new Tree[1];
    operation(
        () -> {
          made[0] = tree(space);
          hardware.load(0, space, space);
        });
    return made[0];
  }

  /** Everything of a space that has no entries left goes, but for what its root leads to else. */
  void exit(Tree tree) {
    permit(tree, 0, 8, MappingState.NONE);
    operation(
        () -> {
          hardware.unload(0);
          hardware.rootDrop(tree.space());
          flush(tree);
          hardware.entryWrite(tree.linkToMiddle(), 0);
          hardware.entryWrite(tree.linkToLeaf(), 0);
          hardware.tableFree(tree.root());
          hardware.tableFree(tree.middle());
          hardware.tableFree(tree.leaf());
        });
  }

  /** The tables of a space that nobody has loaded. */
  Tree tree(int space) {
    long[] tables = new long[geometry.levelCount()];
    for (int level = 0; level < tables.length; level++) {
      tables[level] = hardware.tableAllocate(level);
    }
    for (int level = 1; level < tables.length; level++) {
      hardware.entryWrite(tables[level], architecture.tableWord(level, tables[level - 1]));
    }
    hardware.rootSet(space, tables[tables.length - 1]);
    return new Tree(space, tables[tables.length - 1], tables[1], tables[0]);
  }

  /** The CPU runs the space as well. */
  void load(int cpu, Tree tree) {
    operation(() -> hardware.load(cpu, tree.space(), tree.space()));
  }

  void permit(Tree tree, int pageFirst, int pageCount, int state) {
    machine.modelFacts().mapping(tree.space(), tree.address(pageFirst), pageCount, state);
  }

  // ---- entries

  /** Stores an entry under the lock of its table and returns what it held. */
  long set(long entry, long word) {
    long table = view().tableOf(entry);
    hardware.lock(TABLE, table);
    long before = hardware.entryExchange(entry, word);
    hardware.unlock(TABLE, table);
    return before;
  }

  long clear(long entry) {
    return set(entry, 0);
  }

  /** An accessed leaf; writable and dirty, or for reading only. */
  long leaf(int level, int page, boolean writable) {
    long readOnly =
        architecture.makeYoung(architecture.leafWord(level, (long) page << geometry.pageShift()));
    return writable
        ? architecture.makeDirty(architecture.makeWritable(readOnly))
        : readOnly;
  }

  static long readOnly(int page) {
    return ARM.makeYoung(ARM.leafWord(0, (long) page << GEOMETRY.pageShift()));
  }

  static long writable(int page) {
    return ARM.makeDirty(ARM.makeWritable(readOnly(page)));
  }

  static int pageOf(long word) {
    return (int) (ARM.physicalAddress(word) >>> GEOMETRY.pageShift());
  }

  // ---- pages

  /** A new folio of one page of zeroes, mapped nowhere, with one reference. */
  int page() {
    int page = hardware.folioAllocate(0);
    hardware.pageZero(page);
    return page;
  }

  /** Maps a page that has a reference for it, writable and dirty. */
  void map(Tree tree, int n, int page) {
    hardware.mapcountAdd(page, 1);
    hardware.exclusiveSet(page, 1);
    set(tree.entry(n), leaf(0, page, true));
  }

  /** An operation that maps a new page, writable and dirty. */
  int populate(Tree tree, int n) {
    int[] made = new int[1];
    operation(
        tree,
        () -> {
          made[0] = page();
          map(tree, n, made[0]);
        });
    return made[0];
  }

  /** An operation that maps a new page for reading only. */
  int populateReadOnly(Tree tree, int n) {
    int[] made = new int[1];
    operation(
        tree,
        () -> {
          made[0] = page();
          hardware.mapcountAdd(made[0], 1);
          set(tree.entry(n), leaf(0, made[0], false));
        });
    return made[0];
  }

  /** Clears a leaf under the lock of its table; its page is counted as mapped once less there. */
  void take(long entry) {
    long table = view().tableOf(entry);
    hardware.lock(TABLE, table);
    uncount(pageOf(hardware.entryExchange(entry, 0)));
    hardware.unlock(TABLE, table);
  }

  /** A page is counted as mapped once less; the table that mapped it is locked. */
  void uncount(int page) {
    hardware.mapcountSubtract(page, 1);
    taken.add(page);
  }

  /**
   * Takes away one mapping of the page, unless {@link #uncount} has, with its reference, and the
   * page with the last one.
   */
  void release(int page) {
    if (!taken.remove((Integer) page)) {
      hardware.mapcountSubtract(page, 1);
    }
    if (hardware.referencesSubtract(page, 1) == 0) {
      hardware.folioFree(page);
    }
  }

  // ---- translations

  void flush(Tree tree) {
    hardware.invalidateId(Translations.ALL_CPUS, tree.space());
  }

  void flush(Tree tree, int n) {
    flush(tree, n, 1, Translations.ALL_CPUS, LEAF_ONLY);
  }

  void flush(Tree tree, int n, int pageCount, long cpus, int depth) {
    hardware.invalidateRange(cpus, tree.space(), tree.address(n), pageCount, depth);
  }

  // ---- user code

  long read(Tree tree, int n) {
    return machine.access(tree.address(n), Access.READ, 0);
  }

  long write(Tree tree, int n, long stamp) {
    return machine.access(tree.address(n), Access.WRITE, stamp);
  }
}
