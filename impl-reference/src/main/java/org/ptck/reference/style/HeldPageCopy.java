package org.ptck.reference.style;

import org.ptck.reference.request.UserCopy;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Resolves a fault, takes a reference to the page, lets the table go, stores, and only then marks
 * the folio, as {@code access_remote_vm} does: the lock of the space, which is held throughout,
 * keeps the page from being shared or unmapped meanwhile.
 */
final class HeldPageCopy extends UserCopy {

  private final Uses uses;
  private final Hardware hardware;

  HeldPageCopy(Uses uses) {
    super(uses);
    this.uses = uses;
    this.hardware = uses.platform().hardware();
  }

  @Override
  public Outcome copyOut(int number, long address, long stamp) {
    int[] held = new int[1];
    uses.faultLocks().lock(number, address);
    Outcome outcome =
        locked(
            number,
            address,
            Access.WRITE,
            place -> {
              boolean mapped = fault(place, Access.WRITE);
              if (mapped) {
                held[0] = page(place);
                hardware.referencesAdd(hardware.folioOf(held[0]), 1);
              }
              return mapped;
            });
    if (outcome instanceof Outcome.Done) {
      int folio = hardware.folioOf(held[0]);
      hardware.pageWrite(held[0], stamp);
      hardware.folioDirtySet(folio);
      uses.references().drop(folio, 1);
    }
    uses.faultLocks().unlock(number, address);
    return outcome;
  }
}
