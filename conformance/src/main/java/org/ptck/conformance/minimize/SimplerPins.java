package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;

/** Pins for reading, and numbers pins in the order in which they occur. */
final class SimplerPins implements Simplification {

  private static final int NONE = -1;

  @Override
  public List<Scenario> candidates(Scenario scenario) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerPins::reading));
    List<Integer> order = new ArrayList<>();
    for (Step step : scenario.steps()) {
      int pin = pin(step.operation());
      if (pin != NONE && !order.contains(pin)) {
        order.add(pin);
      }
    }
    candidates.add(Rewrites.all(scenario, step -> renumbered(step, order)));
    return candidates;
  }

  private static Step reading(Step step) {
    return step.operation() instanceof Operation.Pin(int pin, int space, long address, _)
        ? step.doing(new Operation.Pin(pin, space, address, Access.READ))
        : step;
  }

  private static int pin(Operation operation) {
    return switch (operation) {
      case Operation.Pin pin -> pin.pin();
      case Operation.Unpin unpin -> unpin.pin();
      case Operation.DeviceRead read -> read.pin();
      case Operation.DeviceWrite write -> write.pin();
      default -> NONE;
    };
  }

  private static Step renumbered(Step step, List<Integer> order) {
    int pin = order.indexOf(pin(step.operation()));
    return switch (step.operation()) {
      case Operation.Pin(_, int space, long address, var access) ->
          step.doing(new Operation.Pin(pin, space, address, access));
      case Operation.Unpin _ -> step.doing(new Operation.Unpin(pin));
      case Operation.DeviceRead _ -> step.doing(new Operation.DeviceRead(pin));
      case Operation.DeviceWrite(_, long stamp) ->
          step.doing(new Operation.DeviceWrite(pin, stamp));
      default -> step;
    };
  }
}
