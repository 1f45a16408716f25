package org.ptck.reference.request;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Spaces;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.tlb.ContextSwitch;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/** Makes a CPU run user code of a space, or of none. */
public final class LoadSpace {

  private final MachineLocks locks;
  private final Spaces spaces;
  private final ContextSwitch contextSwitch;

  /** Loads those spaces. */
  public LoadSpace(MachineLocks locks, Spaces spaces, ContextSwitch contextSwitch) {
    this.locks = locks;
    this.spaces = spaces;
    this.contextSwitch = contextSwitch;
  }

  /** Loads a space on a CPU; no lock is held. */
  public Outcome execute(int cpu, int number) {
    locks.lockSpaceShared(number);
    AddressSpace space = spaces.find(number);
    if (space != null) {
      contextSwitch.load(cpu, space);
    }
    locks.unlockSpace(number);
    return space == null ? Outcome.refused(Rejection.NO_SUCH_SPACE) : Outcome.done();
  }

  /** Makes a CPU lazy. */
  public Outcome lazy(int cpu) {
    contextSwitch.lazy(cpu);
    return Outcome.done();
  }
}
