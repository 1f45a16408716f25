package org.ptck.conformance.run;

import java.util.Set;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Sharing;

/** What an implementation must have declared to be asked for an operation. */
final class Needs {

  private Needs() {}

  /** Whether an implementation with these capabilities is asked. */
  static boolean areMet(Operation operation, Set<Capability> capabilities) {
    return isSpaceThere(operation, capabilities)
        && areNumbersKnown(operation, capabilities)
        && isUnderstood(operation, capabilities);
  }

  /** Where spaces cannot be made there is one, and no other is ever asked about. */
  private static boolean isSpaceThere(Operation operation, Set<Capability> capabilities) {
    return operation.space() <= 0
        || capabilities.contains(Capability.SPAWN)
        || capabilities.contains(Capability.FORK);
  }

  /** Whoever knows of few spaces may have an array of so many, and no check. */
  private static boolean areNumbersKnown(Operation operation, Set<Capability> capabilities) {
    int child = operation instanceof Operation.Fork fork ? fork.child() : -1;
    return Math.max(operation.space(), child) <= Operation.SPACE_MAX_OF_FEW
        || capabilities.contains(Capability.MANY_SPACES);
  }

  private static boolean isUnderstood(Operation operation, Set<Capability> capabilities) {
    return switch (operation) {
      case Operation.Map _ -> true;
      case Operation.Spawn _ -> capabilities.contains(Capability.SPAWN);
      case Operation.Exit _ -> capabilities.contains(Capability.EXIT);
      case Operation.Unmap _ -> capabilities.contains(Capability.UNMAP);
      // Without the capability the kit itself switches spaces.
      case Operation.Read _, Operation.Write _, Operation.Load _, Operation.Lazy _ -> true;
      case Operation.Protect _ -> capabilities.contains(Capability.PROTECT);
      case Operation.Fork _ -> capabilities.contains(Capability.FORK);
      case Operation.MapFile map ->
          capabilities.contains(
              map.sharing() == Sharing.SHARED
                  ? Capability.FILE_SHARED
                  : Capability.FILE_PRIVATE);
      case Operation.Move _ -> capabilities.contains(Capability.MOVE);
      case Operation.Discard _ -> capabilities.contains(Capability.DISCARD);
      case Operation.Sync _ -> capabilities.contains(Capability.SYNC);
      case Operation.Pin _, Operation.Unpin _ -> capabilities.contains(Capability.PIN);
      case Operation.DeviceRead _, Operation.DeviceWrite _ ->
          capabilities.contains(Capability.PIN);
    };
  }
}
