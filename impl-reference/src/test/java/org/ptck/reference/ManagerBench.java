package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.ptck.reference.entries.PlainEntries;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/**
 * A plain reference manager on a machine, of geometry {@code tiny} unless said otherwise, checked
 * by every rule. Addresses are given as page numbers; space 0 runs on CPU 0. Pages have 4 KiB.
 */
final class ManagerBench {

  static final Outcome OUT_OF_MEMORY = Outcome.refused(Rejection.OUT_OF_MEMORY);

  private static final int PAGE_SHIFT = 12;

  final Machine machine;
  final MachineView view;
  private final Architecture architecture;
  private final Monitor monitor;
  private final ReferenceManager manager;
  private final int[] counts = new int[EventKind.values().length];
  private long operation;
  private int failing;
  private boolean failingAfter;
  private int faultCount;

  ManagerBench() {
    this(Geometries.TINY);
  }

  ManagerBench(Geometry geometry) {
    machine = new Machine(geometry, new MachineSize(64, 1024, geometry.idCount()));
    view = machine.view();
    architecture = geometry.architecture();
    Set<Capability> capabilities =
        EnumSet.copyOf(new ReferenceProvider().capabilities(geometry));
    capabilities.addAll(new PlainEntriesProvider().capabilities(geometry));
    if (architecture.hardwareMarks().includeAccessed()) {
      capabilities.add(Capability.HARDWARE_MARKS);
    }
    if (architecture.hardwareMarks().includeDirty()) {
      capabilities.add(Capability.HARDWARE_DIRTY);
    }
    monitor = new Monitor(geometry, Catalogue.all(), capabilities, view);
    machine.reset(2, new Counting(), capabilities);
    manager =
        new ReferenceManager(
            geometry,
            machine.hardware(),
            new PlainEntries(geometry, machine.hardware()),
            Parts.PLAIN);
    done(new Operation.Spawn(0));
    done(new Operation.Load(0));
  }

  /** Counts events, for tests that ask how a job was done. */
  private final class Counting implements EventSink {
    @Override
    public boolean after(
        EventKind kind, int actor, long subject, long before, long after, long detail) {
      counts[kind.ordinal()]++;
      return monitor.after(kind, actor, subject, before, after, detail);
    }

    @Override
    public void breach(Breach breach, int actor, long subject, String sentence) {
      monitor.breach(breach, actor, subject, sentence);
    }
  }

  /** How often that happened so far. */
  int count(EventKind kind) {
    return counts[kind.ordinal()];
  }

  // ---- requests

  /** The allocation of that ordinal, from 1, fails in the next request, and all after it. */
  ManagerBench failingFrom(int ordinal) {
    failing = ordinal;
    failingAfter = true;
    return this;
  }

  /** That allocation alone fails in the next request. */
  ManagerBench failing(int ordinal) {
    failing = ordinal;
    failingAfter = false;
    return this;
  }

  Outcome execute(Operation request) {
    begin();
    Outcome outcome = manager.execute(0, request);
    end();
    return outcome;
  }

  void done(Operation request) {
    assertThat(execute(request)).isEqualTo(Outcome.done());
  }

  void map(int page, int pageCount, Permission permission, int order) {
    tell(page, pageCount, MappingState.of(permission));
    done(new Operation.Map(0, address(page), pageCount, permission, order));
  }

  /** Maps a file to be read and written, or private to be copied. */
  void mapFile(int page, int pageCount, int order, Sharing sharing, int file, int fileIndex) {
    int shared = sharing == Sharing.SHARED ? MappingState.SHARED : 0;
    tell(page, pageCount, MappingState.of(Permission.READ_WRITE) | shared);
    done(
        new Operation.MapFile(
            0,
            address(page),
            pageCount,
            Permission.READ_WRITE,
            order,
            sharing,
            file,
            fileIndex));
  }

  /** Moves private anonymous memory that may be written. */
  Outcome move(int page, int pageCount, int target) {
    tell(target, pageCount, MappingState.READ | MappingState.WRITE | MappingState.LEAVING);
    Outcome outcome =
        execute(new Operation.Move(0, address(page), pageCount, address(target)));
    tell(target, pageCount, MappingState.of(Permission.READ_WRITE));
    return outcome;
  }

  void discard(int page, int pageCount) {
    done(new Operation.Discard(0, address(page), pageCount));
  }

  Outcome pin(int pin, int page, Access access) {
    return execute(new Operation.Pin(pin, 0, address(page), access));
  }

  void unmap(int page, int pageCount) {
    tell(page, pageCount, MappingState.READ | MappingState.WRITE | MappingState.LEAVING);
    done(new Operation.Unmap(0, address(page), pageCount));
    tell(page, pageCount, MappingState.NONE);
  }

  void protect(int page, int pageCount, Permission permission) {
    done(new Operation.Protect(0, address(page), pageCount, permission));
    tell(page, pageCount, MappingState.of(permission));
  }

  void tell(int space, int page, int pageCount, int state) {
    machine.modelFacts().mapping(space, address(page), pageCount, state);
  }

  private void tell(int page, int pageCount, int state) {
    tell(0, page, pageCount, state);
  }

  // ---- accesses

  /** A store in space 0, which is permitted and succeeds. */
  void write(int page, long stamp) {
    assertThat(access(page, Access.WRITE, stamp)).isEqualTo(Outcome.done());
  }

  /** A load in space 0, which is permitted and succeeds; returns what is in the page. */
  long read(int page) {
    assertThat(access(page, Access.READ, 0)).isEqualTo(Outcome.done());
    return machine.access(address(page), Access.READ, 0);
  }

  /** An access in the space that CPU 0 runs, which succeeds; returns how many faults it took. */
  int faults(int page, Access access, long stamp) {
    int before = faultCount;
    assertThat(access(page, access, stamp)).isEqualTo(Outcome.done());
    return faultCount - before;
  }

  /** An access in the space that CPU 0 runs; returns what the last fault came to. */
  Outcome access(int page, Access access, long stamp) {
    begin();
    int space = machine.runningSpace(0);
    Outcome outcome = Outcome.done();
    while (outcome instanceof Outcome.Done
        && machine.access(address(page), access, stamp) == Machine.FAULT) {
      outcome = manager.fault(0, space, address(page), access);
      faultCount++;
    }
    end();
    return outcome;
  }

  /** A store by the kernel to a page of space 0. */
  Outcome copyOut(int page, long stamp) {
    begin();
    Outcome outcome = manager.copyOut(0, 0, address(page), stamp);
    end();
    return outcome;
  }

  /** A load by the kernel from a page of space 0, which is permitted and succeeds. */
  long copyIn(int page) {
    long[] loaded = new long[1];
    begin();
    assertThat(manager.copyIn(0, 0, address(page), found -> loaded[0] = found))
        .isEqualTo(Outcome.done());
    end();
    return loaded[0];
  }

  /** A store by the device, through a pin for writing. */
  void deviceWrite(int pin, long stamp) {
    begin();
    assertThat(machine.deviceStore(pin, stamp)).isEqualTo(stamp);
    end();
  }

  private void begin() {
    machine.beginOperation(++operation, 10_000, failing, failingAfter, false);
  }

  private void end() {
    failing = 0;
    machine.endOperation(operation);
    assertThat(monitor.finding()).isNull();
  }

  /** Every space goes; nothing may be left. */
  void endWith(int... spaces) {
    for (int space : spaces) {
      done(new Operation.Exit(space));
    }
    machine.endScenario();
    assertThat(monitor.finding()).isNull();
  }

  // ---- what is there

  static long address(int page) {
    return (long) page << PAGE_SHIFT;
  }

  /** The page that is mapped there; 0 for none. */
  int mapped(int space, int page) {
    long word = view.leafAt(space, address(page));
    return (int) (architecture.physicalAddress(word) >>> PAGE_SHIFT);
  }

  boolean isDirty(int space, int page) {
    return architecture.isDirty(view.leafAt(space, address(page)));
  }

  boolean isYoung(int space, int page) {
    return architecture.isYoung(view.leafAt(space, address(page)));
  }

  boolean isWritable(int space, int page) {
    return architecture.isWritable(view.leafAt(space, address(page)));
  }
}
