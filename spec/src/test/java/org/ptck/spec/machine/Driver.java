package org.ptck.spec.machine;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.MachineStopped;
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

  /** The same, and user code begins and ends in the middle of leaf tables. */
  static final Geometry NARROW =
      GEOMETRY.within(new UserRange(0xb000, GEOMETRY.addressLast() - 0x5000));

  static final MachineSize SIZE = new MachineSize(12, 512, 4);
  static final int CPU_COUNT = 3;

  private static final Arm64 ARM = Arm64.GRANULE_4K;
  private static final int SPACE_COUNT = 3;

  final Machine machine;
  private static final List<String> ADDRESS_FORMS =
      List.of("vae1", "vae1is", "vale1is", "vaae1is", "vaale1");

  private final Hardware hardware;
  private final DriverThings things;
  private long operation;
  private boolean running;
  private long stamp;
  private boolean orderly;

  Driver(Machine machine, EventSink sink, Set<Capability> capabilities) {
    this.machine = machine;
    this.hardware = machine.hardware();
    this.things = new DriverThings(machine);
    machine.reset(CPU_COUNT, sink, capabilities);
  }

  /**
   * From now on nothing is thrown away with entries in it: those entries stop to count without an
   * event of their own, which only rules about the end of the scenario see. Nor does what is mapped
   * become another kind of page, or lose its reverse mapping.
   */
  Driver orderly() {
    orderly = true;
    things.keepApart();
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
      long leaf = things.tableAllocate(0);
      long middle = things.tableAllocate(1);
      long root = things.tableAllocate(2);
      hardware.entryWrite(middle, ARM.tableWord(1, leaf));
      hardware.entryWrite(root, ARM.tableWord(2, middle));
      hardware.rootSet(space, root);
      hardware.load(space, space, space);
    }
    hardware.load(2, 0, 0);
    things.folioAllocate(0);
    things.folioAllocate(2);
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
      case TABLE_ALLOCATE -> things.tableAllocate(a % 3);
      case TABLE_FREE -> {
        long table = things.table(a);
        if (!orderly || machine.view().entriesUsed(table) == 0) {
          things.forget(table);
          hardware.tableFree(table);
        }
      }
      case LINK ->
          hardware.entryWrite(things.entry(a, b), ARM.tableWord(things.level(a), things.table(c)));
      case LINK_PERMITTING -> hardware.entryWrite(things.entry(a, b),
          DriverThings.link(things.level(a), things.table(c), b ^ c));
      case LINK_ALTER -> {
        long word = hardware.entryRead(things.entry(a, b));
        if (ARM.isTable(things.level(a), word)) {
          hardware.entryWrite(
              things.entry(a, b), DriverThings.link(things.level(a), ARM.physicalAddress(word), c));
        }
      }
      case LEAF_SUPERVISOR ->
          hardware.entryWrite(
              things.entry(a, b),
              ARM.throughWalk(DriverThings.writable(things.leaf(a, c)), UserAccess.NONE));
      case LEAF_READ_ONLY ->
          hardware.entryWrite(things.entry(a, b), ARM.makeYoung(things.leaf(a, c)));
      case LEAF_WRITABLE ->
          hardware.entryWrite(things.entry(a, b), DriverThings.writable(things.leaf(a, c)));
      case LEAF_OLD ->
          hardware.entryExchange(things.entry(a, b), ARM.makeWritable(things.leaf(a, c)));
      case BLOCK -> {
        for (int n = 0; n <= c % 4; n++) {
          hardware.entryWrite(
              things.entry(a, (b & 4) + n),
              ARM.makeContiguous(DriverThings.writable(things.leaf(a, c))
                  + GEOMETRY.spanBytes(things.level(a)) * n));
        }
      }
      case WRITE_PROTECT -> {
        long word = hardware.entryRead(things.entry(a, b));
        hardware.entryCompareAndSet(things.entry(a, b), word, ARM.writeProtect(word));
      }
      case CLEAR -> hardware.entryExchange(things.entry(a, b), 0);
      case COPY_ENTRY ->
          hardware.entryWrite(things.entry(a, b), hardware.entryRead(things.entry(c, b)));
      case ROOT_SET -> {
        if (machine.truth().root(a % SPACE_COUNT) == 0 && things.level(b) == GEOMETRY.rootLevel()) {
          hardware.rootSet(a % SPACE_COUNT, things.table(b));
        }
      }
      case ROOT_MOVE -> moveRoot(a % SPACE_COUNT, b);
      case ROOT_COPY -> {
        if (hasRoot(a)) {
          long root = things.tableAllocate(GEOMETRY.rootLevel());
          for (int index = 0; root != 0 && index < 8; index++) {
            long old = machine.truth().root(a % SPACE_COUNT);
            hardware.entryWrite(root + 8L * index, hardware.entryRead(old + 8L * index));
          }
          moveRoot(a % SPACE_COUNT, things.tableLast());
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
          hardware.invalidateRange(DriverThings.mask(a), b % SIZE.idCount(), DriverThings.page(c),
              1 + a, b >> 2);
      case INVALIDATE_ID -> hardware.invalidateId(DriverThings.mask(a), b % SIZE.idCount());
      case INVALIDATE_ALL -> hardware.invalidateAll(DriverThings.mask(a));
      case TLBI ->
          hardware.tlbi(
              ADDRESS_FORMS.get(a % ADDRESS_FORMS.size()),
              (long) (b % SIZE.idCount()) << 48 | (long) (c % 8) << 44
                  | DriverThings.page(b + c) >>> 12);
      case TLBI_RANGE ->
          hardware.tlbi(
              "r" + ADDRESS_FORMS.get(a % ADDRESS_FORMS.size()),
              (long) (b % SIZE.idCount()) << 48 | 1L << 46 | (long) (c % 4) << 37
                  | DriverThings.page(b + c) >>> 12);
      case ID_RETIRE -> hardware.idRetire(a % SIZE.idCount());
      case FOLIO_ALLOCATE -> things.folioAllocate(a % 3);
      case FOLIO_FREE -> {
        if (things.areSeveralFolios()) {
          hardware.folioFree(things.takeFolio(a));
        }
      }
      case FOLIO_RESERVE -> {
        if (isFreeToChange(things.folio(a))) {
          hardware.folioReserve(things.folio(a));
        }
      }
      case REFERENCES_ADD -> hardware.referencesAdd(things.folio(a), 1 + b);
      case REFERENCES_SUBTRACT -> {
        if (hardware.references(things.folio(a)) > 0) {
          hardware.referencesSubtract(things.folio(a), 1);
        }
      }
      case MAPCOUNT_ADD -> hardware.mapcountAdd(things.folio(a), things.pageCount(a, b));
      case MAPCOUNT_SUBTRACT -> {
        if (hardware.mapcount(things.folio(a)) > 0) {
          hardware.mapcountSubtract(things.folio(a), 1);
        }
      }
      case EXCLUSIVE_SET -> hardware.exclusiveSet(things.folio(a), things.pageCount(a, b));
      case EXCLUSIVE_CLEAR -> hardware.exclusiveClear(things.folio(a), things.pageCount(a, b));
      case CACHE_ADD -> {
        int folio = things.folio(a);
        int index = b << hardware.folioOrder(folio);
        if (!machine.view().isCached(folio)
            && !isHeld(c & 3, index, folio)
            && isFreeToChange(folio)) {
          hardware.cacheAdd(c & 3, index, folio);
        }
      }
      case CACHE_REMOVE -> {
        if (machine.view().isCached(things.folio(a)) && isFreeToChange(things.folio(a))) {
          hardware.cacheRemove(things.folio(a));
        }
      }
      case STORAGE_READ -> hardware.storageRead(c & 3, b, things.folio(a));
      case STORE_BEGIN -> {
        int folio = things.folio(a);
        if (machine.view().isCached(folio) && !machine.view().isUnderWriteBack(folio)) {
          hardware.storeBegin(folio);
        }
      }
      case STORE_END -> {
        if (machine.view().isUnderWriteBack(things.folio(a))) {
          hardware.storeEnd(things.folio(a));
        }
      }
      case DIRTY_SET -> {
        hardware.folioDirtySet(things.folio(a));
        hardware.isFolioDirty(things.folio(b));
      }
      case DIRTY_TAKE -> hardware.folioDirtyTestAndClear(things.folio(a));
      case PIN_ADD -> {
        if (machine.view().pinPage(b) == 0) {
          hardware.pinAdd(b, things.folio(a), c > 3);
          hardware.pinCount(things.folio(c));
        }
      }
      case PIN_REMOVE -> {
        if (machine.view().pinPage(b) != 0) {
          hardware.pinRemove(b);
        }
      }
      case PIN_TARGET ->
          machine.modelFacts().pinTarget(b, a % SPACE_COUNT - 1, DriverThings.page(c));
      case PAGE_READ -> hardware.pageRead(things.folio(a));
      case PAGE_WRITE -> hardware.pageWrite(things.folio(a), ++stamp);
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
      case REVERSE_ADD ->
          hardware.reverseAdd(a & 1, b, a % SPACE_COUNT, DriverThings.page(c), 1 + b);
      case REVERSE_REMOVE -> {
        if (!orderly
            && machine.view().isReverseMapped(a & 1, b, a % SPACE_COUNT, DriverThings.page(c))) {
          hardware.reverseRemove(a & 1, b, a % SPACE_COUNT, DriverThings.page(c), 1);
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
        long table = things.table(a);
        if (!orderly || machine.view().entriesUsed(table) == 0) {
          things.forget(table);
          hardware.tableFreeRcu(table);
        }
      }
      case FOLIO_FREE_RCU -> {
        if (things.areSeveralFolios()) {
          hardware.folioFreeRcu(things.takeFolio(a));
        }
      }
      case FLUSHES_DEFER -> hardware.flushesDefer(a & 1);
      case REFERENCES_DEFER -> hardware.referencesDefer(a & 1, things.folio(b), 1 + c);
      case DEBTS_TAKE -> hardware.debtsTake(a & 1);
      case READ -> access(a % CPU_COUNT, DriverThings.page(b), Access.READ);
      case WRITE -> access(a % CPU_COUNT, DriverThings.page(b), Access.WRITE);
      case MARK -> access(a % CPU_COUNT, DriverThings.page(b), Access.WRITE, c);
      case INTERPOSE ->
          machine.interpose(a % CPU_COUNT, DriverThings.page(b), Access.WRITE, ++stamp, c - 1);
      case MAPPING ->
          machine.modelFacts().mapping(a % SPACE_COUNT, DriverThings.page(b), 1 + c, a % 4);
      case NEXT_OPERATION -> {
        endOperation();
        machine.enter(a % CPU_COUNT);
        beginOperation();
      }
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
    return machine.memory.cache().isAnyHeld(file, index, 1 << hardware.folioOrder(folio));
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
    if (hasRoot(space)
        && things.level(table) == GEOMETRY.rootLevel()
        && !isRoot(things.table(table))) {
      hardware.rootSet(space, things.table(table));
    }
  }

  private boolean isRoot(long table) {
    return machine.cpus.isRoot(table);
  }

  private boolean isRootEmpty(int space) {
    return machine.view().entriesUsed(machine.truth().root(space % SPACE_COUNT)) == 0;
  }

  private boolean hasRoot(int space) {
    return machine.truth().root(space % SPACE_COUNT) != 0;
  }
}
