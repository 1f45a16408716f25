package org.ptck.conformance.minimize;

import java.util.function.IntUnaryOperator;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind.Subject;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.scenario.Switch;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;

/** Gives spaces other names. */
final class Renaming {

  private Renaming() {}

  /** The step, and what happens in the middle of it, about spaces of other names. */
  static Step of(Step step, IntUnaryOperator names) {
    Step renamed = step.doing(of(step.operation(), names));
    Meanwhile meanwhile = step.meanwhile();
    return meanwhile == null ? renamed : renamed.meanwhile(of(meanwhile, names));
  }

  /** Every step, switch and moment of the scenario. */
  static Scenario of(Scenario scenario, IntUnaryOperator names) {
    return Rewrites.all(scenario, step -> of(step, names), each -> of(each, names));
  }

  /** The switch after an event of a space of another name. */
  static Switch of(Switch each, IntUnaryOperator names) {
    return each.at(of(each.anchor(), names));
  }

  private static Meanwhile of(Meanwhile meanwhile, IntUnaryOperator names) {
    return meanwhile
        .doing(of(meanwhile.access(), names))
        .at(of(meanwhile.anchor(), names));
  }

  private static Anchor of(Anchor anchor, IntUnaryOperator names) {
    return anchor.kind().subject() == Subject.ENTRY
        ? anchor.at(names.applyAsInt(anchor.owner()), anchor.place())
        : anchor;
  }

  private static Operation of(Operation operation, IntUnaryOperator names) {
    return operation
        .with(Operand.SPACE, names.applyAsInt(operation.space()))
        .with(Operand.CHILD, names.applyAsInt(operation.child()));
  }
}
