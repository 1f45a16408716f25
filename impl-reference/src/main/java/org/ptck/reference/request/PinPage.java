package org.ptck.reference.request;

import org.jspecify.annotations.Nullable;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.book.OpenPins;
import org.ptck.reference.book.Spaces;
import org.ptck.reference.copy.PinTarget;
import org.ptck.reference.fault.EntryFault;
import org.ptck.reference.fault.FaultLocks;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.TableWalk;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.Hardware;

/** Pins the page at an address for a device, which then reads and writes it past all tables. */
public final class PinPage {

  private final Platform platform;
  private final MachineLocks locks;
  private final Spaces spaces;
  private final OpenPins openPins;
  private final TableWalk walk;
  private final FaultLocks faultLocks;
  private final EntryFault entryFault;
  private final PinTarget pinTarget;

  /** Pins pages of those spaces. */
  public PinPage(
      Platform platform,
      Spaces spaces,
      OpenPins openPins,
      TableWalk walk,
      FaultLocks faultLocks,
      EntryFault entryFault,
      PinTarget pinTarget) {
    this.platform = platform;
    this.locks = platform.locks();
    this.spaces = spaces;
    this.openPins = openPins;
    this.walk = walk;
    this.faultLocks = faultLocks;
    this.entryFault = entryFault;
    this.pinTarget = pinTarget;
  }

  /** Pins a page; no lock is held. */
  public Outcome execute(Operation.Pin request) {
    faultLocks.lock(request.space(), request.address());
    locks.lockPins();
    Outcome outcome = pin(spaces.find(request.space()), request);
    locks.unlockPins();
    faultLocks.unlock(request.space(), request.address());
    return outcome;
  }

  private Outcome pin(@Nullable AddressSpace space, Operation.Pin request) {
    if (space == null) {
      return Outcome.refused(Rejection.NO_SUCH_SPACE);
    }
    if (openPins.isOpen(request.pin())) {
      return Outcome.refused(Rejection.PIN_EXISTS);
    }
    Mapping mapping = space.mappings().at(request.address());
    if (mapping == null) {
      return Outcome.refused(Rejection.NOT_MAPPED);
    }
    if (!mapping.permission().permits(request.access())) {
      return Outcome.refused(Rejection.NOT_PERMITTED);
    }
    long table = walk.ensureLeafTable(space, request.address());
    if (table == 0) {
      return Outcome.refused(Rejection.OUT_OF_MEMORY);
    }
    locks.lockTable(table);
    boolean pinned = pin(space, mapping, table, request);
    locks.unlockTable(table);
    return pinned ? Outcome.done() : Outcome.refused(Rejection.OUT_OF_MEMORY);
  }

  /** As a fault would map it, and under the same lock, so that nobody shares or moves the page. */
  private boolean pin(
      AddressSpace space, Mapping mapping, long table, Operation.Pin request) {
    Hardware hardware = platform.hardware();
    long address = request.address();
    long entry = platform.geometry().entryAddress(0, table, address);
    if (!entryFault.resolve(space, mapping, table, address, request.access())
        || !pinTarget.prepare(space, mapping, address, entry)) {
      return false;
    }
    int page = platform.pages().page(platform.entries().get(space.id(), 0, address, entry), entry);
    boolean writes = request.access() == Access.WRITE;
    hardware.referencesAdd(hardware.folioOf(page), 1);
    hardware.pinAdd(request.pin(), page, writes);
    openPins.open(request.pin(), page, writes);
    return true;
  }
}
