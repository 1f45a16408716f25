package org.ptck.conformance.drive;

import java.util.Set;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.hardware.MachineStopped;

/** Carries out steps, whoever does what they are about. */
final class Steps {

  private final Set<Capability> capabilities;
  private final Heartbeat heartbeat;
  private final CurrentOperation current;
  private final RequestSteps requests;
  private final AccessSteps accesses;
  private final DeviceSteps devices;
  private final CopySteps copies;

  /**
   * Steps of an implementation.
   *
   * @param capabilities what it has declared: it is asked for nothing else
   */
  Steps(
      Set<Capability> capabilities,
      Heartbeat heartbeat,
      CurrentOperation current,
      RequestSteps requests,
      AccessSteps accesses,
      DeviceSteps devices,
      CopySteps copies) {
    this.capabilities = capabilities;
    this.heartbeat = heartbeat;
    this.current = current;
    this.requests = requests;
    this.accesses = accesses;
    this.devices = devices;
    this.copies = copies;
  }

  /** Carries out the step; returns whether every rule holds. */
  boolean execute(Step step) {
    try {
      heartbeat.beat();
      current.expect(step);
      return Needs.missing(step.operation(), capabilities) != null || carryOut(step);
    } catch (MachineStopped _) {
      return false;
    }
  }

  private boolean carryOut(Step step) {
    return switch (step.operation()) {
      case Operation.Read(int space, long address) ->
          accesses.carryOut(step, space, address, Access.READ, 0);
      case Operation.Write(int space, long address, long stamp) ->
          accesses.carryOut(step, space, address, Access.WRITE, stamp);
      case Operation.Fetch(int space, long address) ->
          accesses.carryOut(step, space, address, Access.EXECUTE, 0);
      case Operation.DeviceRead _, Operation.DeviceWrite _ -> devices.carryOut(step);
      case Operation.CopyIn _, Operation.CopyOut _ -> copies.carryOut(step);
      default -> requests.carryOut(step);
    };
  }
}
