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
    return switch (operation) {
      case Operation.Spawn _, Operation.Exit _, Operation.Map _, Operation.Unmap _ -> true;
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
