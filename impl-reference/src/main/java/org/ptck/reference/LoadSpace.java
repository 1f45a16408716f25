package org.ptck.reference;

import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/** Makes a CPU run user code of a space, or of none. */
final class LoadSpace {

  private final Kernel kernel;
  private final ContextSwitch contextSwitch;

  LoadSpace(Kernel kernel, ContextSwitch contextSwitch) {
    this.kernel = kernel;
    this.contextSwitch = contextSwitch;
  }

  Outcome execute(int cpu, int number) {
    kernel.locks().lockSpaceShared(number);
    AddressSpace space = kernel.spaces().find(number);
    if (space != null) {
      contextSwitch.load(cpu, space);
    }
    kernel.locks().unlockSpace(number);
    return space == null ? Outcome.refused(Rejection.NO_SUCH_SPACE) : Outcome.done();
  }

  /** Makes a CPU lazy. */
  Outcome lazy(int cpu) {
    contextSwitch.lazy(cpu);
    return Outcome.done();
  }
}
