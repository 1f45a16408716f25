package org.ptck.reference;

import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/**
 * Creates a space as a private copy of another: both map the same private pages until one writes.
 */
final class Fork {

  private final Kernel kernel;
  private final Spawn spawn;
  private final Exit exit;
  private final TableWalk walk;

  Fork(Kernel kernel, Spawn spawn, Exit exit, TableWalk walk) {
    this.kernel = kernel;
    this.spawn = spawn;
    this.exit = exit;
    this.walk = walk;
  }

  Outcome execute(int parentNumber, int childNumber) {
    lock(parentNumber, childNumber);
    Outcome outcome = fork(parentNumber, childNumber);
    if (childNumber != parentNumber) {
      kernel.locks().unlockSpace(childNumber);
    }
    kernel.locks().unlockSpace(parentNumber);
    return outcome;
  }

  private void lock(int parentNumber, int childNumber) {
    MachineLocks locks = kernel.locks();
    locks.lockSpace(parentNumber);
    while (childNumber != parentNumber && !locks.tryLockSpace(childNumber)) {
      // Waiting here could wait for a fork in the opposite direction, which waits for us.
      locks.unlockSpace(parentNumber);
      locks.lockSpace(childNumber);
      locks.unlockSpace(childNumber);
      locks.lockSpace(parentNumber);
    }
  }

  private Outcome fork(int parentNumber, int childNumber) {
    AddressSpace parent = kernel.spaces().find(parentNumber);
    if (parent == null) {
      return Outcome.refused(Rejection.NO_SUCH_SPACE);
    }
    if (kernel.spaces().isTaken(childNumber)) {
      return Outcome.refused(Rejection.SPACE_EXISTS);
    }
    AddressSpace child = spawn.create(childNumber);
    if (child == null) {
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    Span narrowed = new Span();
    boolean complete = copy(parent, child, narrowed);
    if (!narrowed.isEmpty()) {
      kernel.flusher().afterFork(parent, narrowed.start(), narrowed.end());
    }
    if (!complete) {
      // The parent keeps its pages, write-protected: its next stores find it alone with them.
      exit.destroyUnborn(child);
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    return Outcome.done();
  }

  /** Copies mappings and entries; false when memory has run out. */
  private boolean copy(AddressSpace parent, AddressSpace child, Span narrowed) {
    ForkTable tables = new ForkTable(kernel, parent, child, narrowed);
    for (Mapping mapping : parent.mappings().all()) {
      child.mappings().add(mapping);
      kernel.reverseMap().link(child, mapping);
      if (mapping.isShared()) {
        continue;
      }
      LeafCursor leaf = new LeafCursor(kernel, parent, mapping.start(), mapping.end());
      while (leaf.next()) {
        long childTable = walk.ensureLeafTable(child, leaf.start());
        if (childTable == 0 || !tables.copy(leaf, childTable, mapping.permission())) {
          return false;
        }
      }
    }
    return true;
  }
}
