package org.ptck.conformance.drive;

import org.ptck.conformance.expect.ModelState;
import org.ptck.conformance.expect.ReadBack;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.account.Observation.Difference;

/** Steps in which a device reads or writes: past all tables, and without asking anybody. */
final class DeviceSteps {

  private final CurrentOperation current;
  private final Machine machine;
  private final ModelState model;
  private final ReadBack readBack;

  DeviceSteps(
      CurrentOperation current, Machine machine, ModelState model, ReadBack readBack) {
    this.current = current;
    this.machine = machine;
    this.model = model;
    this.readBack = readBack;
  }

  /** Carries out the step, which the model was asked about; returns whether every rule holds. */
  boolean carryOut(Step step) {
    if (model.refusal() != null) {
      return true;
    }
    current.begin(step);
    return switch (step.operation()) {
      case Operation.DeviceRead(int pin) ->
          done(step.operation(), pin, model.effect().loaded(), machine.deviceLoad(pin));
      case Operation.DeviceWrite(int pin, long stamp) ->
          done(step.operation(), pin, stamp, machine.deviceStore(pin, stamp));
      default -> throw new IllegalArgumentException("not by a device: " + step);
    };
  }

  private boolean done(Operation operation, int pin, long expected, long found) {
    boolean permitted = model.accept(operation, Outcome.done(), false);
    Difference difference =
        found == expected ? null : readBack.ofDevice(pin, expected, found);
    return current.conclude(operation, Outcome.done(), permitted, difference);
  }
}
