package org.ptck.reference.request;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.book.ReverseMap;
import org.ptck.reference.book.Spaces;
import org.ptck.reference.copy.ForkTables;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.LeafCursor;
import org.ptck.reference.table.Span;
import org.ptck.reference.table.TableWalk;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/**
 * Creates a space as a private copy of another: both map the same private pages until one writes.
 */
public final class Fork {

  private final Platform platform;
  private final MachineLocks locks;
  private final Spaces spaces;
  private final ReverseMap reverseMap;
  private final TableWalk walk;
  private final ForkTables tables;
  private final Flusher flusher;
  private final Spawn spawn;
  private final Exit exit;

  /** Forks those spaces. */
  public Fork(
      Platform platform,
      Spaces spaces,
      ReverseMap reverseMap,
      TableWalk walk,
      ForkTables tables,
      Flusher flusher,
      Spawn spawn,
      Exit exit) {
    this.platform = platform;
    this.locks = platform.locks();
    this.spaces = spaces;
    this.reverseMap = reverseMap;
    this.walk = walk;
    this.tables = tables;
    this.flusher = flusher;
    this.spawn = spawn;
    this.exit = exit;
  }

  /** Creates the child; no lock is held. */
  public Outcome execute(int parentNumber, int childNumber) {
    lock(parentNumber, childNumber);
    Outcome outcome = fork(parentNumber, childNumber);
    if (childNumber != parentNumber) {
      locks.unlockSpace(childNumber);
    }
    locks.unlockSpace(parentNumber);
    return outcome;
  }

  private void lock(int parentNumber, int childNumber) {
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
    AddressSpace parent = spaces.find(parentNumber);
    if (parent == null) {
      return Outcome.refused(Rejection.NO_SUCH_SPACE);
    }
    if (spaces.isTaken(childNumber)) {
      return Outcome.refused(Rejection.SPACE_EXISTS);
    }
    AddressSpace child = spawn.create(childNumber);
    if (child == null) {
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    ForkTables.Copier copier = tables.copier(parent, child);
    boolean complete = copy(parent, child, copier);
    Span narrowed = copier.narrowed();
    if (!narrowed.isEmpty()) {
      flusher.afterFork(parent, narrowed.start(), narrowed.end());
    }
    if (!complete) {
      // The parent keeps its pages, write-protected: its next stores find it alone with them.
      exit.destroyUnborn(child);
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    return Outcome.done();
  }

  /** Copies mappings and entries; false when memory has run out. */
  private boolean copy(AddressSpace parent, AddressSpace child, ForkTables.Copier copier) {
    for (Mapping mapping : parent.mappings().all()) {
      child.mappings().add(mapping);
      reverseMap.link(child, mapping);
      if (mapping.isShared()) {
        continue;
      }
      LeafCursor leaf = new LeafCursor(platform, parent, mapping.start(), mapping.end());
      while (leaf.next()) {
        long childTable = walk.ensureLeafTable(child, leaf.start());
        if (childTable == 0 || !copier.copy(leaf, childTable, mapping.permission())) {
          return false;
        }
      }
    }
    return true;
  }
}
