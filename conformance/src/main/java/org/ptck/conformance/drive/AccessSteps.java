package org.ptck.conformance.drive;

import org.jspecify.annotations.Nullable;
import org.ptck.conformance.expect.ModelState;
import org.ptck.conformance.expect.ReadBack;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.account.Observation.Difference;
import org.ptck.spec.rule.watch.Monitor;

/**
 * Steps in which user code loads, stores or fetches, and the implementation resolves the faults.
 */
final class AccessSteps {

  private final CurrentOperation current;
  private final Machine machine;
  private final Monitor monitor;
  private final ModelState model;
  private final ReadBack readBack;
  private final ForeignCode guest;
  private final RequestSteps requests;

  /** Null if the manager has no entry operations below it. */
  private final @Nullable LocklessLook locklessLook;

  private final int faultCountMax;

  /**
   * Accesses whose faults go to the guest.
   *
   * @param locklessLook looks at what was accessed once more; null for nobody
   * @param faultCountMax faults of one access
   */
  AccessSteps(
      CurrentOperation current,
      Machine machine,
      Monitor monitor,
      ModelState model,
      ReadBack readBack,
      ForeignCode guest,
      RequestSteps requests,
      @Nullable LocklessLook locklessLook,
      int faultCountMax) {
    this.current = current;
    this.machine = machine;
    this.monitor = monitor;
    this.model = model;
    this.readBack = readBack;
    this.guest = guest;
    this.requests = requests;
    this.locklessLook = locklessLook;
    this.faultCountMax = faultCountMax;
  }

  /**
   * Carries out the step, which the model was asked about.
   *
   * @param stamp what is stored; of no meaning for a load
   * @return whether every rule holds
   */
  boolean carryOut(Step step, int space, long address, Access access, long stamp) {
    Operation operation = step.operation();
    if (isUnthinkable(model.refusal())) {
      // There is nothing to ask the implementation.
      return true;
    }
    if (machine.runningSpace(step.cpu()) != space) {
      if (!requests.takeUp(step.cpu(), space)) {
        return false;
      }
      // Taking it up was an operation of its own, about which the model was asked meanwhile.
      model.expect(operation);
    }
    current.begin(step);
    Outcome outcome = Outcome.done();
    Difference difference = null;
    long found = machine.access(address, access, stamp, step.marks());
    if (found == Machine.FAULT) {
      current.allowFault(space, address);
    }
    for (int faults = 1; found == Machine.FAULT; faults++) {
      requests.trap(step.cpu(), space);
      outcome = guest.fault(step.cpu(), space, address, access);
      if (outcome == null) {
        return false;
      }
      if (outcome instanceof Outcome.Refused) {
        break;
      }
      requests.resume(step.cpu(), space);
      if (faults == faultCountMax) {
        return tooManyFaults(operation, outcome);
      }
      if (access == Access.WRITE && difference == null && current.meanwhile() == null) {
        difference = readBack.beforeStore(space, address);
      }
      found = machine.access(address, access, stamp, step.marks());
    }
    boolean permitted = current.accept(operation, outcome);
    if (found != Machine.FAULT && model.refusal() == null) {
      difference =
          access == Access.WRITE ? difference : current.loaded(operation, found);
    }
    Difference meanwhile = permitted ? current.settle(operation, outcome) : null;
    boolean succeeded = permitted && found != Machine.FAULT;
    return (!succeeded || monitor.observe(Conduct.ACCESS_SUCCEEDED))
        && current.conclude(
            operation, outcome, permitted, difference == null ? meanwhile : difference)
        && (!succeeded
            || locklessLook == null
            || locklessLook.holds(step.cpu(), space, address, access == Access.WRITE));
  }

  /** Whether no program could even try the access, for that reason. */
  private static boolean isUnthinkable(@Nullable Rejection refusal) {
    return refusal == Rejection.NO_SUCH_SPACE
        || refusal == Rejection.BAD_RANGE
        || refusal == Rejection.BAD_ARGUMENT;
  }

  private boolean tooManyFaults(Operation operation, Outcome outcome) {
    if (model.refusal() == null) {
      return monitor.observe(Conduct.of(Conduct.Kind.ACCESS_FAULTED_ON));
    }
    // An access that is not permitted must be refused, not tried for ever.
    return current.conclude(operation, outcome, false, null);
  }
}
