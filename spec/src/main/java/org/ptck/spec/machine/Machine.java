package org.ptck.spec.machine;

import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.Schedule;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.machine.adopt.Adoption;
import org.ptck.spec.machine.cost.Costs;
import org.ptck.spec.machine.event.Actor;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.face.HardwareFace;
import org.ptck.spec.machine.learn.FoundCounts;
import org.ptck.spec.machine.learn.Learning;
import org.ptck.spec.machine.ledger.Ledger;
import org.ptck.spec.machine.ledger.view.LedgerView;
import org.ptck.spec.machine.lock.GracePeriods;
import org.ptck.spec.machine.lock.LockTable;
import org.ptck.spec.machine.memory.CpuCells;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.PhysicalMemory;
import org.ptck.spec.machine.mmu.Mmu;
import org.ptck.spec.machine.user.UserCode;
import org.ptck.spec.machine.user.WalkerPort;

/**
 * The simulated machine: memory, CPUs with their MMUs, locks and the ledger of what happened.
 *
 * <p>Made once and reset for every scenario, in the time of what the last one used. Implementations
 * see {@link #hardware()}, rules see {@link #view()}; the kit drives it through the methods here. A
 * machine belongs to one thread at a time.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Machine {

  /** The most CPUs that a machine has. */
  public static final int CPU_COUNT_MAX = Actors.CPU_COUNT_MAX;

  /** Answer of {@link #access}: the access faults. */
  public static final long FAULT = UserCode.FAULT;

  private final Geometry geometry;
  final MachineMemory memory;
  final LockTable locks;
  final GracePeriods grace;
  private final EventCore events;
  final CpuCells cpus;
  private final Mmu[] mmus = new Mmu[CPU_COUNT_MAX];
  private final Learning learning;
  private final @Nullable Adoption adoption;
  private final Ledger ledger;
  private final LedgerView view;
  private final HardwareFace hardware;
  private final UserCode user;
  private final ModelFacts modelFacts;
  private final Truth truth;

  /** A machine whose memory is reached through its face alone. */
  public Machine(Geometry geometry, MachineSize size) {
    this(geometry, size, null);
  }

  /**
   * A machine for spaces of the geometry.
   *
   * @param shared memory that code under test reads and writes directly as well, of
   *   {@link PhysicalMemory#byteCount(Geometry, MachineSize, long)} bytes, all zero; null for none
   * @throws IllegalArgumentException if the memory is too small or begins where it cannot
   */
  public Machine(Geometry geometry, MachineSize size, @Nullable PhysicalMemory shared) {
    this.geometry = geometry;
    this.memory = new MachineMemory(geometry, size, shared);
    this.locks = new LockTable(Actors.COUNT_MAX);
    this.grace = new GracePeriods(locks, Actors.COUNT_MAX);
    this.ledger = new Ledger(geometry, size, memory.base(), CPU_COUNT_MAX);
    this.events = new EventCore(ledger);
    this.cpus = new CpuCells(CPU_COUNT_MAX, size);
    for (int cpu = 0; cpu < CPU_COUNT_MAX; cpu++) {
      mmus[cpu] = new Mmu(geometry, new WalkerPort(memory.frames(), memory.entries(), events));
    }
    this.view = ledger.view(memory.cells(), locks);
    this.learning = Learning.about(geometry, memory, shared, events);
    this.hardware =
        new HardwareFace(geometry, memory, cpus, mmus, locks, grace, events, learning);
    this.user = new UserCode(geometry, memory, cpus, mmus, events);
    this.adoption = shared == null
        ? null
        : new Adoption(geometry, memory, shared, ledger, view, events, learning.purposes());
    this.modelFacts = new ModelFacts(events, memory.pins());
    this.truth = new Truth(memory, cpus);
    if (adoption != null) {
      events.adoptWith(adoption);
    }
    reset(1, EventSink.NONE, Set.of());
  }

  /** Starts again from nothing, checked by the sink. */
  public void reset(int cpuCount, EventSink sink, Set<Capability> capabilities) {
    reset(cpuCount, sink, capabilities, true);
  }

  /**
   * Starts again from nothing.
   *
   * @param cpuCount 1 to {@link #CPU_COUNT_MAX}
   * @param sink told of every event
   * @param capabilities what the implementation declares
   * @param keepLedger false only for measuring what the ledger costs: no rule can be checked then
   */
  public void reset(
      int cpuCount, EventSink sink, Set<Capability> capabilities, boolean keepLedger) {
    if (adoption != null) {
      adoption.wipe();
    }
    memory.reset();
    locks.reset();
    grace.reset(capabilities.contains(Capability.FLUSH_BY_INTERRUPT));
    cpus.reset(cpuCount);
    for (Mmu mmu : mmus) {
      mmu.invalidateAll();
    }
    events.reset(sink, keepLedger);
    learning.counts().read(null);
    if (keepLedger) {
      ledger.reset(cpuCount, capabilities);
      view.declare(capabilities);
      view.declare(Guards.UNDECLARED);
    }
  }

  /** Says, until the next reset, which locks guard what; before, nothing is declared. */
  public void declare(Guards guards) {
    view.declare(guards);
    ledger.declare(guards);
  }

  /**
   * Has one more told before each event, until the next reset: it may {@link #interpose} something
   * there. It is not told of what comes of events.
   */
  public void meddle(EventSink meddler) {
    events.meddle(meddler);
  }

  /**
   * Has the schedule asked, until the next reset, when an actor waits for a lock that another
   * holds; before, nobody can release it.
   */
  public void schedule(Schedule schedule) {
    events.schedule(schedule);
  }

  /**
   * Finds what code under test did to plain memory since the last event, and makes events of it: to
   * be called when it has returned. Does nothing where it cannot reach memory.
   *
   * <p>Before each event the machine looks by itself, at every entry and at the ends of every page;
   * here it looks at all of every page, and at frames that were freed, no others.
   */
  public void adopt() {
    events.adoptAll();
  }

  /** Counts that the code under test keeps: to be looked at when it has returned. */
  public FoundCounts counts() {
    return learning.counts();
  }

  /** Finds what code under test did to entries since the last event, as {@link #adopt} does. */
  public void adoptEntries() {
    events.adoptEntries();
  }

  /** The code under test says that it cannot go on, and why: the machine stops. It throws. */
  public MachineStopped giveUp(String why) {
    return events.breach(Breach.GIVEN_UP, 0, why);
  }

  /** The geometry of every space. */
  public Geometry geometry() {
    return geometry;
  }

  /** What implementations run on. */
  public Hardware hardware() {
    return hardware;
  }

  /** What rules look at. */
  public MachineView view() {
    return view;
  }

  /** What is derived from the events so far. */
  public Ledger ledger() {
    return ledger;
  }

  /** What the events so far cost. */
  public Costs costs() {
    return events.costs();
  }

  /** A number that depends on every event so far and on their order. */
  public long eventHash() {
    return events.hash();
  }

  /** Whether a rule was violated; no event is possible any more. */
  public boolean isStopped() {
    return events.isStopped();
  }

  /** Lets no event happen any more: whoever tries is unwound. */
  public void stop() {
    events.stop();
  }

  // ---- driving it

  /** It is the turn of user code on the CPU, and of what is done on its behalf. */
  public void enter(int cpu) {
    events.enter(cpu);
  }

  /**
   * It is the turn of a kernel thread, which runs on a CPU beside the user code there.
   *
   * @param thread its number as an actor, {@link Actors#isKernelThread}
   */
  public void enter(int thread, int cpu) {
    events.enter(thread);
    events.actor().runOn(cpu);
  }

  /** The number of the actor whose turn it is. */
  public int actor() {
    return events.actor().number();
  }

  /** An operation begins on behalf of the current actor. */
  public void beginOperation(OperationStart start) {
    Actor actor = events.actor();
    actor.allocations().arm(start.failingFirst(), start.failingAfter());
    actor.allow(start.eventCountMax());
    locks.beginOperation(actor.number());
    int writes = start.writeRequested() ? 1 : 0;
    events.before(EventKind.OPERATION_BEGIN, start.number());
    events.after(EventKind.OPERATION_BEGIN, start.number(), 0, writes, start.spacesHeld());
  }

  /** The same of an operation for which no space is held. */
  public void beginOperation(
      long number, long eventCountMax, int failing, boolean failingAfter, boolean writeRequested) {
    beginOperation(
        new OperationStart(number, eventCountMax, failing, failingAfter, writeRequested, 0));
  }

  /**
   * Has somebody told, on the thread that makes events, every thousand or so: a call that takes
   * long is getting on. Holds for every scenario from now on.
   */
  public void whenGoingOn(Runnable told) {
    events.whenGoingOn(told);
  }

  /** The operation that began last on behalf of the current actor ends. */
  public void endOperation(long number) {
    events.actor().allow(Long.MAX_VALUE);
    events.before(EventKind.OPERATION_END, number);
    hardware.requireOutside(events.actor().number());
    events.after(EventKind.OPERATION_END, number, 0, 0, 0);
  }

  /**
   * Code under test is asked something outside of operations, or more than was known when its
   * operation began: the events that the current actor may make from now on. {@code Long.MAX_VALUE}
   * when it has answered.
   */
  public void bound(long eventCountMax) {
    events.actor().allow(eventCountMax);
  }

  /** The scenario has ended and every space is gone. */
  public void endScenario() {
    events.before(EventKind.SCENARIO_END, 0);
    hardware.requireOutside(grace.anyInside());
    events.after(EventKind.SCENARIO_END, 0, 0, 0, 0);
  }

  /** The number of allocations that the current operation asked for, failed ones included. */
  public int allocationsAsked() {
    return events.actor().allocations().askedCount();
  }

  /** The number of allocations of the current operation that failed. */
  public int allocationsFailed() {
    return events.actor().allocations().failedCount();
  }

  /** The space whose user code the CPU runs; -1 for none. */
  public int runningSpace(int cpu) {
    return cpus.running(cpu);
  }

  /** The space that the CPU has loaded, running it or lazy; -1 for none. */
  public int loadedSpace(int cpu) {
    return cpus.space(cpu);
  }

  /** The id under which the CPU has its space loaded; meaningless where it has none. */
  public int loadedId(int cpu) {
    return cpus.id(cpu);
  }

  /** As {@link #access(long, Access, long, int)}, marking the entry that is walked to. */
  public long access(long address, Access access, long stamp) {
    return access(address, access, stamp, Mmu.WALKED);
  }

  /**
   * User code on the current CPU, which runs a space, loads from or stores to a page.
   *
   * @param stamp what a store leaves in the page
   * @param marks the entry of a contiguous block in which hardware sets accessed or dirty, counted
   *   from the first one; -1 for the entry that is walked to
   * @return the page's data for a load, {@code stamp} for a store, or {@link #FAULT}
   */
  public long access(long address, Access access, long stamp, int marks) {
    return user.access(address, access, stamp, marks);
  }

  /**
   * User code on another CPU loads from or stores to a page while an operation runs: to be called
   * from within {@link EventSink#before}. What it does counts as that CPU's, and not towards the
   * events that the operation may make.
   *
   * @return as {@link #access(long, Access, long, int)}; {@link #FAULT}, and nothing has changed,
   *   when the CPU runs no space or the access faults
   */
  public long interpose(int cpu, long address, Access access, long stamp, int marks) {
    return user.interpose(cpu, address, access, stamp, marks);
  }

  /** A device reads the page that the pin is open on; {@link #FAULT} if it is not open. */
  public long deviceLoad(int pin) {
    return user.deviceLoad(pin);
  }

  /**
   * A device writes the page that the pin is open on.
   *
   * @return the stamp; {@link #FAULT} if the pin is not open, or not for writing
   */
  public long deviceStore(int pin, long stamp) {
    return user.deviceStore(pin, stamp);
  }

  /** Whether both machines hold the same memory and counters. */
  boolean memoryEquals(Machine other) {
    return memory.contentEquals(other.memory);
  }

  /** Where tables and data pages lie. */
  public FrameMap frames() {
    return memory.frames();
  }

  /** The number of CPUs. */
  public int cpuCount() {
    return cpus.count();
  }

  /** Takes what the model says, which rules look at as well. */
  public ModelFacts modelFacts() {
    return modelFacts;
  }

  /** What it holds, whatever events told. */
  public Truth truth() {
    return truth;
  }
}
