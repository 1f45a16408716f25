package org.ptck.conformance.drive;

import org.jspecify.annotations.Nullable;
import org.ptck.conformance.expect.ModelState;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.rule.account.Observation.Difference;

/** Steps in which the implementation itself loads or stores for user code, past every MMU. */
final class CopySteps {

  /** Stands for what was loaded where nothing was said: no program ever stores it. */
  private static final long NOTHING = -1;

  private final Geometry geometry;
  private final CurrentOperation current;
  private final ModelState model;
  private final ForeignCode guest;
  private long loaded;

  /** Copies by the guest. */
  CopySteps(Geometry geometry, CurrentOperation current, ModelState model, ForeignCode guest) {
    this.geometry = geometry;
    this.current = current;
    this.model = model;
    this.guest = guest;
  }

  /** Carries out the step, which the model was asked about; returns whether every rule holds. */
  boolean carryOut(Step step) {
    Operation operation = step.operation();
    if ((operation.address() & (geometry.pageBytes() - 1)) != 0) {
      // Kernels copy to any byte, and need not refuse what is no whole page.
      return true;
    }
    current.begin(step);
    loaded = NOTHING;
    Outcome outcome = ask(step.cpu(), operation);
    return outcome != null && answered(operation, outcome);
  }

  private @Nullable Outcome ask(int cpu, Operation operation) {
    return switch (operation) {
      case Operation.CopyIn(int space, long address) ->
          guest.copyIn(cpu, space, address, found -> loaded = found);
      case Operation.CopyOut(int space, long address, long stamp) ->
          guest.copyOut(cpu, space, address, stamp);
      default -> throw new IllegalArgumentException("no copy: " + operation);
    };
  }

  private boolean answered(Operation operation, Outcome outcome) {
    boolean permitted = current.accept(operation, outcome);
    boolean isLoaded =
        operation instanceof Operation.CopyIn
            && outcome instanceof Outcome.Done
            && model.refusal() == null;
    @Nullable Difference seen = isLoaded ? current.loaded(operation, loaded) : null;
    @Nullable Difference meanwhile = permitted ? current.settle(operation, outcome) : null;
    return current.conclude(operation, outcome, permitted, seen == null ? meanwhile : seen);
  }
}
