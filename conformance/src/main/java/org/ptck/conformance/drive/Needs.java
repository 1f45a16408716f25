package org.ptck.conformance.drive;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind.Role;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.model.Mappings;
import org.ptck.spec.model.SystemState;

/** What an implementation must have declared to be asked for an operation. */
final class Needs {

  private final Geometry geometry;
  private final Set<Capability> capabilities;

  /** Of an implementation that has declared these capabilities. */
  Needs(Geometry geometry, Set<Capability> capabilities) {
    this.geometry = geometry;
    this.capabilities = capabilities;
  }

  /**
   * The capability without which an implementation is not asked, or the limit because of which it
   * is not; null if it is asked.
   *
   * @param state what is true before the operation
   */
  @Nullable Capability missing(Operation operation, SystemState state) {
    if (!isSpaceThere(operation)) {
      return Capability.SPAWN;
    }
    // Without LOAD the kit itself switches spaces.
    boolean isKits = operation.kind().role() == Role.SWITCH;
    Capability needed = isKits ? null : operation.capability();
    if (needed != null && !capabilities.contains(needed)) {
      return needed;
    }
    Permission permission = operation.permission();
    if (permission != null
        && permission.permits(Access.EXECUTE)
        && !capabilities.contains(Capability.EXECUTE_PERMISSION)) {
      return Capability.EXECUTE_PERMISSION;
    }
    if (permission != null
        && !permission.permits(Access.WRITE)
        && capabilities.contains(Capability.NO_READ_ONLY)) {
      return Capability.NO_READ_ONLY;
    }
    if (capabilities.contains(Capability.BRK_ONLY) && !isAtEnd(operation, state)) {
      return Capability.BRK_ONLY;
    }
    return isNumberKnown(operation) ? null : Capability.MANY_SPACES;
  }

  /** Where spaces cannot be made there is one, and no other is ever asked about. */
  private boolean isSpaceThere(Operation operation) {
    return operation.space() <= 0
        || capabilities.contains(Capability.SPAWN)
        || capabilities.contains(Capability.FORK);
  }

  /** Whether what it maps begins, or what it unmaps ends, where the memory of the space does. */
  private boolean isAtEnd(Operation operation, SystemState state) {
    return switch (operation) {
      case Operation.Map map -> map.address() == end(state, map.space());
      case Operation.MapFile map -> map.address() == end(state, map.space());
      case Operation.Unmap(int space, long address, long pageCount) ->
          address + (pageCount << geometry.pageShift()) == end(state, space);
      default -> true;
    };
  }

  /** The address after the last that is mapped, or the first that may be. */
  private long end(SystemState state, int space) {
    Mappings mappings = state.space(space).mappings();
    int count = mappings.count();
    return count == 0
        ? geometry.addressFirst()
        : mappings.get(count - 1).endPage() << geometry.pageShift();
  }

  /** Whoever knows of few spaces may have an array of so many, and no check. */
  private boolean isNumberKnown(Operation operation) {
    return Math.max(operation.space(), operation.child()) <= Operation.SPACE_MAX_OF_FEW
        || capabilities.contains(Capability.MANY_SPACES);
  }
}
