package org.ptck.conformance.choice;

import java.util.Set;
import org.ptck.spec.fact.Capability;

/** The kinds of operation that a generator chooses from. */
public enum OperationKind {
  /** A new space. */
  SPAWN(Capability.SPAWN),
  /** The end of a space. */
  EXIT(Capability.EXIT),
  /** A new anonymous mapping. */
  MAP(),
  /** A new mapping of a file. */
  MAP_FILE(Capability.FILE_SHARED, Capability.FILE_PRIVATE),
  /** The removal of a range. */
  UNMAP(Capability.UNMAP),
  /** Another permission for a range. */
  PROTECT(Capability.PROTECT),
  /** Another place for a range. */
  MOVE(Capability.MOVE),
  /** The end of what was stored privately to a range. */
  DISCARD(Capability.DISCARD),
  /** Write-back of a file. */
  SYNC(Capability.SYNC),
  /** A pin for a device. */
  PIN(Capability.PIN),
  /** The end of a pin. */
  UNPIN(Capability.PIN),
  /** A read by a device. */
  DEVICE_READ(Capability.PIN),
  /** A write by a device. */
  DEVICE_WRITE(Capability.PIN),
  /** A copy of a space. */
  FORK(Capability.FORK),
  /** A load by user code. */
  READ(),
  /** A store by user code. */
  WRITE(),
  /** A CPU takes up a space. */
  LOAD(Capability.LOAD),
  /** A CPU leaves user code. */
  LAZY(Capability.LOAD);

  /** Without these nothing ever happens, so every scenario may use them. */
  static final Set<OperationKind> INDISPENSABLE = Set.of(SPAWN, MAP, WRITE);

  private final Set<Capability> needed;

  OperationKind(Capability... needed) {
    this.needed = Set.of(needed);
  }

  /** Whether an implementation with these capabilities understands some operation of the kind. */
  public boolean isUnderstoodWith(Set<Capability> capabilities) {
    return needed.isEmpty() || needed.stream().anyMatch(capabilities::contains);
  }
}
