package org.ptck.conformance.choice;

import java.util.List;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;

/**
 * Has mappings of some scenarios permit execution, and user code fetch instead of load.
 *
 * <p>It comes last: what is generated stays what it would be otherwise. Most fetches are from what
 * may be executed, and the rest have to be refused.
 */
final class ExecutionSteps {

  private static final int SCENARIO_PERCENT = 50;
  private static final int PERMITTED_PERCENT = 65;
  private static final int FETCH_PERCENT = 70;

  private ExecutionSteps() {}

  /** The steps, or the same with permissions that speak of execution, and fetches. */
  static List<Step> among(List<Step> steps, Choices choices) {
    return choices.chance(SCENARIO_PERCENT)
        ? steps.stream().map(step -> step.doing(changed(step.operation(), choices))).toList()
        : steps;
  }

  private static Operation changed(Operation operation, Choices choices) {
    Permission permission = operation.permission();
    if (permission != null) {
      boolean executable = choices.chance(PERMITTED_PERCENT);
      return operation.with(Operand.PERMISSION, permission.executable(executable).ordinal());
    }
    return operation instanceof Operation.Read(int space, long address)
        && choices.chance(FETCH_PERCENT) ? new Operation.Fetch(space, address) : operation;
  }
}
