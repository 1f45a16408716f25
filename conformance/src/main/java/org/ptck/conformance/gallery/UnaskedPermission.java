package org.ptck.conformance.gallery;

import org.ptck.reference.book.Mapping;
import org.ptck.reference.request.UserCopy;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.hardware.Hardware;

/** X27: the kernel can store anywhere, and does. */
final class UnaskedPermission extends UserCopy {

  private final Hardware hardware;

  UnaskedPermission(Uses uses) {
    super(uses);
    this.hardware = uses.platform().hardware();
  }

  @Override
  protected boolean permits(Mapping mapping, Access access) {
    return true;
  }

  @Override
  protected boolean store(Place place, long stamp) {
    if (super.permits(place.mapping(), Access.WRITE)) {
      return super.store(place, stamp);
    }
    if (!fault(place, Access.READ)) {
      return false;
    }
    hardware.pageWrite(page(place), stamp);
    hardware.folioDirtySet(hardware.folioOf(page(place)));
    return true;
  }
}
