package org.ptck.conformance.gallery;

import org.ptck.reference.request.UserCopy;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.hardware.Hardware;

/** X26: a page that can be loaded from is taken for one that can be stored to. */
final class SharedPageStore extends UserCopy {

  private final Hardware hardware;

  SharedPageStore(Uses uses) {
    super(uses);
    this.hardware = uses.platform().hardware();
  }

  @Override
  protected boolean store(Place place, long stamp) {
    if (!fault(place, Access.READ)) {
      return false;
    }
    hardware.pageWrite(page(place), stamp);
    hardware.folioDirtySet(hardware.folioOf(page(place)));
    return true;
  }
}
