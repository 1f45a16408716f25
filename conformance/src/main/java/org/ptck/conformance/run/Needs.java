package org.ptck.conformance.run;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Sharing;

/** What an implementation must have declared to be asked for an operation. */
final class Needs {

  private Needs() {}

  /** The capability without which an implementation is not asked; null if it is asked. */
  static @Nullable Capability missing(Operation operation, Set<Capability> capabilities) {
    if (!isSpaceThere(operation, capabilities)) {
      return Capability.SPAWN;
    }
    Capability needed = needed(operation);
    if (needed != null && !capabilities.contains(needed)) {
      return needed;
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
    int child = operation instanceof Operation.Fork fork ? fork.child() : -1;
    return Math.max(operation.space(), child) <= Operation.SPACE_MAX_OF_FEW
        || capabilities.contains(Capability.MANY_SPACES);
  }

  private static @Nullable Capability needed(Operation operation) {
    return switch (operation) {
      case Operation.Map _ -> null;
      case Operation.Spawn _ -> Capability.SPAWN;
      case Operation.Exit _ -> Capability.EXIT;
      case Operation.Unmap _ -> Capability.UNMAP;
      // Without the capability the kit itself switches spaces.
      case Operation.Read _, Operation.Write _, Operation.Load _, Operation.Lazy _ -> null;
      case Operation.Protect _ -> Capability.PROTECT;
      case Operation.Fork _ -> Capability.FORK;
      case Operation.MapFile map ->
          map.sharing() == Sharing.SHARED ? Capability.FILE_SHARED : Capability.FILE_PRIVATE;
      case Operation.Move _ -> Capability.MOVE;
      case Operation.Discard _ -> Capability.DISCARD;
      case Operation.Sync _ -> Capability.SYNC;
      case Operation.Pin _, Operation.Unpin _ -> Capability.PIN;
      case Operation.DeviceRead _, Operation.DeviceWrite _ -> Capability.PIN;
    };
  }
}
