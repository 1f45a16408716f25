package org.ptck.conformance.choice;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Capability;

/** The kinds of operation that a generator chooses from. */
public enum OperationKind {
  /** A new space. */
  SPAWN(null),
  /** The end of a space. */
  EXIT(null),
  /** A new mapping. */
  MAP(null),
  /** The removal of a range. */
  UNMAP(null),
  /** Another permission for a range. */
  PROTECT(Capability.PROTECT),
  /** A copy of a space. */
  FORK(Capability.FORK),
  /** A load by user code. */
  READ(null),
  /** A store by user code. */
  WRITE(null),
  /** A CPU takes up a space. */
  LOAD(Capability.LOAD),
  /** A CPU leaves user code. */
  LAZY(Capability.LOAD);

  /** Without these nothing ever happens, so every scenario may use them. */
  static final Set<OperationKind> INDISPENSABLE = Set.of(SPAWN, MAP, WRITE);

  private final @Nullable Capability needed;

  OperationKind(@Nullable Capability needed) {
    this.needed = needed;
  }

  /** Whether an implementation with these capabilities understands the operation. */
  public boolean isUnderstoodWith(Set<Capability> capabilities) {
    return needed == null || capabilities.contains(needed);
  }
}
