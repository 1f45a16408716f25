package org.ptck.reference.request;

import org.jspecify.annotations.Nullable;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Spaces;
import org.ptck.reference.page.ZeroPage;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.SpaceIds;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.Hardware;

/** Creates empty address spaces. */
public final class Spawn {

  private final Platform platform;
  private final MachineLocks locks;
  private final Spaces spaces;
  private final SpaceIds ids;
  private final ZeroPage zeroPage;

  /** Creates spaces in that book. */
  public Spawn(Platform platform, Spaces spaces, SpaceIds ids, ZeroPage zeroPage) {
    this.platform = platform;
    this.locks = platform.locks();
    this.spaces = spaces;
    this.ids = ids;
    this.zeroPage = zeroPage;
  }

  /** Creates a space; no lock is held. */
  public Outcome execute(int number) {
    locks.lockSpace(number);
    Outcome outcome = spawn(number);
    locks.unlockSpace(number);
    return outcome;
  }

  private Outcome spawn(int number) {
    if (spaces.isTaken(number)) {
      return Outcome.refused(Rejection.SPACE_EXISTS);
    }
    return create(number) == null ? Outcome.refused(Rejection.OUT_OF_MEMORY) : Outcome.done();
  }

  /** Creates a space under a free number whose MMAP lock is held; null when memory has run out. */
  @Nullable AddressSpace create(int number) {
    Hardware hardware = platform.hardware();
    long root = hardware.tableAllocate(platform.geometry().rootLevel());
    if (root == 0) {
      return null;
    }
    AddressSpace space = new AddressSpace(number, root);
    locks.lockContexts();
    ids.spawned(space);
    zeroPage.spawned();
    locks.unlockContexts();
    hardware.rootSet(number, root);
    spaces.add(space);
    return space;
  }
}
