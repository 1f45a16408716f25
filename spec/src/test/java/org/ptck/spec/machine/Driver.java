package org.ptck.spec.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.LockClass;
import org.ptck.spec.fact.MachineStopped;
import org.ptck.spec.machine.memory.MachineSize;

/**
 * Makes calls without sense but with arguments that the machine accepts: it knows no memory
 * management, and breaks every rule sooner or later.
 */
final class Driver {

  /** As {@code tiny}, but the upper half of each root is the kernel's. */
  static final Geometry GEOMETRY =
      new Geometry(
          "tiny-half",
          Arm64.GRANULE_4K,
          Geometries.TINY.levels(),
          Geometries.TINY.pageShift(),
          Geometries.TINY.addressLast() / 2);

  static final MachineSize SIZE = new MachineSize(12, 512, 4);
  static final int CPU_COUNT = 3;

  private static final Arm64 ARM = Arm64.GRANULE_4K;
  private static final int SPACE_COUNT = 3;
  private static final int FOLIO_COUNT_MAX = 12;

  /** A page that no folio reaches: few of the data pages, from 512 on, are ever allocated. */
  private static final int BEYOND_FOLIOS = 512 + 448;

  final Machine machine;
  private final Hardware hardware;
  private final List<Long> tables = new ArrayList<>();
  private final List<Integer> folios = new ArrayList<>();
  private long operation;
  private boolean running;
  private long stamp;
  private boolean orderly;

  Driver(Machine machine, EventSink sink, Set<Capability> capabilities) {
    this.machine = machine;
    this.hardware = machine.hardware();
    machine.reset(CPU_COUNT, sink, capabilities);
  }

  /**
   * From now on nothing is thrown away with entries in it: those entries stop to count without an
   * event of their own, which only rules about the end of the scenario see. Nor does what is mapped
   * become another kind of page, or lose its reverse mapping.
   */
  Driver orderly() {
    orderly = true;
    return this;
  }

  /** Makes the calls until the machine stops, and ends the operation that then runs. */
  void run(List<DriverStep> steps) {
    try {
      prologue();
      for (DriverStep step : steps) {
        apply(step);
      }
      endOperation();
    } catch (MachineStopped stopped) {
      // Whoever gave the sink knows why.
    }
  }

  /** Two spaces with a table of each level, the first of them loaded on two CPUs. */
  private void prologue() {
    beginOperation();
    for (int space = 0; space < 2; space++) {
      long leaf = tableAllocate(0);
      long middle = tableAllocate(1);
      long root = tableAllocate(2);
      hardware.entryWrite(middle, ARM.tableWord(1, leaf));
      hardware.entryWrite(root, ARM.tableWord(2, middle));
      hardware.rootSet(space, root);
      hardware.load(space, space, space);
    }
    hardware.load(2, 0, 0);
    folioAllocate(0);
    folioAllocate(2);
  }

  private void beginOperation() {
    machine.beginOperation(++operation, Long.MAX_VALUE, 0, false, operation % 2 == 0);
    running = true;
  }

  private void endOperation() {
    if (running) {
      while (machine.grace.depth(hardware.cpu()) > 0) {
        hardware.rcuReadUnlock();
      }
      machine.endOperation(operation);
      running = false;
    }
  }

  private void apply(DriverStep step) {
    int a = step.a();
    int b = step.b();
    int c = step.c();
    switch (step.action()) {
      case TABLE_ALLOCATE -> tableAllocate(a % 3);
      case TABLE_FREE -> {
        long table = table(a);
        if (!orderly || machine.view().entriesUsed(table) == 0) {
          tables.remove(table);
          hardware.tableFree(table);
        }
      }
      case LINK -> hardware.entryWrite(entry(a, b), ARM.tableWord(level(a), table(c)));
      case LINK_PERMITTING -> hardware.entryWrite(entry(a, b), link(level(a), table(c), b ^ c));
      case LINK_ALTER -> {
        long word = hardware.entryRead(entry(a, b));
        if (ARM.isTable(level(a), word)) {
          hardware.entryWrite(
              entry(a, b), link(level(a), ARM.physicalAddress(word), c));
        }
      }
      case LEAF_SUPERVISOR ->
          hardware.entryWrite(
              entry(a, b),
              ARM.throughWalk(writable(leaf(a, c)), UserAccess.NONE));
      case LEAF_READ_ONLY -> hardware.entryWrite(entry(a, b), ARM.makeYoung(leaf(a, c)));
      case LEAF_WRITABLE -> hardware.entryWrite(entry(a, b), writable(leaf(a, c)));
      case LEAF_OLD -> hardware.entryExchange(entry(a, b), ARM.makeWritable(leaf(a, c)));
      case BLOCK -> {
        for (int n = 0; n <= c % 4; n++) {
          hardware.entryWrite(
              entry(a, (b & 4) + n),
              ARM.makeContiguous(writable(leaf(a, c)) + GEOMETRY.spanBytes(level(a)) * n));
        }
      }
      case WRITE_PROTECT -> {
        long word = hardware.entryRead(entry(a, b));
        hardware.entryCompareAndSet(entry(a, b), word, ARM.writeProtect(word));
      }
      case CLEAR -> hardware.entryExchange(entry(a, b), 0);
      case COPY_ENTRY ->
          hardware.entryWrite(entry(a, b), hardware.entryRead(entry(c, b)));
      case ROOT_SET -> {
        if (machine.rawRoot(a % SPACE_COUNT) == 0 && level(b) == GEOMETRY.rootLevel()) {
          hardware.rootSet(a % SPACE_COUNT, table(b));
        }
      }
      case ROOT_MOVE -> moveRoot(a % SPACE_COUNT, b);
      case ROOT_COPY -> {
        if (hasRoot(a)) {
          long root = tableAllocate(GEOMETRY.rootLevel());
          for (int index = 0; root != 0 && index < 8; index++) {
            long old = machine.rawRoot(a % SPACE_COUNT);
            hardware.entryWrite(root + 8L * index, hardware.entryRead(old + 8L * index));
          }
          moveRoot(a % SPACE_COUNT, tables.size() - 1);
        }
      }
      case ROOT_DROP -> {
        if (hasRoot(a) && (!orderly || isRootEmpty(a))) {
          hardware.rootDrop(a % SPACE_COUNT);
        }
      }
      case LOAD -> {
        if (hasRoot(b)) {
          hardware.load(a % CPU_COUNT, b % SPACE_COUNT, c % SIZE.idCount());
        }
      }
      case LAZY -> hardware.lazy(a % CPU_COUNT);
      case UNLOAD -> hardware.unload(a % CPU_COUNT);
      case INVALIDATE_RANGE ->
          hardware.invalidateRange(mask(a), b % SIZE.idCount(), page(c), 1 + a, b >> 2);
      case INVALIDATE_ID -> hardware.invalidateId(mask(a), b % SIZE.idCount());
      case INVALIDATE_ALL -> hardware.invalidateAll(mask(a));
      case ID_RETIRE -> hardware.idRetire(a % SIZE.idCount());
      case FOLIO_ALLOCATE -> folioAllocate(a % 3);
      case FOLIO_FREE -> {
        if (folios.size() > 1) {
          hardware.folioFree(folios.remove(a % folios.size()));
        }
      }
      case FOLIO_RESERVE -> {
        if (isFreeToChange(folio(a))) {
          hardware.folioReserve(folio(a));
        }
      }
      case REFERENCES_ADD -> hardware.referencesAdd(folio(a), 1 + b);
      case REFERENCES_SUBTRACT -> {
        if (hardware.references(folio(a)) > 0) {
          hardware.referencesSubtract(folio(a), 1);
        }
      }
      case MAPCOUNT_ADD -> hardware.mapcountAdd(folio(a), pageCount(a, b));
      case MAPCOUNT_SUBTRACT -> {
        if (hardware.mapcount(folio(a)) > 0) {
          hardware.mapcountSubtract(folio(a), 1);
        }
      }
      case EXCLUSIVE_SET -> hardware.exclusiveSet(folio(a), pageCount(a, b));
      case EXCLUSIVE_CLEAR -> hardware.exclusiveClear(folio(a), pageCount(a, b));
      case CACHE_ADD -> {
        int folio = folio(a);
        int index = b << hardware.folioOrder(folio);
        if (!machine.view().isCached(folio)
            && !isHeld(c & 3, index, folio)
            && isFreeToChange(folio)) {
          hardware.cacheAdd(c & 3, index, folio);
        }
      }
      case CACHE_REMOVE -> {
        if (machine.view().isCached(folio(a)) && isFreeToChange(folio(a))) {
          hardware.cacheRemove(folio(a));
        }
      }
      case STORAGE_READ -> hardware.storageRead(c & 3, b, folio(a));
      case STORE_BEGIN -> {
        int folio = folio(a);
        if (machine.view().isCached(folio) && !machine.view().isUnderWriteBack(folio)) {
          hardware.storeBegin(folio);
        }
      }
      case STORE_END -> {
        if (machine.view().isUnderWriteBack(folio(a))) {
          hardware.storeEnd(folio(a));
        }
      }
      case DIRTY_SET -> {
        hardware.folioDirtySet(folio(a));
        hardware.isFolioDirty(folio(b));
      }
      case DIRTY_TAKE -> hardware.folioDirtyTestAndClear(folio(a));
      case PIN_ADD -> {
        if (machine.view().pinPage(b) == 0) {
          hardware.pinAdd(b, folio(a), c > 3);
          hardware.pinCount(folio(c));
        }
      }
      case PIN_REMOVE -> {
        if (machine.view().pinPage(b) != 0) {
          hardware.pinRemove(b);
        }
      }
      case PIN_TARGET -> machine.pinTarget(b, a % SPACE_COUNT - 1, page(c));
      case DEVICE_LOAD -> machine.deviceLoad(b);
      case DEVICE_STORE -> machine.deviceStore(b, ++stamp);
      case RESIDENT_ADD -> {
        hardware.residentAdd(a % SPACE_COUNT, b & 1, 1 + c);
        hardware.resident(b % SPACE_COUNT, c & 1);
      }
      case RESIDENT_SUBTRACT -> {
        if (machine.view().resident(a % SPACE_COUNT, b & 1) > c) {
          hardware.residentSubtract(a % SPACE_COUNT, b & 1, 1 + c);
        }
      }
      case REVERSE_ADD -> hardware.reverseAdd(a & 1, b, a % SPACE_COUNT, page(c), 1 + b);
      case REVERSE_REMOVE -> {
        if (!orderly && machine.view().isReverseMapped(a & 1, b, a % SPACE_COUNT, page(c))) {
          hardware.reverseRemove(a & 1, b, a % SPACE_COUNT, page(c), 1);
        }
      }
      case LOCK -> hardware.lockTry(a % LockClass.values().length, b);
      case UNLOCK -> {
        if (machine.locks.holds(hardware.cpu(), a % LockClass.values().length, b)) {
          hardware.unlock(a % LockClass.values().length, b);
        }
      }
      case WALK_ENTER -> on(a, hardware::rcuReadLock);
      case WALK_LEAVE -> {
        if (machine.grace.depth(a % CPU_COUNT) > 0) {
          on(a, hardware::rcuReadUnlock);
        }
      }
      case GRACE_WAIT -> {
        if (machine.grace.readers() == 0) {
          hardware.rcuSynchronize();
        }
      }
      case TABLE_FREE_RCU -> {
        long table = table(a);
        if (!orderly || machine.view().entriesUsed(table) == 0) {
          tables.remove(table);
          hardware.tableFreeRcu(table);
        }
      }
      case FOLIO_FREE_RCU -> {
        if (folios.size() > 1) {
          hardware.folioFreeRcu(folios.remove(a % folios.size()));
        }
      }
      case FLUSHES_DEFER -> hardware.flushesDefer(a & 1);
      case REFERENCES_DEFER -> hardware.referencesDefer(a & 1, folio(b), 1 + c);
      case DEBTS_TAKE -> hardware.debtsTake(a & 1);
      case READ -> access(a % CPU_COUNT, page(b), Access.READ);
      case WRITE -> access(a % CPU_COUNT, page(b), Access.WRITE);
      case MARK -> access(a % CPU_COUNT, page(b), Access.WRITE, c);
      case INTERPOSE -> machine.interpose(a % CPU_COUNT, page(b), Access.WRITE, ++stamp, c - 1);
      case MAPPING -> machine.mapping(a % SPACE_COUNT, page(b), 1 + c, a % 4);
      case NEXT_OPERATION -> {
        endOperation();
        machine.enter(a % CPU_COUNT);
        beginOperation();
      }
    }
  }

  private long tableAllocate(int level) {
    long table = hardware.tableAllocate(level);
    if (table != 0) {
      tables.add(table);
    }
    return table;
  }

  private void folioAllocate(int order) {
    if (folios.size() < FOLIO_COUNT_MAX) {
      folios.add(hardware.folioAllocate(order));
    }
  }

  /** Whether the pages of the folio may become of another kind. */
  private boolean isFreeToChange(int folio) {
    for (int page = folio; page < folio + (1 << hardware.folioOrder(folio)); page++) {
      if (orderly && machine.view().entriesMapping(page) > 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isHeld(int file, int index, int folio) {
    return machine.cache.isAnyHeld(file, index, 1 << hardware.folioOrder(folio));
  }

  private void on(int cpu, Runnable call) {
    int back = hardware.cpu();
    machine.enter(cpu % CPU_COUNT);
    call.run();
    machine.enter(back);
  }

  private void access(int cpu, long address, Access access) {
    access(cpu, address, access, -1);
  }

  private void access(int cpu, long address, Access access, int marks) {
    if (machine.runningSpace(cpu) >= 0) {
      int back = hardware.cpu();
      machine.enter(cpu);
      machine.access(address, access, ++stamp, marks);
      machine.enter(back);
    }
  }

  private void moveRoot(int space, int table) {
    if (hasRoot(space) && level(table) == GEOMETRY.rootLevel() && !isRoot(table(table))) {
      hardware.rootSet(space, table(table));
    }
  }

  private boolean isRoot(long table) {
    return machine.cpus.isRoot(table);
  }

  private boolean isRootEmpty(int space) {
    return machine.view().entriesUsed(machine.rawRoot(space % SPACE_COUNT)) == 0;
  }

  private boolean hasRoot(int space) {
    return machine.rawRoot(space % SPACE_COUNT) != 0;
  }

  /** A table that exists, or one that does not when none is left. */
  private long table(int n) {
    return tables.isEmpty() ? GEOMETRY.pageBytes() : tables.get(n % tables.size());
  }

  private int level(int table) {
    return machine.rawTableLevel(machine.frames().frame(table(table)));
  }

  private long entry(int table, int index) {
    return table(table) + 8L * index;
  }

  private int folio(int n) {
    return folios.get(n % folios.size());
  }

  private int pageCount(int folio, int n) {
    return 1 + n % (1 << hardware.folioOrder(folio(folio)));
  }

  private long leaf(int table, int folio) {
    int level = level(table);
    // Where pages of folios yet to come are mapped, an allocation gives mapped pages new data.
    int page = orderly && level > 0 ? BEYOND_FOLIOS : folio(folio);
    return ARM.leafWord(level, (long) page << GEOMETRY.pageShift());
  }

  /** A link with some of the bits of APTable. */
  private static long link(int level, long table, int bits) {
    return ARM.tableWord(level, table) | (long) (bits & 3) << 61;
  }

  private static long writable(long word) {
    return ARM.makeDirty(ARM.makeWritable(ARM.makeYoung(word)));
  }

  private static long page(int n) {
    return (long) n << GEOMETRY.pageShift();
  }

  /** Every CPU, for half of the choices; else some of them. */
  private static long mask(int n) {
    return n > 3 ? -1L : n;
  }
}
