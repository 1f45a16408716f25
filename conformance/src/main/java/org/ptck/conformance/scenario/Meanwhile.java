package org.ptck.conformance.scenario;

import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;

/**
 * What user code on another CPU does in the middle of a step: one load or store, by hardware alone.
 * Where the CPU does not run the space, or the access would fault, nothing happens.
 *
 * @param anchor the event right before which it happens
 * @param cpu the CPU that does it; not that of the step
 * @param access a read or a write; the stamp of a write is overwritten by the {@link Scenario}
 * @param marks as in {@link Step}
 */
public record Meanwhile(Anchor anchor, int cpu, Operation access, int marks) {

  /** Checks that the text form can express it. */
  public Meanwhile {
    if (!Step.isCpu(cpu) || !Step.isLoadOrStore(access) || !Step.isExpressible(access, marks)) {
      throw new IllegalArgumentException("no text form for cpu%d %s".formatted(cpu, access));
    }
  }

  /** The same at another event. */
  public Meanwhile at(Anchor other) {
    return new Meanwhile(other, cpu, access, marks);
  }

  /** The same on another CPU. */
  public Meanwhile on(int otherCpu) {
    return new Meanwhile(anchor, otherCpu, access, marks);
  }

  /** Another access at the same event. */
  public Meanwhile doing(Operation other) {
    return new Meanwhile(anchor, cpu, other, marks);
  }

  /** The same with other marks. */
  public Meanwhile marking(int other) {
    return new Meanwhile(anchor, cpu, access, other);
  }

  Meanwhile stamped(long stamp) {
    return access.kind().has(Operand.STAMP) && access.stamp() != stamp
        ? doing(access.with(Operand.STAMP, stamp))
        : this;
  }
}
