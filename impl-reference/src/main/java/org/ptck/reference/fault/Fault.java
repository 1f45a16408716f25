package org.ptck.reference.fault;

import org.jspecify.annotations.Nullable;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.book.Spaces;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.table.TableWalk;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/** Finds out what an access that faulted needs, and gets it done. */
public final class Fault {

  private final MachineLocks locks;
  private final Spaces spaces;
  private final TableWalk walk;
  private final FaultLocks faultLocks;
  private final EntryFault entryFault;

  /** Resolves accesses in those spaces. */
  public Fault(
      MachineLocks locks,
      Spaces spaces,
      TableWalk walk,
      FaultLocks faultLocks,
      EntryFault entryFault) {
    this.locks = locks;
    this.spaces = spaces;
    this.walk = walk;
    this.faultLocks = faultLocks;
    this.entryFault = entryFault;
  }

  /** Resolves an access of user code to a page of the space of that number. */
  public Outcome execute(int number, long address, Access access) {
    faultLocks.lock(number, address);
    Outcome outcome = resolve(spaces.find(number), address, access);
    faultLocks.unlock(number, address);
    return outcome;
  }

  private Outcome resolve(@Nullable AddressSpace space, long address, Access access) {
    if (space == null) {
      return Outcome.refused(Rejection.NO_SUCH_SPACE);
    }
    Mapping mapping = space.mappings().at(address);
    if (mapping == null) {
      return Outcome.refused(Rejection.NOT_MAPPED);
    }
    if (!mapping.permission().permits(access)) {
      return Outcome.refused(Rejection.NOT_PERMITTED);
    }
    long table = walk.ensureLeafTable(space, address);
    if (table == 0) {
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    // Allocating does not wait here, so that nothing has to be checked again after it.
    locks.lockTable(table);
    boolean resolved = entryFault.resolve(space, mapping, table, address, access);
    locks.unlockTable(table);
    return resolved ? Outcome.done() : Outcome.refused(Rejection.OUT_OF_MEMORY);
  }
}
