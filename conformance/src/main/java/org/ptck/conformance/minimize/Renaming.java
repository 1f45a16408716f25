package org.ptck.conformance.minimize;

import java.util.function.IntUnaryOperator;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind.Subject;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Step;
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

  private static Meanwhile of(Meanwhile meanwhile, IntUnaryOperator names) {
    Anchor anchor = meanwhile.anchor();
    Meanwhile renamed = meanwhile.doing(of(meanwhile.access(), names));
    return anchor.kind().subject() == Subject.ENTRY
        ? renamed.at(anchor.at(names.applyAsInt(anchor.owner()), anchor.place()))
        : renamed;
  }

  private static Operation of(Operation operation, IntUnaryOperator names) {
    return operation
        .with(Operand.SPACE, names.applyAsInt(operation.space()))
        .with(Operand.CHILD, names.applyAsInt(operation.child()));
  }
}
