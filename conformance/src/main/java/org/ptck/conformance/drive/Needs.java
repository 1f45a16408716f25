package org.ptck.conformance.drive;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind.Role;
import org.ptck.spec.fact.Permission;

/** What an implementation must have declared to be asked for an operation. */
final class Needs {

  private Needs() {}

  /**
   * The capability without which an implementation is not asked, or the limit because of which it
   * is not; null if it is asked.
   */
  static @Nullable Capability missing(Operation operation, Set<Capability> capabilities) {
    if (!isSpaceThere(operation, capabilities)) {
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
    return isNumberKnown(operation, capabilities) ? null : Capability.MANY_SPACES;
  }

  /** Where spaces cannot be made there is one, and no other is ever asked about. */
  private static boolean isSpaceThere(Operation operation, Set<Capability> capabilities) {
    return operation.space() <= 0
        || capabilities.contains(Capability.SPAWN)
        || capabilities.contains(Capability.FORK);
  }

  /** Whoever knows of few spaces may have an array of so many, and no check. */
  private static boolean isNumberKnown(Operation operation, Set<Capability> capabilities) {
    return Math.max(operation.space(), operation.child()) <= Operation.SPACE_MAX_OF_FEW
        || capabilities.contains(Capability.MANY_SPACES);
  }
}
