package org.ptck.spec.machine.ledger.change;

import java.util.function.IntPredicate;
import org.apiguardian.api.API;
import org.ptck.spec.machine.ledger.cpu.ActorIndex;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;

/**
 * Spaces that nobody could take up while an operation ran: what it freed may still be linked there,
 * and harms as soon as somebody can.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HeldSpaces {

  private final ActorIndex actors;
  private final CpuIndex cpus;

  public HeldSpaces(ActorIndex actors, CpuIndex cpus) {
    this.actors = actors;
    this.cpus = cpus;
  }

  /** The frames of the roots that anybody may take up from now on; whether all are as asked for. */
  boolean eachRootLetGo(IntPredicate asked) {
    for (long rest = actors.endedHolding(); rest != 0; rest &= rest - 1) {
      if (!asked.test(cpus.rootOf(Long.numberOfTrailingZeros(rest)))) {
        return false;
      }
    }
    return true;
  }

  /** The frame of the root of a space that is taken up, if that is as asked for. */
  boolean rootTakenUp(int space, IntPredicate asked) {
    return !actors.hasFreedHolding() || asked.test(cpus.rootOf(space));
  }
}
