package org.ptck.conformance.drive;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.expect.MappingTeller;
import org.ptck.conformance.expect.ModelState;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.Mappings;
import org.ptck.spec.rule.account.Observation.Difference;

/** Steps that the implementation is asked for, and what the kit does for those it need not know. */
final class RequestSteps {

  private final CurrentOperation current;
  private final ModelState model;
  private final ForeignCode guest;
  private final MappingTeller teller;
  private final KitLoads kit;
  private final boolean loadsSpaces;
  private final boolean unmapsBeforeExit;
  private final int pageShift;

  /** By CPU and space, the step in which the one takes up the other; null until it did. */
  private final @Nullable Step[][] takingUp =
      new Step[Header.CPU_COUNT_MAX][Operation.SPACE_MAX + 1];

  /**
   * Requests to the guest.
   *
   * @param capabilities what it declares; one that does not load spaces itself has the kit do it
   */
  RequestSteps(
      CurrentOperation current,
      Machine machine,
      ModelState model,
      ForeignCode guest,
      Set<Capability> capabilities) {
    this.current = current;
    this.model = model;
    this.guest = guest;
    this.teller = new MappingTeller(machine);
    this.kit = new KitLoads(machine, capabilities);
    this.loadsSpaces = capabilities.contains(Capability.LOAD);
    this.unmapsBeforeExit = capabilities.contains(Capability.UNMAP_BEFORE_DESTROY);
    this.pageShift = machine.geometry().pageShift();
  }

  /** Carries out the step, which the model was asked about; returns whether every rule holds. */
  boolean carryOut(Step step) {
    return switch (step.operation()) {
      case Operation.Load(int space) when !loadsSpaces ->
          kit.load(model.state(), step.cpu(), space);
      case Operation.Lazy() when !loadsSpaces -> true;
      case Operation.Exit(int space) when unmapsBeforeExit ->
          unmapAll(step.cpu(), space) && again(step) && request(step);
      default -> request(step);
    };
  }

  /** Unmaps all that the space has, by operations of their own, as long as every rule holds. */
  private boolean unmapAll(int cpu, int space) {
    Mappings mappings = model.state().space(space).mappings();
    // From the end, since memory of some shrinks there alone.
    for (int i = mappings.count() - 1; i >= 0; i--) {
      Mapping mapping = mappings.get(i);
      Step unmap =
          Step.of(
              cpu,
              new Operation.Unmap(
                  space, mapping.startPage() << pageShift, mapping.pageCount()));
      if (!again(unmap) || !request(unmap)) {
        return false;
      }
    }
    return true;
  }

  /** Asks the model about an operation, after others; always true. */
  private boolean again(Step step) {
    model.expect(step.operation());
    return true;
  }

  /** A program on the CPU has faulted in the space. */
  void trap(int cpu, int space) {
    if (!loadsSpaces) {
      kit.trap(cpu, space);
    }
  }

  /** The program goes on. */
  void resume(int cpu, int space) {
    if (!loadsSpaces) {
      kit.resume(model.state(), cpu, space);
    }
  }

  /**
   * The CPU takes up the space, as a scheduler would before user code runs. That may be an
   * operation of its own, about which the model is asked meanwhile.
   */
  boolean takeUp(int cpu, int space) {
    if (!loadsSpaces) {
      return kit.load(model.state(), cpu, space);
    }
    Step step = takingUp(cpu, space);
    model.expect(step.operation());
    return request(step);
  }

  private Step takingUp(int cpu, int space) {
    @Nullable Step known = takingUp[cpu][space];
    if (known == null) {
      known = Step.of(cpu, new Operation.Load(space));
      takingUp[cpu][space] = known;
    }
    return known;
  }

  private boolean request(Step step) {
    Operation operation = step.operation();
    if (!loadsSpaces) {
      kit.trap(step.cpu(), operation.space());
      if (operation instanceof Operation.Exit(int space)) {
        kit.unload(space);
      }
    }
    current.begin(step);
    if (model.refusal() == null) {
      teller.begin(operation, model.state(), model.stateAfter());
    }
    Outcome outcome = guest.execute(step.cpu(), operation);
    return outcome != null && answered(operation, outcome);
  }

  private boolean answered(Operation operation, Outcome outcome) {
    boolean permitted = current.accept(operation, outcome);
    @Nullable Difference difference = permitted ? current.settle(operation, outcome) : null;
    if (permitted && model.refusal() == null) {
      teller.end(operation, model.before(), model.state());
    }
    if (permitted && !loadsSpaces) {
      kit.born(operation, outcome);
    }
    return current.conclude(operation, outcome, permitted, difference);
  }
}
