package org.ptck.spec.fact;

import static org.ptck.spec.fact.Operand.ACCESS;
import static org.ptck.spec.fact.Operand.ADDRESS;
import static org.ptck.spec.fact.Operand.CHILD;
import static org.ptck.spec.fact.Operand.FILE;
import static org.ptck.spec.fact.Operand.FILE_INDEX;
import static org.ptck.spec.fact.Operand.ORDER;
import static org.ptck.spec.fact.Operand.PAGE_COUNT;
import static org.ptck.spec.fact.Operand.PERMISSION;
import static org.ptck.spec.fact.Operand.SHARING;
import static org.ptck.spec.fact.Operand.SPACE;
import static org.ptck.spec.fact.Operand.STAMP;
import static org.ptck.spec.fact.Operand.TARGET;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of operation, as data: who carries one out, the capability that it takes, and its
 * operands in the order of the record's components.
 *
 * <p>What is done to any operation alike (looked at, printed, read, renamed, made smaller) goes by
 * this; where kinds differ in meaning, {@link Operation} is switched over. The order of constants
 * is that in which generators draw: new ones go to the end.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum OperationKind {
  /** A new space. */
  SPAWN(Role.REQUEST, of -> new Operation.Spawn(of.space()), Set.of(Capability.SPAWN), SPACE),
  /** The end of a space. */
  EXIT(Role.REMAP, of -> new Operation.Exit(of.space()), Set.of(Capability.EXIT), SPACE),
  /** A new anonymous mapping. */
  MAP(
      Role.REMAP,
      of -> new Operation.Map(
          of.space(), of.address(), of.pageCount(), of.permission(), of.order()),
      Set.of(),
      SPACE, ADDRESS, PAGE_COUNT, PERMISSION, ORDER),
  /** A new mapping of a file; which capability it takes, {@link Sharing} says. */
  MAP_FILE(
      Role.REMAP,
      of -> new Operation.MapFile(
          of.space(),
          of.address(),
          of.pageCount(),
          of.permission(),
          of.order(),
          of.sharing(),
          of.file(),
          of.fileIndex()),
      Set.of(Capability.FILE_SHARED, Capability.FILE_PRIVATE),
      SPACE, ADDRESS, PAGE_COUNT, PERMISSION, ORDER, SHARING, FILE, FILE_INDEX),
  /** The removal of a range. */
  UNMAP(
      Role.REMAP,
      of -> new Operation.Unmap(of.space(), of.address(), of.pageCount()),
      Set.of(Capability.UNMAP),
      SPACE, ADDRESS, PAGE_COUNT),
  /** Another permission for a range. */
  PROTECT(
      Role.REMAP,
      of -> new Operation.Protect(of.space(), of.address(), of.pageCount(), of.permission()),
      Set.of(Capability.PROTECT),
      SPACE, ADDRESS, PAGE_COUNT, PERMISSION),
  /** Another place for a range. */
  MOVE(
      Role.REMAP,
      of -> new Operation.Move(of.space(), of.address(), of.pageCount(), of.target()),
      Set.of(Capability.MOVE),
      SPACE, ADDRESS, PAGE_COUNT, TARGET),
  /** The end of what was stored privately to a range. */
  DISCARD(
      Role.REQUEST,
      of -> new Operation.Discard(of.space(), of.address(), of.pageCount()),
      Set.of(Capability.DISCARD),
      SPACE, ADDRESS, PAGE_COUNT),
  /** Write-back of a file. */
  SYNC(
      Role.MAINTENANCE,
      of -> new Operation.Sync(of.file()),
      Set.of(Capability.SYNC),
      FILE),
  /** A pin for a device. */
  PIN(
      Role.REQUEST,
      of -> new Operation.Pin(of.pin(), of.space(), of.address(), of.access()),
      Set.of(Capability.PIN),
      Operand.PIN, SPACE, ADDRESS, ACCESS),
  /** The end of a pin. */
  UNPIN(
      Role.REQUEST, of -> new Operation.Unpin(of.pin()), Set.of(Capability.PIN), Operand.PIN),
  /** A read by a device. */
  DEVICE_READ(
      Role.DEVICE, of -> new Operation.DeviceRead(of.pin()), Set.of(Capability.PIN), Operand.PIN),
  /** A write by a device. */
  DEVICE_WRITE(
      Role.DEVICE,
      of -> new Operation.DeviceWrite(of.pin(), of.stamp()),
      Set.of(Capability.PIN),
      Operand.PIN, STAMP),
  /** A copy of a space. */
  FORK(
      Role.REMAP,
      of -> new Operation.Fork(of.space(), of.child()),
      Set.of(Capability.FORK),
      SPACE, CHILD),
  /** A load by user code. */
  READ(
      Role.ACCESS, of -> new Operation.Read(of.space(), of.address()), Set.of(), SPACE, ADDRESS),
  /** A store by user code. */
  WRITE(
      Role.ACCESS,
      of -> new Operation.Write(of.space(), of.address(), of.stamp()),
      Set.of(),
      SPACE, ADDRESS, STAMP),
  /** A CPU takes up a space. */
  LOAD(Role.SWITCH, of -> new Operation.Load(of.space()), Set.of(Capability.LOAD), SPACE),
  /** A CPU leaves user code. */
  LAZY(Role.SWITCH, _ -> new Operation.Lazy(), Set.of(Capability.LOAD)),
  /** A load by the kernel for user code. */
  COPY_IN(
      Role.COPY,
      of -> new Operation.CopyIn(of.space(), of.address()),
      Set.of(Capability.COPY_IN),
      SPACE, ADDRESS),
  /** A store by the kernel for user code. */
  COPY_OUT(
      Role.COPY,
      of -> new Operation.CopyOut(of.space(), of.address(), of.stamp()),
      Set.of(Capability.COPY_OUT),
      SPACE, ADDRESS, STAMP),
  /** An instruction fetch by user code. */
  FETCH(
      Role.ACCESS,
      of -> new Operation.Fetch(of.space(), of.address()),
      Set.of(Capability.EXECUTE_PERMISSION),
      SPACE, ADDRESS);

  /** Who carries an operation out, and what programs see of it. */
  public enum Role {
    /** The manager is asked for it. */
    REQUEST,
    /** A request that changes what a space maps: that of the child where it makes one. */
    REMAP,
    /** The manager is asked for it, and programs see nothing. */
    MAINTENANCE,
    /** Maintenance that the kit carries out for a manager without the capability. */
    SWITCH,
    /** User code does it, on a CPU of the kit; the manager sees its faults. */
    ACCESS,
    /**
     * The manager does it for user code, past every MMU, and is asked by a function of its own:
     * {@link MemoryManager#copyIn}, {@link MemoryManager#copyOut}.
     */
    COPY,
    /** A device of the kit does it, and the manager sees nothing. */
    DEVICE
  }

  private final Role role;
  private final Function<OperandValues, Operation> maker;
  private final Set<Capability> capabilities;
  private final @Nullable Capability capability;
  private final List<Operand> operands;
  private final Operand[] bounded;
  private final int operandBits;

  OperationKind(
      Role role,
      Function<OperandValues, Operation> maker,
      Set<Capability> capabilities,
      Operand... operands) {
    this.role = role;
    this.maker = maker;
    this.capabilities = capabilities;
    this.capability = capabilities.size() == 1 ? capabilities.iterator().next() : null;
    this.operands = List.of(operands);
    this.bounded = Stream.of(operands).filter(Operand::isBounded).toArray(Operand[]::new);
    int bits = 0;
    for (Operand operand : operands) {
      bits |= 1 << operand.ordinal();
    }
    this.operandBits = bits;
  }

  /** The kind of the operation. */
  static OperationKind of(Operation operation) {
    return switch (operation) {
      case Operation.Spawn _ -> SPAWN;
      case Operation.Exit _ -> EXIT;
      case Operation.Map _ -> MAP;
      case Operation.MapFile _ -> MAP_FILE;
      case Operation.Unmap _ -> UNMAP;
      case Operation.Protect _ -> PROTECT;
      case Operation.Move _ -> MOVE;
      case Operation.Discard _ -> DISCARD;
      case Operation.Sync _ -> SYNC;
      case Operation.Pin _ -> PIN;
      case Operation.Unpin _ -> UNPIN;
      case Operation.DeviceRead _ -> DEVICE_READ;
      case Operation.DeviceWrite _ -> DEVICE_WRITE;
      case Operation.Fork _ -> FORK;
      case Operation.Read _ -> READ;
      case Operation.Write _ -> WRITE;
      case Operation.Load _ -> LOAD;
      case Operation.Lazy _ -> LAZY;
      case Operation.CopyIn _ -> COPY_IN;
      case Operation.CopyOut _ -> COPY_OUT;
      case Operation.Fetch _ -> FETCH;
    };
  }

  /** The operation of the kind that has these operands; the values of others are left out. */
  public Operation with(OperandValues values) {
    return maker.apply(values);
  }

  /** Its operands, in the order of the record's components. */
  public List<Operand> operands() {
    return operands;
  }

  /** Whether its operations have the operand. */
  public boolean has(Operand operand) {
    return (operandBits >>> operand.ordinal() & 1) != 0;
  }

  /** Whether each operand of the operation, which is of this kind, is sane by itself. */
  public boolean isSane(Operation operation) {
    for (Operand operand : bounded) {
      if (!operand.isSane(operand.of(operation))) {
        return false;
      }
    }
    return true;
  }

  /** Who carries it out. */
  public Role role() {
    return role;
  }

  /** Whether programs see nothing of it: the state before and after is the same. */
  public boolean isMaintenance() {
    return role == Role.MAINTENANCE || role == Role.SWITCH;
  }

  /** Whether it is a load, a store or a fetch by user code. */
  public boolean isAccess() {
    return role == Role.ACCESS;
  }

  /** Whether an implementation with these capabilities understands some operation of the kind. */
  public boolean isUnderstoodWith(Set<Capability> declared) {
    return capabilities.isEmpty() || capabilities.stream().anyMatch(declared::contains);
  }

  /** The capability that an operation of the kind takes; null for none. */
  @Nullable Capability capability(Operation operation) {
    Sharing sharing = operation.sharing();
    return sharing == null ? capability : sharing.capability();
  }
}
