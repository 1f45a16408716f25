package org.ptck.conformance.drive;

import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.hardware.MachineStopped;

/** Carries out steps, whoever does what they are about. */
final class Steps {

  private final Needs needs;
  private final Heartbeat heartbeat;
  private final CurrentOperation current;
  private final RequestSteps requests;
  private final AccessSteps accesses;
  private final DeviceSteps devices;
  private final CopySteps copies;
  private @Nullable Capability missing;

  /**
   * Steps of an implementation.
   *
   * @param needs what it has declared: it is asked for nothing else
   */
  Steps(
      Needs needs,
      Heartbeat heartbeat,
      CurrentOperation current,
      RequestSteps requests,
      AccessSteps accesses,
      DeviceSteps devices,
      CopySteps copies) {
    this.needs = needs;
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
      missing = needs.missing(step.operation(), current.stateBefore());
      return missing != null || carryOut(step);
    } catch (MachineStopped _) {
      return false;
    }
  }

  /** Why the implementation was not asked for the last step; null if it was. */
  @Nullable Capability missing() {
    return missing;
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
