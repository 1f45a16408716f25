package org.ptck.reference;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/** Finds out what an access that faulted needs, and gets it done. */
final class Fault {

  private final Kernel kernel;
  private final TableWalk walk;
  private final AnonymousFault anonymous;
  private final CopyOnWrite copyOnWrite;

  Fault(Kernel kernel, TableWalk walk) {
    this.kernel = kernel;
    this.walk = walk;
    this.anonymous = new AnonymousFault(kernel);
    this.copyOnWrite = new CopyOnWrite(kernel);
  }

  Outcome execute(int number, long address, Access access) {
    kernel.locks().lockSpaceShared(number);
    Outcome outcome = resolve(kernel.spaces().find(number), address, access);
    kernel.locks().unlockSpace(number);
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
    kernel.locks().lockTable(table);
    boolean resolved = resolve(space, mapping, table, address, access);
    kernel.locks().unlockTable(table);
    return resolved ? Outcome.done() : Outcome.refused(Rejection.OUT_OF_MEMORY);
  }

  /** Resolves the fault in the leaf table, which is locked; false when memory has run out. */
  private boolean resolve(
      AddressSpace space, Mapping mapping, long table, long address, Access access) {
    Architecture architecture = kernel.architecture();
    long entry = kernel.geometry().entryAddress(0, table, address);
    long word = kernel.entries().get(space.id(), address, entry);
    if (!architecture.isValid(word)) {
      return anonymous.populate(space, mapping, table, address, access);
    }
    if (access == Access.WRITE && !architecture.isWritable(word)) {
      return copyOnWrite.resolve(space, address, entry, word);
    }
    // What is missing is accessed or dirty state, or nothing: another CPU was here first.
    long wanted = architecture.makeYoung(architecture.makeNonContiguous(word));
    if (access == Access.WRITE) {
      wanted = architecture.makeDirty(wanted);
    }
    kernel.entries().setAccessFlags(space.id(), address, entry, wanted);
    return true;
  }
}
